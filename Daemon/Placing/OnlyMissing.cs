using Hybrid.Ledger;
using Hybrid.Naming;
using Hybrid.Planning;

namespace Hybrid.Daemon.Placing;

/// <summary>A person wants of an item what the library does not have: the rest is left out, and the history says so.</summary>
internal static class OnlyMissing
{
    /// <returns>The plan of what is missing; null if nothing is.</returns>
    public static async Task<Plan.Made?> LeaveOutAsync(
        LedgerDb db,
        IngestItem item,
        Plan.Made made,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (item.Duplicates != Duplicates.OnlyMissing)
        {
            return made;
        }

        string[] keys = [.. made.Files.SelectMany(f => f.LibraryKeys)];
        IReadOnlyList<Holding> held = await Holdings.OfAsync(db, item, made.Title.Id, keys, cancellationToken);
        HashSet<string> there = [.. held.Select(h => h.Key)];
        PlannedFile[] known =
        [
            .. made.Files.Where(f => f.LibraryKeys.Count > 0 && !IsItsOwn(f) && (f.LibraryKeys.All(there.Contains) || File.Exists(f.To))),
        ];
        HashSet<ItemFile> left = [.. known.Select(f => f.File)];
        left.UnionWith(Split.SubtitlesOf(item.Files, left));
        foreach (PlannedFile file in known)
        {
            string sentence =
                $"The library already has {string.Join(", ", file.LibraryKeys.Select(k => LibraryKey.Words(made.Title, k)))}.";
            file.File.Assignment = new Assignment
            {
                Kind = AssignmentKind.LeftOut,
                By = Actor.Daemon,
                At = now,
                Reason = sentence,
            };
            item.Note(HistoryEvent.Refused, Actor.Daemon, $"{file.File.Path} is left out: {sentence}", now);
        }

        Plan.Made missing = made with { Files = [.. made.Files.Where(f => !left.Contains(f.File))] };
        return left.Count > 0 && !missing.Files.Any(f => f.To is not null) ? null : missing;
    }

    private static bool IsItsOwn(PlannedFile file) =>
        file.File.Placement is { State: PlacementState.Placed } placed && string.Equals(placed.To, file.To, StringComparison.Ordinal);
}
