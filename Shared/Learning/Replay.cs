using System.Runtime.CompilerServices;
using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Learning;

/// <summary>Runs the present matcher over stored items, and compares it with the stored verdicts and with people's decisions. Changes nothing, asks nobody.</summary>
public sealed class Replay(IDbContextFactory<LedgerDb> ledger, Reweigher reweigher)
{
    private const int Batch = 100;

    /// <summary>Item by item, oldest first.</summary>
    public async IAsyncEnumerable<ReplayedItem> RunAsync(ReplayScope scope, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long last = 0;
        while (true)
        {
            List<StoredItem> batch = await ReadAsync(scope, last, cancellationToken);
            foreach (StoredItem stored in batch)
            {
                yield return Weigh(stored);
            }

            if (batch.Count < Batch)
            {
                yield break;
            }

            last = batch[^1].Item.Id;
        }
    }

    private ReplayedItem Weigh(StoredItem stored)
    {
        IngestItem item = stored.Item;
        if (item.Assessment is not { } then)
        {
            return new ReplayedItem(item, ReplayObstacle.NotIdentified);
        }

        if (stored.Input is null)
        {
            return new ReplayedItem(item, ReplayObstacle.NothingStored);
        }

        return InputPack.Unpack(stored.Input) is { } input
            ? new ReplayedItem(item, new Comparison(then, reweigher.Weigh(input, then), HumanDecision.Of(item)))
            : new ReplayedItem(item, ReplayObstacle.Unreadable);
    }

    private async Task<List<StoredItem>> ReadAsync(ReplayScope scope, long after, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        IQueryable<IngestItem> items = db.Items.AsNoTracking().Where(i => i.Id > after);
        if (scope.ItemId is { } id)
        {
            items = items.Where(i => i.Id == id);
        }

        if (scope.Since is { } since)
        {
            items = items.Where(i => i.CreatedAt >= since);
        }

        if (scope.NameKey is { } key)
        {
            items = items.Where(i => i.NameKey == key);
        }

        return await items
            .OrderBy(i => i.Id)
            .Take(Batch)
            .Select(i => new StoredItem(i, db.StoredInputs.Where(b => b.ItemId == i.Id).Select(b => b.Input).FirstOrDefault()))
            .ToListAsync(cancellationToken);
    }

    private sealed record StoredItem(IngestItem Item, byte[]? Input);
}

/// <summary>Which items; every part that is given must hold.</summary>
public sealed record ReplayScope
{
    public long? ItemId { get; init; }

    /// <summary>Taken in from this time on.</summary>
    public DateTimeOffset? Since { get; init; }

    public string? NameKey { get; init; }
}

/// <summary>An item with the comparison of its verdicts, or the reason why there is none.</summary>
public sealed record ReplayedItem
{
    public ReplayedItem(IngestItem item, Comparison comparison) => (Item, Comparison) = (item, comparison);

    public ReplayedItem(IngestItem item, ReplayObstacle obstacle) => (Item, Obstacle) = (item, obstacle);

    public IngestItem Item { get; }

    public Comparison? Comparison { get; }

    public ReplayObstacle? Obstacle { get; }
}

public enum ReplayObstacle
{
    /// <summary>The daemon has not identified it yet.</summary>
    NotIdentified,

    /// <summary>It was identified by a version that stored no facts.</summary>
    NothingStored,

    /// <summary>The stored facts were written by another version, or are damaged.</summary>
    Unreadable,
}
