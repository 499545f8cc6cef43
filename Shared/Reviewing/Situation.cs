using Hybrid.Ledger;
using Hybrid.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Reviewing;

/// <summary>What an empty list does not tell: whether the daemon is there, what fails, how long the oldest item waits, what was filed last.</summary>
public sealed record Situation
{
    private const int MostFailing = 3;

    public required DateTimeOffset Now { get; init; }

    public required DaemonLiveness Daemon { get; init; }

    /// <summary>Longest first, at most three.</summary>
    public required IReadOnlyList<FailingNeighbor> Failing { get; init; }

    /// <summary>Items that wait for a decision.</summary>
    public required int Waiting { get; init; }

    /// <summary>Of the oldest; null if none waits.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>Null if nothing was filed yet, or something waits.</summary>
    public FiledTitle? LastFiled { get; init; }

    internal static async Task<Situation> ReadAsync(LedgerDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DaemonStatus? daemon = await db.Daemon.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        List<NeighborStatus> failing = await db
            .Neighbors.AsNoTracking()
            .Where(n => n.Fault != null)
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

/// <param name="Fault">Of its last contact. May quote untrusted text.</param>
/// <param name="Since">Every contact since then has failed.</param>
public sealed record FailingNeighbor(string Name, string Fault, DateTimeOffset Since);

/// <param name="Name">Untrusted text from the catalog.</param>
public sealed record FiledTitle(string Name, int? Year, DateTimeOffset At);
