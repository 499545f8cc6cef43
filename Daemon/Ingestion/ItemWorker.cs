using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Hybrid.Ingestion;

/// <summary>Takes due items through a step, one after the other. The one place where the unexpected is caught.</summary>
public sealed class ItemWorker(IDbContextFactory<LedgerDb> ledger, Activity activity, TimeProvider time, ILogger<ItemWorker> logger)
{
    /// <summary>Works until nothing is due for this step.</summary>
    /// <returns>How many items were worked on.</returns>
    public async Task<int> WorkAsync(IItemStep step, CancellationToken cancellationToken)
    {
        int worked = 0;
        while (await NextAsync(step, cancellationToken) is { } id)
        {
            await RunAsync(step, id, cancellationToken);
            worked++;
        }

        return worked;
    }

    private async Task<long?> NextAsync(IItemStep step, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        DateTimeOffset now = time.GetUtcNow();
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        return await db
            .Items.Where(i => step.States.Contains(i.State) && i.DueAt <= now)
            .OrderBy(i => i.DueAt)
            .ThenBy(i => i.Id)
            .Select(i => (long?)i.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private async Task RunAsync(IItemStep step, long id, CancellationToken cancellationToken)
    {
        try
        {
            await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
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
