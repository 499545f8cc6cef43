using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Health;

/// <summary>Everything that the figures are made of, read once for all of them.</summary>
internal sealed record Readings
{
    public required WatcherStatus Status { get; init; }

    public required Measures Measures { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Approvals and rejections, by who decided.</summary>
    public required IReadOnlyList<ActorCount> Decisions { get; init; }

    /// <summary>Files that were placed and still stand, by how.</summary>
    public required IReadOnlyList<MethodCount> Placed { get; init; }

    /// <summary>What copies took.</summary>
    public required long CopiedBytes { get; init; }

    /// <summary>Since when the item that waits longest has waited; null where none does.</summary>
    public required DateTimeOffset? OldestWaiting { get; init; }

    /// <summary>The jobs that have run, by name.</summary>
    public IReadOnlyDictionary<string, JobRuns> Jobs { get; init; } = new Dictionary<string, JobRuns>(StringComparer.Ordinal);

    public static async Task<Readings> ReadAsync(
        ReviewDesk desk,
        IDbContextFactory<LedgerDb> ledger,
        Measures measures,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        var placed = await db
            .Placements.Where(p => p.State == PlacementState.Placed && p.Method != null)
            .GroupBy(p => p.Method!.Value)
            .Select(g => new
            {
                Method = g.Key,
                Files = g.Count(),
                Bytes = g.Sum(p => p.Bytes),
                Spent = g.Sum(p => p.SpentBytes),
            })
            .ToListAsync(cancellationToken);
        var decisions = await db
            .History.Where(h => h.To == ItemState.Approved || h.To == ItemState.Rejected)
            .GroupBy(h => h.Actor)
            .Select(g => new
            {
                Actor = g.Key,
                Approved = g.Count(h => h.To == ItemState.Approved),
                Rejected = g.Count(h => h.To == ItemState.Rejected),
            })
            .ToListAsync(cancellationToken);
        return new Readings
        {
            Status = await desk.StatusAsync(cancellationToken),
            Measures = measures,
            Now = time.GetUtcNow(),
            Decisions = [.. decisions.Select(d => new ActorCount(d.Actor, d.Approved, d.Rejected))],
            Placed = [.. placed.Select(p => new MethodCount(p.Method, p.Files, p.Bytes))],
            CopiedBytes = placed.Sum(p => p.Spent),
            OldestWaiting = await db
                .Items.Where(i => i.State == ItemState.AwaitingReview && (i.SnoozedUntil == null || i.SnoozedUntil <= time.GetUtcNow()))
                .MinAsync(i => (DateTimeOffset?)i.ChangedAt, cancellationToken),
        };
    }
}
