using Hybrid.Ledger;
using Hybrid.Matching;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Learning;

/// <summary>Reads what people decided about the matcher's proposals.</summary>
public static class PrecisionQuery
{
    /// <summary>The newest: older ones come from older matchers.</summary>
    private const int Most = 5000;

    public static async Task<Precision> RunAsync(LedgerDb db, double threshold, DateTimeOffset since, CancellationToken cancellationToken)
    {
        List<IngestItem> decided = await db
            .Items.AsNoTracking()
            .Where(i => i.ChangedAt >= since)
            .Where(i => i.State == ItemState.Rejected || (i.DecidedBy != null && i.DecidedBy != Actor.Daemon))
            .Where(i => !db.History.Any(h => h.ItemId == i.Id && h.From == ItemState.Identifying && h.To == ItemState.Approved))
            .OrderByDescending(i => i.Id)
            .Take(Most)
            .ToListAsync(cancellationToken);
        // An item sent back before it was placed, such as a second copy of a movie, was not filed.
        List<IngestItem> filed = await db
            .Items.AsNoTracking()
            .Where(i => i.ChangedAt >= since)
            .Where(i => db.History.Any(h => h.ItemId == i.Id && h.From == ItemState.Identifying && h.To == ItemState.Approved))
            .Where(i => db.History.Any(h => h.ItemId == i.Id && h.To == ItemState.Announcing))
            .OrderByDescending(i => i.Id)
            .Take(Most)
            .ToListAsync(cancellationToken);
        return Precision.Of(
            threshold,
            [.. decided.Select(JudgementOf).OfType<Judgement>()],
            [.. filed.Where(i => i.Assessment?.Best is not null).Select(i => new Filing(i.Assessment!.Best!.Confidence, IsOverruled(i)))]
        );
    }

    private static Judgement? JudgementOf(IngestItem item) =>
        item.Assessment is { Best: { } best } assessment && HumanDecision.Of(item) is { } decision
            ? new Judgement(
                assessment.Confidence,
                decision.Title is not { } title ? JudgementKind.Rejected
                    : title == best.Id ? JudgementKind.AsProposed
                    : JudgementKind.AsAnother,
                assessment.Reasons.All(r => r.Concern == Concern.BelowThreshold)
            )
            : null;

    private static bool IsOverruled(IngestItem item) =>
        HumanDecision.Of(item) is { } decision && decision.Title != item.Assessment!.Best!.Id;
}
