using Hybrid.Catalog;
using Hybrid.Ledger;

namespace Hybrid.Learning;

/// <summary>What a person finally said of an item: it is this title, or it does not belong into the library.</summary>
/// <param name="Title">Null for a rejection.</param>
public sealed record HumanDecision(TitleId? Title)
{
    /// <returns>Null where no person decided.</returns>
    public static HumanDecision? Of(IngestItem item) =>
        item switch
        {
            // Only people reject, and only people undo: what the daemon had filed by itself was wrong then.
            { State: ItemState.Rejected or ItemState.Undoing or ItemState.Undone } => new HumanDecision(Title: null),
            { State: ItemState.Approved or ItemState.Placing or ItemState.Announcing or ItemState.Finished, DecidedBy: not Actor.Daemon } =>
                item.Chosen is { } chosen ? new HumanDecision(chosen) : null,
            _ => null,
        };
}
