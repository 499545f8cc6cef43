using System.Text.RegularExpressions;
using Hybrid.Ledger;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Reliability;

/// <summary>The invariants, each violation in a sentence.</summary>
internal sealed partial class Inspection(Stage stage, IReadOnlyDictionary<string, FileFacts> end)
{
    /// <summary>What must hold at any moment, also in the middle of everything.</summary>
    public async Task<List<string>> AtAnyMomentAsync(IReadOnlyCollection<string> acknowledged)
    {
        IReadOnlyDictionary<string, FileFacts> library = stage.Library();
        if (stage.Scene.Relocates)
        {
            // What is said to be placed gets another name by what is tried here.
            acknowledged = [];
        }

        return
        [
            .. Sources(),
            .. Library(library),
            .. Relocated(library),
            .. acknowledged
                .Where(to => !IsWhole(library, Path.GetRelativePath(stage.Place.Library, to)))
                .Select(to => $"acknowledged, and not there whole: {Path.GetFileName(to)}"),
            .. await LedgerAsync(acknowledged),
        ];
    }

    /// <summary>What must hold when a started daemon has had its time.</summary>
    /// <param name="exactly">By the method, and with the times and rights, of a run that nobody disturbed: a copy may lose its time where a disk refuses to set it.</param>
    public async Task<List<string>> AtTheEndAsync(bool exactly = true)
    {
        IReadOnlyDictionary<string, FileFacts> library = stage.Library();
        List<string> wrong =
        [
            .. Sources(),
            .. Library(library),
            .. Relocated(library),
            .. end.Keys.Where(path => !IsWhole(library, path)).Select(path => $"not there in the end: {path}"),
            .. library.Keys.Where(path => !end.ContainsKey(path)).Select(path => $"left behind: {path}"),
            .. end.Where(e => exactly && !e.Value.IsLike(library.GetValueOrDefault(e.Key)))
                .Select(e => $"not as in a run that nobody disturbed: {e.Key}"),
        ];
        await using Engine engine = stage.OpenEngine(Place.Begin.AddDays(2));
        foreach (IngestItem item in await engine.ItemsAsync())
        {
            ItemState ends = item.SplitFrom is null ? stage.Scene.Ends : ItemState.AwaitingReview;
            wrong.AddRange(Item(item, ends));
            wrong.AddRange(exactly && ends == ItemState.Finished ? Methods(item, stage.Scene.Method) : []);
        }

        int items = (await engine.ItemsAsync()).Count;
        if (items != (stage.Scene.Splits ? 2 : 1))
        {
            wrong.Add($"{items} items in the end");
        }

        wrong.AddRange(await LedgerAsync([]));
        return wrong;
    }

    /// <summary>For an item that is not through: whether it says why.</summary>
    public async Task<List<string>> WaitsWithAReasonAsync()
    {
        await using Engine engine = stage.OpenEngine(Place.Begin.AddDays(2));
        var wrong = new List<string>();
        foreach (IngestItem item in await engine.ItemsAsync())
        {
            if (item.State is ItemState.AwaitingReview)
            {
                wrong.Add($"left to a person for what passes: {item.History.OrderBy(h => h.Id).Last().Sentence}");
            }
            else if (item.State is ItemState.Placing or ItemState.Undoing or ItemState.Relocating && string.IsNullOrWhiteSpace(item.Fault))
            {
                wrong.Add("it waits without a reason");
            }
        }

        return wrong;
    }

    private IEnumerable<string> Item(IngestItem item, ItemState ends)
    {
        if (item.State != ends)
        {
            yield return $"the item ends {item.State}: {item.Fault ?? item.History.OrderBy(h => h.Id).Last().Sentence}";
            yield break;
        }

        foreach (IGrouping<ItemState?, HistoryEntry> twice in item.History.Where(h => h.To is not null).GroupBy(h => h.To))
        {
            // A filed item whose files are moved is announced once more.
            bool isAgain = stage.Scene.Relocates && twice.Key is ItemState.Announcing or ItemState.Finished;
            if (twice.Count() > (isAgain ? 2 : 1))
            {
                yield return $"moved to {twice.Key} {twice.Count()} times";
            }
        }

        foreach (
            IGrouping<string, HistoryEntry> twice in item
                .History.Where(h => h.Event is HistoryEvent.Relocated or HistoryEvent.Split)
                .GroupBy(h => h.Sentence)
                .Where(g => g.Count() > 1)
        )
        {
            yield return $"told {twice.Count()} times: {twice.Key}";
        }

        if (ends != ItemState.Finished)
        {
            yield break;
        }

        int placed = item.History.Count(h => h.Event == HistoryEvent.Placed);
        int files = item.Files.Count(f => f.Placement is { State: PlacementState.Placed });
        if (placed != files)
        {
            yield return $"{files} files, and {placed} lines of history that say placed";
        }

        if (item.Files.Any(f => f.Placement is { State: not PlacementState.Placed }))
        {
            yield return "finished, and a file is not placed";
        }
    }

    /// <summary>Each file that is given another name has exactly one in the library: the old one, the new one, or the hidden one between them.</summary>
    private IEnumerable<string> Relocated(IReadOnlyDictionary<string, FileFacts> library)
    {
        if (!stage.Scene.Relocates)
        {
            yield break;
        }

        foreach ((string path, FileFacts before) in stage.Standing.Where(s => stage.IsOfTheDownload(s.Value)))
        {
            string[] names = [.. library.Where(f => f.Value.Inode == before.Inode).Select(f => f.Key)];
            string to = end.FirstOrDefault(e => e.Value.Content == before.Content).Key ?? "nowhere";
            if (names is not [var name] || (name != path && name != to && !IsPartial(name)))
            {
                yield return $"LOST OR TWICE: {path} is at {string.Join(" and ", names)} and goes to {to}";
            }
        }
    }

    /// <summary>The history tells how it was done and what it cost, whatever it was interrupted by.</summary>
    private static IEnumerable<string> Methods(IngestItem item, PlacementMethod method) =>
        item
            .Files.Select(f => f.Placement)
            .OfType<Placement>()
            .Where(p => p.Method != method || p.SpentBytes != (method == PlacementMethod.Copy ? p.Bytes : 0))
            .Select(p => $"placed as {p.Method} for {p.SpentBytes} bytes, and it was a {method}");

    private IEnumerable<string> Sources()
    {
        IReadOnlyDictionary<string, FileFacts> now = FileFacts.Below(stage.Place.Downloads);
        foreach ((string path, FileFacts before) in stage.Sources)
        {
            if (!before.IsUnharmed(now.GetValueOrDefault(path)))
            {
                yield return $"SOURCE HARMED: {path}: {before} is now {now.GetValueOrDefault(path)}";
            }
        }

        foreach (string path in now.Keys.Where(p => !stage.Sources.ContainsKey(p)))
        {
            yield return $"something new among the downloads: {path}";
        }
    }

    private IEnumerable<string> Library(IReadOnlyDictionary<string, FileFacts> now)
    {
        foreach ((string path, FileFacts before) in stage.Standing)
        {
            if (end.TryGetValue(path, out FileFacts? kept) && kept.Content == before.Content)
            {
                if (before != now.GetValueOrDefault(path))
                {
                    yield return $"LIBRARY HARMED: {path}";
                }
            }
            else if (!stage.IsOfTheDownload(before) && !now.Any(n => !IsPartial(n.Key) && before.IsUnharmed(n.Value)))
            {
                // It is to be replaced: until then it has its name, and from then on another in the recycle folder.
                yield return $"LIBRARY LOST: {path}";
            }
        }

        foreach ((string path, FileFacts file) in now.Where(n => !IsPartial(n.Key) && !IsClaimed(n.Key, n.Value, now)))
        {
            bool known = stage.Standing.TryGetValue(path, out FileFacts? before) | end.TryGetValue(path, out FileFacts? after);
            if (Stage.IsRecycled(path))
            {
                if (!stage.IsOfTheDownload(file) && stage.Standing.Values.Concat(end.Values).All(f => f.Content != file.Content))
                {
                    yield return $"half a file in the recycle folder: {path}";
                }
            }
            else if (!known)
            {
                yield return $"of nobody's wish: {path}";
            }
            else if (file.Content != before?.Content && file.Content != after?.Content)
            {
                yield return $"HALF FILE UNDER ITS FINAL NAME: {path} ({file.Bytes} bytes)";
            }
        }
    }

    /// <summary>Looks at a copy: a look at the ledger itself would be its recovery already.</summary>
    private async Task<List<string>> LedgerAsync(IReadOnlyCollection<string> acknowledged)
    {
        string copy = Directory.CreateTempSubdirectory("plex-mcp-look-").FullName;
        try
        {
            foreach (
                string file in Directory
                    .EnumerateFiles(stage.Place.Data, "ledger.db*")
                    .Where(f => !f.EndsWith("-shm", StringComparison.Ordinal))
            )
            {
                await File.WriteAllBytesAsync(Path.Combine(copy, Path.GetFileName(file)), await File.ReadAllBytesAsync(file));
            }

            await using Engine engine = new(
                new Place(copy, copy, default).Settings with
                {
                    DataDir = copy,
                },
                new SettableClock(Place.Begin)
            );
            await using LedgerDb db = await engine.Ledger.CreateDbContextAsync();
            string integrity = await db
                .Database.SqlQuery<string>($"SELECT integrity_check AS Value FROM pragma_integrity_check")
                .FirstAsync();
            int files = await db.Files.CountAsync();
            List<string> unexplained = await db
                .Placements.Where(p =>
                    p.State == PlacementState.Placed
                    && !db.Relocations.Any(r => r.State == RelocationState.Planned && (r.From == p.To || r.To == p.To))
                )
                .Select(p => p.To)
                .ToListAsync();
            HashSet<string> placed = [.. await db.Placements.Where(p => p.State == PlacementState.Placed).Select(p => p.To).ToListAsync()];
            return
            [
                .. integrity == "ok" ? Array.Empty<string>() : [$"LEDGER BROKEN: {integrity}"],
                .. files == stage.Scene.Files.Length || !(stage.Scene.Splits || stage.Scene.Relocates)
                    ? Array.Empty<string>()
                    : [$"{files} files in the ledger"],
                .. unexplained
                    .Where(to => stage.Scene.Relocates && !File.Exists(to))
                    .Select(to => $"IN NEITHER PLACE, AND NOT IN THE JOURNAL: {to}"),
                .. acknowledged.Where(to => !placed.Contains(to)).Select(to => $"ACKNOWLEDGED AND FORGOTTEN: {Path.GetFileName(to)}"),
            ];
        }
        catch (SqliteException e)
        {
            return [$"LEDGER BROKEN: {e.Message}"];
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private bool IsWhole(IReadOnlyDictionary<string, FileFacts> library, string path) =>
        library.TryGetValue(path, out FileFacts? file) && end.TryGetValue(path, out FileFacts? wanted) && file.Content == wanted.Content;

    /// <summary>One line holds the name until the file has it. A hidden mark beside it says so.</summary>
    private static bool IsClaimed(string path, FileFacts file, IReadOnlyDictionary<string, FileFacts> library) =>
        file.Bytes < 40
        && library.Keys.Any(k => k.EndsWith(".claim", StringComparison.Ordinal) && Path.GetDirectoryName(k) == Path.GetDirectoryName(path));

    private static bool IsPartial(string path) => Partial().IsMatch(Path.GetFileName(path));

    [GeneratedRegex(
        @"^\.plex-mcp-(\d+\.(partial|moving)|[0-9a-f]{16}\.claim)$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Partial();
}
