using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Working;

/// <summary>The items that wait for a step: first those that a person decided, then those that have been due longest.</summary>
internal sealed class DueItems(IDbContextFactory<LedgerDb> ledger, TimeProvider time)
{
    /// <summary>The queue is read again after this many items, so that a new decision does not wait for thousands.</summary>
    private const int Handful = 10;

    /// <param name="done">Items that are left out.</param>
    /// <returns>Ids; empty when nothing is due.</returns>
    public async Task<List<long>> NextAsync(IItemStep step, HashSet<long> done, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        IQueryable<long> due = db.Due(now)
            .Where(i => step.States.Contains(i.State))
            .OrderBy(i =>
                i.State != ItemState.Undoing && i.State != ItemState.Relocating && (i.DecidedBy == null || i.DecidedBy == Actor.Daemon)
            )
            .ThenBy(i => i.DueAt)
            .ThenBy(i => i.Id)
            .Select(i => i.Id);
        List<long> next = await due.Take(Handful).ToListAsync(cancellationToken);
        if (next.Count == Handful && next.TrueForAll(done.Contains))
        {
            // A step should never leave an item due. If one does, the items after it still get their turn.
            next = await due.ToListAsync(cancellationToken);
        }

        return [.. next.Where(id => !done.Contains(id)).Take(Handful)];
    }
}
