using System.Buffers;
using System.Globalization;
using System.Text;
using Hybrid.Catalog;
using Hybrid.Daemon.Watching;
using Hybrid.Ledger;
using Hybrid.Naming;
using Hybrid.Planning;

namespace Hybrid.Reliability;

/// <summary>Hostile trees through triage, grouping, naming and planning: never out of the library, never a crash, always a reason.</summary>
public sealed class HostileNamesTests
{
    private const int First = 1_000_000;
    private static readonly SearchValues<char> Reserved = SearchValues.Create("\\:*?\"<>|");

    private const string Root = "/srv/library/Movies";

    [Fact]
    public async Task No_hostile_name_leads_out_of_the_library_or_to_a_crash()
    {
        int trees = Effort.IsFull ? 120_000 : 6_000;
        var violations = new List<string>();
        int files = 0;
        int placed = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(First, trees),
            async (seed, _) =>
            {
                try
                {
                    (int ofTree, int withPlace, List<string> wrong) = await PlanAsync(seed);
                    Interlocked.Add(ref files, ofTree);
                    Interlocked.Add(ref placed, withPlace);
                    lock (violations)
                    {
                        violations.AddRange(wrong);
                    }
                }
                catch (Exception e)
                {
                    lock (violations)
                    {
                        violations.Add($"seed {seed}: {e.GetType().Name}: {e.Message} {e.StackTrace?.Split('\n')[0].Trim()}");
                    }
                }
            }
        );
        Effort.Tell(
            "names",
            "triage, grouping, naming, planning",
            trees,
            violations.Count,
            string.Create(CultureInfo.InvariantCulture, $"{files} files; {placed} got a place, the others a reason")
        );
        Assert.True(placed > trees / 10, "Nearly nothing got a place: the trees are no test of naming.");
        Effort.Hold([.. violations.Take(30)]);
    }

    private static async Task<(int Files, int Placed, List<string> Wrong)> PlanAsync(int seed)
    {
        var tree = HostileTree.Of(seed);
        var wrong = new List<string>();
        var random = new Random(seed);
        ReportedFile[] reported =
        [
            .. tree.Paths.Select(p => new ReportedFile(p, random.NextInt64(0, 1L << 40), Place.Begin, random.Next(10) > 0)),
        ];
        IReadOnlyList<TriagedFile> triaged = Triage.Sort(reported);
        IReadOnlyList<FileGroup> groups = Grouping.Group(tree.Name, triaged, 2027);
        if (triaged.Count != reported.Length || groups.Sum(g => g.Files.Count) != reported.Length)
        {
            wrong.Add($"seed {seed}: {reported.Length} files came, {groups.Sum(g => g.Files.Count)} are in items");
        }

        int placed = 0;
        var catalog = new HostileTitles(seed);
        var clock = new SettableClock(Place.Begin);
        var standing = new StandingTitles(clock);
        var settings = new Settings.HybridSettings
        {
            DataDir = "/nowhere",
            MoviesDirs = [Root],
            TvDirs = [Root],
        };
        var planner = new Planner(catalog, new LibraryChoice(standing, settings), new TitleFolders(standing, catalog), settings, clock);
        foreach (FileGroup group in groups)
        {
            var item = IngestItem.Create(group.Name, Place.Begin, "Taken in.");
            item.Files.AddRange(
                group.Files.Select(f => new ItemFile
                {
                    Path = f.File.Path,
                    Bytes = f.File.Bytes,
                    Role = f.Role,
                })
            );
            foreach (TitleKind kind in new[] { TitleKind.Movie, TitleKind.Series })
            {
                if (await planner.PlanAsync(item, new TitleId(kind, 1), standing: [], CancellationToken.None) is not Plan.Made made)
                {
                    wrong.Add($"seed {seed}: no plan was made");
                    continue;
                }

                // Subtitles of extras go, or stay, with their extras.
                bool extras = item.Files.Exists(f => f.Role == FileRole.Extra || f.Path.Split('/').Any(ExtraName.IsFolder));
                ItemFile[] told = [.. made.Files.Select(f => f.File)];
                ItemFile[] due = [.. item.Files.Where(f => f.Role == FileRole.Video || (f.Role == FileRole.Subtitle && !extras))];
                if (told.Distinct().Count() != told.Length || due.Except(told).Any())
                {
                    wrong.Add($"seed {seed}: {due.Length} files are to be placed, the plan tells of {told.Length}");
                }

                placed += made.Files.Count(f => f.To is not null);
                wrong.AddRange(made.Files.SelectMany(Judge).Select(w => $"seed {seed}, as a {kind}: {w}"));
            }
        }

        return (reported.Length, placed, wrong);
    }

    private static IEnumerable<string> Judge(PlannedFile file)
    {
        if (file.To is not { } to)
        {
            if (string.IsNullOrWhiteSpace(file.Trouble?.Sentence))
            {
                yield return "a file has no place, and no reason";
            }

            yield break;
        }

        if (!to.StartsWith(Root + "/", StringComparison.Ordinal) || Path.GetFullPath(to) != to)
        {
            yield return $"it leads out of the library: {to}";
        }

        foreach (string part in to[(Root.Length + 1)..].Split('/'))
        {
            if (part.Length == 0 || part is "." or ".." || part.StartsWith('.') || part.TrimEnd(' ', '.') != part)
            {
                yield return $"no safe component: '{part}'";
            }

            if (Encoding.UTF8.GetByteCount(part) > 255)
            {
                yield return $"a component of {Encoding.UTF8.GetByteCount(part)} bytes";
            }

            if (!IsWhole(part) || part.EnumerateRunes().Any(IsUnfit) || part.AsSpan().ContainsAny(Reserved))
            {
                yield return $"a character that no name may hold: '{part}'";
            }
        }
    }

    /// <summary>No half of a character.</summary>
    private static bool IsWhole(string text) => text == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>Control and format characters, and what is assigned to nobody.</summary>
    private static bool IsUnfit(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
