using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Learning;

/// <summary>Which rules spoke for which items.</summary>
public static class RuleUses
{
    /// <summary>Names the rule behind the best candidate in the item's history, whatever the verdict.</summary>
    public static async Task RecordAsync(
        LedgerDb db,
        IngestItem item,
        IReadOnlyList<KnownPrecedent> known,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        foreach (KnownPrecedent rule in known.Where(k => k.Rule is not null && k.Precedent.Title == item.Assessment!.Best?.Id))
        {
            bool decided = item.State == ItemState.Approved;
            if (await db.RuleUses.AnyAsync(u => u.RuleId == rule.Rule && u.ItemId == item.Id, cancellationToken))
            {
                continue;
            }

            db.RuleUses.Add(
                new RuleUse
                {
                    RuleId = rule.Rule!.Value,
                    ItemId = item.Id,
                    At = now,
                    Decided = decided,
                }
            );
            Candidate best = item.Assessment!.Best!;
            item.Note(
                HistoryEvent.RuleUsed,
                Actor.Daemon,
                $"Rule {rule.Rule} says {Format.Title(best.Name, best.Year)}{(decided ? ", so the item was approved." : ", but other concerns remain.")}",
                now
            );
        }
    }
}
