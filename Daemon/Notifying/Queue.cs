using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Notifying;

/// <summary>What waits for a decision, and what of it nobody was told of.</summary>
/// <param name="Waiting">How many items wait.</param>
/// <param name="New">How many of them came since it was told last.</param>
/// <param name="FirstAt">When the first of those came.</param>
/// <param name="LastAt">When the last of those came.</param>
/// <param name="Names">Of the first few of those. Text from outside.</param>
/// <param name="Told">The last word about it; null = none yet.</param>
/// <param name="UpTo">The last line of the history now.</param>
internal sealed record Queue(
    int Waiting,
    int New,
    DateTimeOffset FirstAt,
    DateTimeOffset LastAt,
    IReadOnlyList<string> Names,
    Notification? Told,
    long UpTo
)
{
    private const int MostNames = 10;

    /// <summary>By the number of the history's line, not by its time: the clock may be set.</summary>
    public static async Task<Queue> ReadAsync(LedgerDb db, Notification? told, CancellationToken cancellationToken)
    {
        long from = told?.UpTo ?? 0;
        long upTo = await db.History.MaxAsync(h => (long?)h.Id, cancellationToken) ?? 0;
        int waiting = await db.Items.CountAsync(i => i.State == ItemState.AwaitingReview, cancellationToken);
        var none = new Queue(waiting, New: 0, default, default, [], told, upTo);
        if (upTo <= from || waiting == 0)
        {
            return none;
        }

        var came = db
            .History.Where(h => h.Id > from && h.To == ItemState.AwaitingReview && h.Item!.State == ItemState.AwaitingReview)
            .GroupBy(h => new { h.ItemId, h.Item!.Name })
            .Select(g => new
            {
                g.Key.ItemId,
                g.Key.Name,
                At = g.Max(h => h.At),
            });
        int count = await came.CountAsync(cancellationToken);
        return count == 0
            ? none
            : none with
            {
                New = count,
                FirstAt = await came.MinAsync(c => c.At, cancellationToken),
                LastAt = await came.MaxAsync(c => c.At, cancellationToken),
                Names = await came.OrderBy(c => c.ItemId).Take(MostNames).Select(c => c.Name).ToListAsync(cancellationToken),
            };
    }
}
