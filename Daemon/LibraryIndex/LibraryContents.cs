using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Naming;
using Hybrid.Neighbors;
using Hybrid.Planning;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>Compares the files to place with the files in the library.</summary>
public sealed class LibraryContents(Planner planner)
{
    /// <summary>Reasons to ask a person; a fault if the catalog could not be reached for the plan.</summary>
    public async Task<Answer<IReadOnlyList<Reason>>> ConcernsAsync(
        LedgerDb db,
        IngestItem item,
        TitleId title,
        CancellationToken cancellationToken
    )
    {
        switch (await planner.PlanAsync(item, title, cancellationToken))
        {
            case Plan.CatalogFailed failed:
                return new(failed.Fault);
            case Plan.TitleGone gone:
                return new([new Reason(Concern.IdDiffers, $"The catalog no longer has {item.Title ?? "this title"} (TMDb {gone.Id}).")]);
            case Plan.Made made:
                return new(await ConcernsAsync(db, item, made, cancellationToken));
            default:
                // Without a library folder there is nothing to compare; placing reports the missing folder.
                return new((IReadOnlyList<Reason>)[]);
        }
    }

    public static async Task<IReadOnlyList<Reason>> ConcernsAsync(
        LedgerDb db,
        IngestItem item,
        Plan.Made made,
        CancellationToken cancellationToken
    )
    {
        string[] keys = [.. made.Files.SelectMany(f => f.LibraryKeys)];
        IReadOnlyList<Holding> held = await Holdings.OfAsync(db, item, made.Title.Id, keys, cancellationToken);
        return [.. Concerns(made, [.. held.Select(h => h.Key)])];
    }

    private static IEnumerable<Reason> Concerns(Plan.Made made, HashSet<string> taken)
    {
        IReadOnlyList<PlannedFile> files = made.Files;
        foreach (
            IGrouping<Concern, Reason> troubles in files
                .Where(f => f.File.Role == FileRole.Video)
                .Select(f => f.Trouble)
                .OfType<Reason>()
                .GroupBy(r => r.Concern)
        )
        {
            yield return troubles.First();
        }

        string[] there = [.. files.SelectMany(f => f.LibraryKeys).Where(taken.Contains).Select(k => LibraryKey.Words(made.Title, k))];
        if (there.Length > 0)
        {
            yield return new Reason(
                Concern.AlreadyInLibrary,
                $"The library already has {string.Join(", ", there.Take(5))}{(there.Length > 5 ? ", …" : "")}."
            );
        }

        PlannedFile? occupied = files.FirstOrDefault(f => f.To is { } to && !IsItsOwn(f.File, to) && File.Exists(to));
        if (occupied is not null)
        {
            yield return new Reason(Concern.DestinationExists, $"{occupied.To} already exists.");
        }

        if (files.SelectMany(f => f.LibraryKeys).CountBy(key => key).FirstOrDefault(k => k.Value > 1) is { Key: { } doubled })
        {
            yield return new Reason(
                Concern.AlreadyInLibrary,
                $"{files.Count(f => f.LibraryKeys.Contains(doubled))} files of this download are {LibraryKey.Words(made.Title, doubled)}."
            );
        }
    }

    private static bool IsItsOwn(ItemFile file, string to) =>
        file.Placement is { State: PlacementState.Placed } placed && string.Equals(placed.To, to, StringComparison.Ordinal);
}
