using Hybrid.Ledger;
using Hybrid.MediaServers;
using Hybrid.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Reviewing;

/// <summary>Reads from the ledger what decides whether an answer can be believed. Cheap: it goes with every list.</summary>
public sealed class SituationReader(IDbContextFactory<LedgerDb> ledger, TimeProvider time)
{
    private const int MostFailing = 3;

    /// <summary>One poll that failed says nothing yet.</summary>
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(2);

    /// <summary>Those without which the queue is not all of it. A receiver of notifications that fails is told by the status.</summary>
    private static readonly string[] Sources =
    [
        NeighborStatus.Tmdb,
        NeighborStatus.Transmission,
        NeighborStatus.Folder,
        .. Enum.GetNames<MediaServerKind>(),
    ];

    public async Task<Situation> ReadAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        DaemonStatus? daemon = await db.Daemon.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        List<NeighborStatus> failing = await db
            .Neighbors.AsNoTracking()
            .Where(n => n.Fault != null && Sources.Contains(n.Name) && n.FaultSince < now - LongEnough)
            .OrderBy(n => n.FaultSince)
            .Take(MostFailing)
            .ToListAsync(cancellationToken);
        var waiting = await db
            .Items.Where(i => i.State == ItemState.AwaitingReview && (i.SnoozedUntil == null || i.SnoozedUntil <= now))
            .GroupBy(_ => 1)
            .Select(all => new { Count = all.Count(), Since = all.Min(i => i.ChangedAt) })
            .SingleOrDefaultAsync(cancellationToken);
        return new Situation
        {
            Now = now,
            Daemon = DaemonLiveness.Of(daemon, now),
            Failing =
            [
                .. failing.Select(n => new FailingNeighbor(
                    Untrusted.Clean(n.Name),
                    Untrusted.Clean(n.Fault!),
                    n.FaultSince ?? n.FaultAt ?? now
                )),
            ],
            Waiting = waiting?.Count ?? 0,
            WaitingSince = waiting?.Since,
            LastFiled = waiting is null ? await LastFiledAsync(db, cancellationToken) : null,
        };
    }

    /// <summary>From the end of the history, which is quick unless nothing was ever filed.</summary>
    private static async Task<FiledTitle?> LastFiledAsync(LedgerDb db, CancellationToken cancellationToken)
    {
        if (!await db.Items.AnyAsync(i => i.State == ItemState.Finished || i.State == ItemState.Announcing, cancellationToken))
        {
            return null;
        }

        var last = await db
            .History.Where(h =>
                h.To == ItemState.Announcing && (h.Item!.State == ItemState.Announcing || h.Item.State == ItemState.Finished)
            )
            .OrderByDescending(h => h.Id)
            .Select(h => new
            {
                h.At,
                h.Item!.Title,
                h.Item.Name,
                h.Item.Year,
            })
            .FirstOrDefaultAsync(cancellationToken);
        return last is null ? null : new FiledTitle(Untrusted.Clean(last.Title ?? last.Name), last.Year, last.At);
    }
}
