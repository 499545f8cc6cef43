using System.Linq.Expressions;
using Hybrid.Ledger;

namespace Hybrid.Reviewing;

/// <summary>An item and what its lists count of its files. The files themselves are not read: a download may have 100,000.</summary>
internal sealed class ItemRow
{
    public required IngestItem Item { get; init; }

    public required int Files { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Files that are in the library.</summary>
    public required int Placed { get; init; }

    public required int Refused { get; init; }

    /// <summary>Files that are in the library, are to go there, or were refused.</summary>
    public required int Planned { get; init; }

    public static Expression<Func<IngestItem, ItemRow>> Of { get; } =
        i => new ItemRow
        {
            Item = i,
            Files = i.Files.Count,
            Bytes = i.Files.Sum(f => f.Bytes),
            Placed = i.Files.Count(f => f.Placement!.State == PlacementState.Placed || f.Placement.State == PlacementState.TakingBack),
            Refused = i.Files.Count(f => f.Placement!.State == PlacementState.Refused),
            Planned = i.Files.Count(f =>
                f.Placement != null && f.Placement.State != PlacementState.TakenBack && f.Placement.State != PlacementState.Replaced
            ),
        };
}
