using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Working;

/// <summary>Takes due items through a step, one after the other, and catches unexpected errors of items.</summary>
public sealed class ItemWorker(IDbContextFactory<LedgerDb> ledger, Activity activity, TimeProvider time, ILogger<ItemWorker> logger)
{
    private readonly DueItems _queue = new(ledger, time);

    /// <summary>
    /// Takes each item that is due for this step through it once. An item that is due again afterwards waits for the next call. Items that
    /// a person decided go first.
    /// </summary>
    /// <returns>How many items were worked on.</returns>
    public async Task<int> WorkAsync(IItemStep step, CancellationToken cancellationToken)
    {
        var done = new HashSet<long>();
        Exception? unrecorded = null;
        while (await _queue.NextAsync(step, done, cancellationToken) is { Count: > 0 } due)
        {
            foreach (long id in due)
            {
                cancellationToken.ThrowIfCancellationRequested();
                done.Add(id);
                unrecorded = await RunAsync(step, id, cancellationToken) ?? unrecorded;
            }
        }

        // The others had their turn. The job fails, so that it is seen.
        return unrecorded is null
            ? done.Count
            : throw new InvalidOperationException("An item failed, and the ledger cannot record that.", unrecorded);
    }

    /// <returns>The error that the ledger did not take; null if there was none.</returns>
    private async Task<Exception?> RunAsync(IItemStep step, long id, CancellationToken cancellationToken)
    {
        try
        {
            await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
            // Stays open for the whole item, because each query would otherwise set up a connection. No transaction is open.
            await db.Database.OpenConnectionAsync(cancellationToken);
            IngestItem item = await LoadAsync(db, id, cancellationToken);
            if (!step.States.Contains(item.State))
            {
                return null;
            }

            ItemState before = item.State;
            using IDisposable? about = logger.AboutItem(item);
            using IDisposable doing = activity.Begin($"item {id}: {item.State}");
            await step.RunAsync(db, item, cancellationToken);
            await db.SaveChangesAsync(CancellationToken.None);
            Tell(item, before);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (DbUpdateConcurrencyException)
        {
            // A reviewer decided while we worked. The decision stands, and the item is read again.
            logger.LogInformation("Item {ItemId} was changed by another program while it was in work; that change stands", id);
        }
        catch (Exception e)
        {
            logger.LogError(e, "Item {ItemId} failed with an unexpected error; it is tried again later", id);
            return await PostponeAsync(
                id,
                $"An unexpected error occurred ({e.GetType().Name}). For details, run: plex-mcp-daemon logs --level error"
            );
        }

        return null;
    }

    private async Task<Exception?> PostponeAsync(long id, string sentence)
    {
        try
        {
            await using LedgerDb db = await ledger.CreateDbContextAsync();
            IngestItem item = await db.Items.SingleAsync(i => i.Id == id);
            item.Postpone(sentence, Backoff.After(item.Tries, time.GetUtcNow()), time.GetUtcNow());
            await db.SaveChangesAsync();
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private void Tell(IngestItem item, ItemState before)
    {
        if (item.State != before)
        {
            string? why = item.History.FindLast(h => h.To == item.State)?.Sentence;
            logger.LogInformation("Item {ItemId} {Name} moved from {From} to {To}: {Reason}", item.Id, item.Name, before, item.State, why);
        }
        else if (item.Fault is not null)
        {
            logger.LogWarning("Item {ItemId} {Name} is tried again at {DueAt}: {Fault}", item.Id, item.Name, item.DueAt, item.Fault);
        }
    }

    private static Task<IngestItem> LoadAsync(LedgerDb db, long id, CancellationToken cancellationToken) =>
        db
            .Items.Include(i => i.Download)
            .Include(i => i.Files)
                .ThenInclude(f => f.Placement)
            .SingleAsync(i => i.Id == id, cancellationToken);
}
