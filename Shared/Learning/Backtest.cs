using Hybrid.Ledger;
using Hybrid.Matching;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Learning;

/// <summary>Tries a rule on the stored items of its scope before it is added. Changes nothing, asks nobody.</summary>
public static class Backtest
{
    /// <summary>The newest of the scope.</summary>
    private const int MostItems = 500;

    /// <param name="db">Read only.</param>
    /// <param name="rule">The scope and the title; it need not be in the ledger.</param>
    /// <param name="reweigher">The present matcher.</param>
    public static async Task<BacktestResult> RunAsync(LedgerDb db, Rule rule, Reweigher reweigher, CancellationToken cancellationToken)
    {
        if (rule.Kind == RuleKind.Skip)
        {
            // It says nothing about titles, and what was filed stays.
            return new BacktestResult(0, [], []);
        }

        var stored = await ScopeOf(db.Items.AsNoTracking(), rule)
            .OrderByDescending(i => i.Id)
            .Take(MostItems)
            .Select(i => new { Item = i, Input = db.StoredInputs.Where(b => b.ItemId == i.Id).Select(b => b.Input).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        List<(IngestItem Item, IdentifyInput? Input)> items =
        [
            .. stored
                .Select(s => (s.Item, Input: s.Input is null ? null : InputPack.Unpack(s.Input)))
                .Where(s => rule.Kind == RuleKind.Title || IsOfGroup(s.Input, rule, reweigher.LatestYear)),
        ];
        CandidateDetails? known = items
            .Where(i => i.Input is not null)
            .SelectMany(i => i.Input!.Field)
            .Where(c => c.Title.Id == rule.Means)
            .MaxBy(c => c.Details is not null);
        List<BacktestItem> changed = [];
        List<long> contradicted = [];
        int tried = 0;
        foreach ((IngestItem item, IdentifyInput? input) in items.Where(i => i.Item.Id != rule.TaughtBy))
        {
            var decision = HumanDecision.Of(item);
            if (rule.Kind == RuleKind.Title && decision?.Title is { } title && title != rule.Means)
            {
                contradicted.Add(item.Id);
            }

            if (input is null || item.Assessment is not { } then)
            {
                continue;
            }

            tried++;
            Assessment without = reweigher.Weigh(input, then);
            Assessment with = reweigher.Weigh(Ruled(input, rule, known), then);
            if (without.Verdict != with.Verdict || without.Best?.Id != with.Best?.Id)
            {
                changed.Add(new BacktestItem(item, without, with));
            }
        }

        return new BacktestResult(tried, changed, contradicted);
    }

    /// <summary>For a numbering rule: items whose first candidate or decision is the series, and items named like the one that taught the rule.</summary>
    private static IQueryable<IngestItem> ScopeOf(IQueryable<IngestItem> items, Rule rule) =>
        rule.Kind == RuleKind.Title
            ? items.Where(i => i.NameKey == rule.NameKey)
            : items.Where(i =>
                (i.TitleKind == rule.TitleKind && i.TmdbId == rule.TmdbId)
                || items.Any(teacher => teacher.Id == rule.TaughtBy && teacher.NameKey == i.NameKey)
            );

    private static bool IsOfGroup(IdentifyInput? input, Rule rule, int latestYear) =>
        input is not null
        && NumberingKey.Prefix(InputReading.Of(input, latestYear).Clues) is { } prefix
        && NumberingKey.Of(prefix, rule.TmdbId) == rule.NameKey;

    /// <summary>The facts as they would have been, had the rule been in force.</summary>
    private static IdentifyInput Ruled(IdentifyInput input, Rule rule, CandidateDetails? known) =>
        input with
        {
            Precedents =
            [
                .. input.Precedents,
                new Precedent(rule.Kind == RuleKind.Title ? PrecedentKind.Rule : PrecedentKind.Numbering, rule.Means, "the rule says so"),
            ],
            Field = known is null || input.Field.Any(c => c.Title.Id == rule.Means) ? input.Field : [.. input.Field, known],
        };
}

/// <param name="Tried">Number of stored items of the scope that could be tried, without the one that teaches the rule.</param>
/// <param name="Changed">What the rule would have changed, newest first.</param>
/// <param name="Contradicted">Items of the scope that a person approved as another title.</param>
public sealed record BacktestResult(int Tried, IReadOnlyList<BacktestItem> Changed, IReadOnlyList<long> Contradicted);

public sealed record BacktestItem(IngestItem Item, Assessment Without, Assessment With);
