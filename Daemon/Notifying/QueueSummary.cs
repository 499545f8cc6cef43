using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Notifying;

/// <summary>The items that wait for a decision, and those among them that no notification has covered yet, or that were put off until now.</summary>
/// <param name="Waiting">How many items wait.</param>
/// <param name="New">How many of them came since the last notification.</param>
/// <param name="FirstAt">When the first of those came.</param>
/// <param name="LastAt">When the last of those came.</param>
/// <param name="Names">The names of the first few of those. Untrusted.</param>
/// <param name="Told">The last notification about the queue; null = none yet.</param>
/// <param name="UpTo">The last line of the history now.</param>
internal sealed record QueueSummary(
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

    /// <summary>Compares history ids, not times, because the clock may be set.</summary>
    public static async Task<QueueSummary> ReadAsync(
        LedgerDb db,
        Notification? told,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        long from = told?.UpTo ?? 0;
        long upTo = await db.History.MaxAsync(h => (long?)h.Id, cancellationToken) ?? 0;
        IQueryable<IngestItem> shown = db.Items.Where(i =>
            i.State == ItemState.AwaitingReview && (i.SnoozedUntil == null || i.SnoozedUntil <= now)
        );
        int waiting = await shown.CountAsync(cancellationToken);
        var none = new QueueSummary(waiting, New: 0, default, default, [], told, upTo);
        if (waiting == 0)
        {
            return none;
        }

        // Put off, and shown again since the last notification.
        DateTimeOffset since = told?.At ?? DateTimeOffset.UnixEpoch;
        var woke = await shown
            .Where(i => i.SnoozedUntil > since)
            .Where(i => !db.History.Any(h => h.Id > from && h.To == ItemState.AwaitingReview && h.ItemId == i.Id))
            .OrderBy(i => i.Id)
            .Select(i => new { i.Name, At = i.SnoozedUntil!.Value })
            .ToListAsync(cancellationToken);

        var came = db
            .History.Where(h => h.Id > from && h.To == ItemState.AwaitingReview && shown.Any(i => i.Id == h.ItemId))
            .GroupBy(h => new { h.ItemId, h.Item!.Name })
            .Select(g => new
            {
                g.Key.ItemId,
                g.Key.Name,
                At = g.Max(h => h.At),
            });
        int count = await came.CountAsync(cancellationToken);
        if (count + woke.Count == 0)
        {
            return none;
        }

        List<DateTimeOffset> at = [.. woke.Select(w => w.At)];
        if (count > 0)
        {
            at.Add(await came.MinAsync(c => c.At, cancellationToken));
            at.Add(await came.MaxAsync(c => c.At, cancellationToken));
        }

        List<string> names = await came.OrderBy(c => c.ItemId).Take(MostNames).Select(c => c.Name).ToListAsync(cancellationToken);
        return none with
        {
            New = count + woke.Count,
            FirstAt = at.Min(),
            LastAt = at.Max(),
            Names = [.. names.Concat(woke.Select(w => w.Name)).Take(MostNames)],
        };
    }
}
