using Hybrid.Catalog;
using Hybrid.Ledger;

namespace Hybrid.Learning;

/// <summary>What a person finally decided about an item: it is this title, or it does not belong in the library.</summary>
/// <param name="Title">Null for a rejection.</param>
public sealed record HumanDecision(TitleId? Title)
{
    /// <returns>Null where no person decided.</returns>
    public static HumanDecision? Of(IngestItem item) =>
        item switch
        {
            // Only people reject and undo. If the daemon had filed it automatically, that was wrong.
            { State: ItemState.Rejected or ItemState.Undoing or ItemState.Undone } => new HumanDecision(Title: null),
            {
                State: ItemState.Approved or ItemState.Placing or ItemState.Announcing or ItemState.Relocating or ItemState.Finished,
                DecidedBy: not Actor.Daemon
            } => item.Chosen is { } chosen ? new HumanDecision(chosen) : null,
            _ => null,
        };
}
