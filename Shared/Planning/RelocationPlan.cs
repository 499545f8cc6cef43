using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Naming;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Planning;

/// <summary>Where files that stand in the library go, if they are something else than they were filed as. The files of an item that are not asked about stay.</summary>
public abstract record RelocationPlan
{
    private RelocationPlan() { }

    /// <param name="Files">Those whose place changes.</param>
    public sealed record Made(IReadOnlyList<PlannedFile> Files) : RelocationPlan;

    /// <summary>The catalog or the library has no place for a file.</summary>
    public sealed record NoPlace(ItemFile File, Reason Why) : RelocationPlan;

    /// <summary>The library has something there.</summary>
    /// <param name="File">The file that would go there.</param>
    /// <param name="Path">What is in the way.</param>
    /// <param name="ItemId">The item that it came with; null if plex-mcp did not file it.</param>
    public sealed record Occupied(ItemFile File, string Path, long? ItemId) : RelocationPlan
    {
        public string Sentence => $"{Path} is there already{(ItemId is { } item ? $", from item {item}" : "")}.";
    }

    /// <param name="db">Read only.</param>
    /// <param name="item">With its files as they are to be: the assignments are the new ones.</param>
    /// <param name="made">The plan of that item.</param>
    /// <param name="asked">Files of it that stand in the library.</param>
    public static async Task<RelocationPlan> OfAsync(
        LedgerDb db,
        IngestItem item,
        Plan.Made made,
        IReadOnlyCollection<ItemFile> asked,
        CancellationToken cancellationToken
    )
    {
        List<PlannedFile> moved = [];
        foreach (ItemFile file in asked)
        {
            if (made.Files.FirstOrDefault(f => f.File == file) is not { } planned)
            {
                return new NoPlace(file, new Reason(Concern.UnnumberedFile, "It would have no place in the library."));
            }

            if (planned.Trouble is { } trouble)
            {
                return planned.Rival is { Placement: { State: PlacementState.Placed } rival } && !asked.Contains(planned.Rival)
                    ? new Occupied(file, rival.To, item.Id)
                    : new NoPlace(file, trouble);
            }

            if (planned.To != file.Placement!.To)
            {
                moved.Add(planned);
            }
        }

        foreach (PlannedFile planned in moved.Where(IsSomethingElse))
        {
            if (Beside(item, planned, asked) is { } beside)
            {
                return new Occupied(planned.File, beside.Placement!.To, item.Id);
            }

            if (await Holdings.OfAsync(db, item, made.Title.Id, planned.LibraryKeys, cancellationToken) is [var held, ..])
            {
                return new Occupied(planned.File, held.Path!, held.ItemId);
            }
        }

        return await TakenAsync(db, moved, cancellationToken) ?? new Made(moved);
    }

    /// <summary>The title's own folder gets another name.</summary>
    public static bool IsToOtherFolder(Relocation row) =>
        LibraryRoot.TitleFolder(row.LibraryRoot, row.From) != LibraryRoot.TitleFolder(row.LibraryRoot, row.To);

    /// <summary>It would become what the library may have already: not a version beside it, and not what it is now under another name.</summary>
    public static bool IsSomethingElse(PlannedFile planned) =>
        planned.Is is not { Kind: AssignmentKind.Version } && !planned.LibraryKeys.SequenceEqual(planned.File.LibraryKeys);

    /// <summary>Another file of the item that is the same, and stays.</summary>
    private static ItemFile? Beside(IngestItem item, PlannedFile planned, IReadOnlyCollection<ItemFile> asked) =>
        item.Files.FirstOrDefault(f =>
            f.Placement is { State: PlacementState.Placed } && !asked.Contains(f) && f.LibraryKeys.Exists(planned.LibraryKeys.Contains)
        );

    /// <summary>A name that a file has which does not leave it now.</summary>
    private static async Task<RelocationPlan?> TakenAsync(LedgerDb db, List<PlannedFile> moved, CancellationToken cancellationToken)
    {
        HashSet<string> left = [.. moved.Select(m => m.File.Placement!.To)];
        foreach (PlannedFile planned in moved.Where(m => !left.Contains(m.To!)))
        {
            PlacementState[] there = [PlacementState.Placed, PlacementState.Planned, PlacementState.TakingBack];
            long? owner = await db
                .Files.Where(f => f.Placement!.To == planned.To && there.Contains(f.Placement.State))
                .Select(f => (long?)f.ItemId)
                .FirstOrDefaultAsync(cancellationToken);
            if (owner is not null || File.Exists(planned.To))
            {
                return new Occupied(planned.File, planned.To!, owner);
            }
        }

        return null;
    }
}
