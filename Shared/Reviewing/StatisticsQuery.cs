using Hybrid.Learning;
using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Reviewing;

internal static class StatisticsQuery
{
    private const int MostWaits = 1000;

    public static Task<Statistics> RunAsync(
        LedgerDb db,
        KeptAnswers kept,
        double threshold,
        DateTimeOffset? since,
        CancellationToken cancellationToken
    ) =>
        kept.GetAsync(
            db,
            (nameof(StatisticsQuery), threshold, since),
            () => CountAsync(db, threshold, since, cancellationToken),
            cancellationToken
        );

    private static async Task<Statistics> CountAsync(
        LedgerDb db,
        double threshold,
        DateTimeOffset? since,
        CancellationToken cancellationToken
    )
    {
        DateTimeOffset from = since ?? DateTimeOffset.UnixEpoch;
        List<StateCount> states = await DeskQueries.StatesAsync(db, cancellationToken);
        List<MethodCount> methods = await MethodsAsync(db, from, cancellationToken);
        List<ActorCount> actors = await ActorsAsync(db, from, cancellationToken);
        double[] waits = await WaitsAsync(db, from, cancellationToken);
        return new Statistics
        {
            Since = since,
            Items = states.Sum(s => s.Items),
            ByState = states,
            PlacedFiles = methods.Sum(m => m.Files),
            PlacedBytes = methods.Sum(m => m.Bytes),
            ByMethod = methods,
            ApprovedAutomatically = actors.Where(a => a.Actor == Actor.Daemon).Sum(a => a.Approved),
            ApprovedByReview = actors.Where(a => a.Actor != Actor.Daemon).Sum(a => a.Approved),
            Rejected = actors.Sum(a => a.Rejected),
            ByActor = actors,
            AverageWaitSeconds = waits.Length == 0 ? null : Math.Round(waits.Average(), 1),
            MedianWaitSeconds = NoLonger(waits, 0.5),
            LongWaitSeconds = NoLonger(waits, 0.9),
            Precision = await PrecisionQuery.RunAsync(db, threshold, from, cancellationToken),
        };
    }

    private static async Task<List<MethodCount>> MethodsAsync(LedgerDb db, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var rows = await db
            .Placements.Where(p => p.State == PlacementState.Placed && p.Method != null && p.PlacedAt >= from)
            .GroupBy(p => p.Method!.Value)
            .Select(g => new
            {
                Method = g.Key,
                Files = g.Count(),
                Bytes = g.Sum(p => p.Bytes),
            })
            .ToListAsync(cancellationToken);
        return [.. rows.OrderBy(r => r.Method).Select(r => new MethodCount(r.Method, r.Files, r.Bytes))];
    }

    private static async Task<List<ActorCount>> ActorsAsync(LedgerDb db, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var rows = await db
            .History.Where(h => (h.To == ItemState.Approved || h.To == ItemState.Rejected) && h.At >= from)
            .GroupBy(h => new { h.Actor, h.To })
            .Select(g => new
            {
                g.Key.Actor,
                g.Key.To,
                Count = g.Count(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.GroupBy(r => r.Actor)
                .OrderBy(g => g.Key)
                .Select(g => new ActorCount(
                    g.Key,
                    g.Where(r => r.To == ItemState.Approved).Sum(r => r.Count),
                    g.Where(r => r.To == ItemState.Rejected).Sum(r => r.Count)
                )),
        ];
    }

    /// <summary>As long as this share of them waited, at most.</summary>
    private static double? NoLonger(double[] ordered, double share) =>
        ordered.Length == 0 ? null : Math.Round(ordered[Math.Max(0, (int)Math.Ceiling(ordered.Length * share) - 1)], 1);

    /// <summary>From the move into the queue to the move out of it by a person or a model, in seconds, shortest first.</summary>
    private static async Task<double[]> WaitsAsync(LedgerDb db, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var waits = await db
            .History.Where(h => h.From == ItemState.AwaitingReview && h.Actor != Actor.Daemon && h.At >= from)
            .OrderByDescending(h => h.Id)
            .Take(MostWaits)
            .Select(h => new
            {
                Decided = h.At,
                Queued = db
                    .History.Where(q => q.ItemId == h.ItemId && q.To == ItemState.AwaitingReview && q.Id < h.Id)
                    .OrderByDescending(q => q.Id)
                    .Select(q => (DateTimeOffset?)q.At)
                    .FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return [.. waits.Where(w => w.Queued is not null).Select(w => (w.Decided - w.Queued!.Value).TotalSeconds).Order()];
    }
}
