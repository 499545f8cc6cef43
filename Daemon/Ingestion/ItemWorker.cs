using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Hybrid.Ingestion;

/// <summary>Takes due items through a step, one after the other. The one place where the unexpected is caught.</summary>
public sealed class ItemWorker(IDbContextFactory<LedgerDb> ledger, Activity activity, TimeProvider time, ILogger<ItemWorker> logger)
{
    /// <summary>Takes each item that is due for this step through it, once: what is due again afterwards is the next call's.</summary>
    /// <returns>How many items were worked on.</returns>
    public async Task<int> WorkAsync(IItemStep step, CancellationToken cancellationToken)
    {
        List<long> due = await DueAsync(step, cancellationToken);
        foreach (long id in due)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await RunAsync(step, id, cancellationToken);
        }

        return due.Count;
    }

    private async Task<List<long>> DueAsync(IItemStep step, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        return await db.Due(now)
            .Where(i => step.States.Contains(i.State))
            .OrderBy(i => i.DueAt)
            .ThenBy(i => i.Id)
            .Select(i => i.Id)
            .ToListAsync(cancellationToken);
    }

    private async Task RunAsync(IItemStep step, long id, CancellationToken cancellationToken)
    {
        try
        {
            await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
            // Kept for the item: else each query would set up a connection anew. No transaction is open meanwhile.
            await db.Database.OpenConnectionAsync(cancellationToken);
            IngestItem item = await LoadAsync(db, id, cancellationToken);
            if (!step.States.Contains(item.State))
            {
                return;
            }

            ItemState before = item.State;
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
            // A reviewer decided while we worked. The decision stands; the item is looked at anew.
            logger.LogInformation("Item {ItemId} was decided by somebody else meanwhile", id);
        }
        catch (Exception e)
        {
            logger.LogError(e, "Item {ItemId} met an unexpected error; it will be tried again", id);
            await PostponeAsync(id, $"An unexpected error ({e.GetType().Name}); the log has its details.");
        }
    }

    private async Task PostponeAsync(long id, string sentence)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync();
        IngestItem item = await db.Items.SingleAsync(i => i.Id == id);
        item.Postpone(sentence, Backoff.After(item.Tries, time.GetUtcNow()), time.GetUtcNow());
        await db.SaveChangesAsync();
    }

    private void Tell(IngestItem item, ItemState before)
    {
        if (item.State != before)
        {
            logger.LogInformation("Item {ItemId} {Name}: {From} to {To}", item.Id, item.Name, before, item.State);
        }
        else if (item.Fault is not null)
        {
            logger.LogWarning("Item {ItemId} {Name} waits until {DueAt}: {Fault}", item.Id, item.Name, item.DueAt, item.Fault);
        }
    }

    private static Task<IngestItem> LoadAsync(LedgerDb db, long id, CancellationToken cancellationToken) =>
        db
            .Items.Include(i => i.Download)
            .Include(i => i.Files)
                .ThenInclude(f => f.Placement)
            .AsSplitQuery()
            .SingleAsync(i => i.Id == id, cancellationToken);
}
