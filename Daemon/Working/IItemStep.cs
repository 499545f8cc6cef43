using Hybrid.Ledger;

namespace Hybrid.Daemon.Working;

/// <summary>One step of an item. It moves or postpones the item; <see cref="ItemWorker"/> saves the result.</summary>
public interface IItemStep
{
    /// <summary>The states from which this step takes items.</summary>
    IReadOnlyList<ItemState> States { get; }

    /// <param name="db">The unit of work: the item is tracked in it. No transaction is open, and none may be held over file or network work.</param>
    /// <param name="item">With its download, files and placements.</param>
    Task RunAsync(LedgerDb db, IngestItem item, CancellationToken cancellationToken);
}
