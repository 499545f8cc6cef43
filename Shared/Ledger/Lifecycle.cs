namespace Hybrid.Ledger;

/// <summary>The only table of states: the moves that are allowed. A test compares it with docs/lifecycle.md.</summary>
public static class Lifecycle
{
    private static readonly Dictionary<ItemState, ItemState[]> Table = new()
    {
        [ItemState.Identifying] = [ItemState.AwaitingReview, ItemState.Approved, ItemState.Ignored],
        [ItemState.AwaitingReview] = [ItemState.Approved, ItemState.Rejected, ItemState.Undoing, ItemState.Ignored, ItemState.Identifying],
        [ItemState.Approved] = [ItemState.Placing, ItemState.AwaitingReview, ItemState.Rejected],
        [ItemState.Placing] = [ItemState.Announcing, ItemState.AwaitingReview],
        [ItemState.Announcing] = [ItemState.Finished, ItemState.AwaitingReview, ItemState.Undoing, ItemState.Relocating],
        [ItemState.Undoing] = [ItemState.Undone, ItemState.AwaitingReview],
        [ItemState.Relocating] = [ItemState.Announcing],
        [ItemState.Undone] = [ItemState.Approved, ItemState.Rejected, ItemState.Identifying],
        [ItemState.Finished] = [ItemState.Undoing, ItemState.Relocating, ItemState.Approved],
        [ItemState.Rejected] = [ItemState.Approved, ItemState.Undoing, ItemState.Identifying],
        [ItemState.Ignored] = [ItemState.Approved, ItemState.Rejected, ItemState.Identifying],
    };

    /// <summary>States that need the daemon's work, in the order in which it takes them: nearest to the end first.</summary>
    public static IReadOnlyList<ItemState> Working { get; } =
    [ItemState.Announcing, ItemState.Undoing, ItemState.Relocating, ItemState.Placing, ItemState.Approved, ItemState.Identifying];

    /// <summary>States that only a person can end.</summary>
    public static IReadOnlyList<ItemState> Settled { get; } = [ItemState.Finished, ItemState.Undone, ItemState.Rejected, ItemState.Ignored];

    public static IReadOnlyList<ItemState> From(ItemState state) => Table[state];

    public static bool Allows(ItemState from, ItemState to) => Table[from].Contains(to);
}
