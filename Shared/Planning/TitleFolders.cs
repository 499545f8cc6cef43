using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Naming;
using Hybrid.Neighbors;
using Hybrid.Releases;
using Hybrid.Texts;

namespace Hybrid.Planning;

/// <summary>Finds the folder of a title that stands in the library, whoever made it: new files join it, and no second folder is made.</summary>
public sealed class TitleFolders(StandingTitles standing, ICatalog catalog)
{
    /// <summary>A namesake with fewer votes than this part of the title's own is hardly what an unnamed folder holds.</summary>
    private const double Negligible = 0.05;

    /// <param name="root">The library folder.</param>
    /// <param name="title">As the catalog has it.</param>
    /// <param name="item">Its files that are in the library already stay together.</param>
    /// <param name="planned">Its files with the places that our rules give them.</param>
    /// <param name="indexed">See <see cref="IndexedFolders"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Answer<TitleFolder>> OfAsync(
        string root,
        Title title,
        IngestItem item,
        IReadOnlyList<PlannedFile> planned,
        IReadOnlyList<IndexedPlace> indexed,
        CancellationToken cancellationToken
    )
    {
        IEnumerable<string> filed = item
            .Files.Select(f => f.Placement)
            .Where(p => p is { State: PlacementState.Placed } && p.To.StartsWith(root, StringComparison.Ordinal))
            .Select(p => p!.To);
        return FirstFolder(root, planned.Select(f => f.To).OfType<string>()) is { } ours
            ? OfAsync(root, title, ours, FirstFolder(root, filed), indexed, cancellationToken)
            : Task.FromResult(new Answer<TitleFolder>(new TitleFolder("", title)));
    }

    /// <param name="root">The library folder.</param>
    /// <param name="title">As the catalog has it.</param>
    /// <param name="ours">The name that our rule would give the folder.</param>
    /// <param name="filed">The folder that holds files of the same item already; null if none does. An item stays together.</param>
    /// <param name="indexed">As above.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Our own folder first, then the one that fits best. A fault if the catalog could not be asked for namesakes.</returns>
    public async Task<Answer<TitleFolder>> OfAsync(
        string root,
        Title title,
        string ours,
        string? filed,
        IReadOnlyList<IndexedPlace> indexed,
        CancellationToken cancellationToken
    )
    {
        StandingTitle[] folders =
        [
            .. indexed
                .Where(there => there.Root == root)
                .Select(there => new StandingTitle(there.Path, StandingFit.Id) { TakesFiles = there.TakesFiles })
                .Concat(standing.Of(root, title))
                .DistinctBy(there => there.Path, StringComparer.Ordinal)
                .Where(there => there is { TakesFiles: true, Fit: not StandingFit.NameAndNearYear })
                .OrderBy(there => there.Fit)
                .ThenBy(there => there.Path, StringComparer.Ordinal),
        ];
        if (folders.Length == 0 || Array.Exists(folders, f => Path.GetFileName(f.Path) == ours))
        {
            return new(new TitleFolder(ours, title));
        }

        if (Array.Find(folders, f => Path.GetFileName(f.Path) == filed) is { } own)
        {
            return new(new TitleFolder(filed!, title) { Path = own.Path });
        }

        StandingTitle best = folders[0];
        var found = new TitleFolder(Path.GetFileName(best.Path), title) { Path = best.Path };
        if (folders.Skip(1).FirstOrDefault(f => f.Fit == best.Fit) is { } second)
        {
            return new(
                found with
                {
                    Doubt = Doubt(
                        $"The library has the folders {Quoted(best)} and {Quoted(second)}, and both may be {Format.Title(title.Name, title.Year)}. It would go into the first. Put all of it into one folder, if they are the same"
                    ),
                }
            );
        }

        if (best.Fit != StandingFit.Name)
        {
            return new(found);
        }

        Answer<IReadOnlyList<Title>> answer = await catalog.SearchAsync(new TitleQuery(title.Id.Kind, title.Name), cancellationToken);
        if (!answer.IsOk)
        {
            return new(answer.Fault);
        }

        Title? namesake = answer
            .Value!.Where(t => t.Id != title.Id && IsNamesake(t, title) && t.VoteCount >= title.VoteCount * Negligible)
            .MaxBy(t => t.VoteCount);
        return new(
            namesake is null
                ? found
                : found with
                {
                    Doubt = Doubt(
                        $"The library has the folder {Quoted(best)}, without a year: it may be {Format.Title(title.Name, title.Year)} or {Format.Title(namesake.Name, namesake.Year)}. It would go into that folder. If that is wrong, add the year to the folder's name"
                    ),
                }
        );
    }

    /// <summary>The name of the title's folder in the first path.</summary>
    private static string? FirstFolder(string root, IEnumerable<string> paths) =>
        paths.Select(path => LibraryRoot.TitleFolder(root, path)).FirstOrDefault();

    private static bool IsNamesake(Title one, Title other) =>
        Names(one).Select(TitleKey.Of).Intersect(Names(other).Select(TitleKey.Of)).Any();

    private static IEnumerable<string> Names(Title title) => new[] { title.Name, title.OriginalName }.OfType<string>();

    private static string Quoted(StandingTitle there) => $"\"{Untrusted.Clean(Path.GetFileName(there.Path), Untrusted.PathLength)}\"";

    private static Reason Doubt(string sentence) => new(Concern.FolderUnclear, sentence + ", then identify it again.");
}

/// <param name="Name">Of the folder, as it is on the disk, or as our rule names a new one.</param>
/// <param name="Title">The title whose folder it is.</param>
public sealed record TitleFolder(string Name, Title Title)
{
    /// <summary>Absolute; null if the folder has our own name.</summary>
    public string? Path { get; init; }

    /// <summary>Why it may not be this title's.</summary>
    public Reason? Doubt { get; init; }

    /// <summary>A planned file in this folder, and in the folder of its season that stands there.</summary>
    public PlannedFile Into(PlannedFile file)
    {
        if (Path is null || file.To is null)
        {
            return file;
        }

        string[] parts = System.IO.Path.GetRelativePath(file.LibraryRoot, file.To).Split(System.IO.Path.DirectorySeparatorChar);
        string inside = parts is [_, var season, var name] ? $"{SeasonFolder(season)}/{name}" : string.Join('/', parts[1..]);
        return file with { To = LibraryRoot.Combine(file.LibraryRoot, $"{Name}/{inside}") };
    }

    private string SeasonFolder(string ours)
    {
        int? number = SeasonOf(ours);
        string[] there =
        [
            .. LibraryFolder.Folders(Path!).Where(name => number is not null && SeasonOf(name) == number).Order(StringComparer.Ordinal),
        ];
        return there.Length == 0 || there.Contains(ours) ? ours : there[0];
    }

    /// <summary>"Season 1", "S01", "Staffel 1", "Lost Season 1 (2004)", "Specials".</summary>
    private int? SeasonOf(string folder)
    {
        if (folder.Equals("Specials", StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        Release read = ReleaseParser.Parse(folder, FolderFit.YearAfter(today: null));
        return
            read is { Seasons: [var season], Episodes.Count: 0, EpisodeTitle: null }
            && (read.Title is null || TitleKey.Of(read.Title) == TitleKey.Of(Title.Name))
            ? season
            : null;
    }
}
