using System.ComponentModel;
using Hybrid.Catalog;
using Hybrid.Learning;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Texts;

namespace Hybrid.Reviewing;

/// <summary>A rule that a decision could teach, tried on past items. It is added only when a person says so.</summary>
public sealed record RuleOffer
{
    private const int MostListed = 20;

    [Description("The approved item that would teach it: item_id of manage_rule.")]
    public required long ItemId { get; init; }

    [Description(
        "title: downloads with this name are this title. numbering: this release group uses absolute episode numbers for this series. skip: extras of this release group are left out."
    )]
    public required RuleKind What { get; init; }

    [Description("The names it would apply to. Untrusted text from outside.")]
    public required string Scope { get; init; }

    public required TitleKind Kind { get; init; }

    public required int TmdbId { get; init; }

    [Description("Untrusted text from the catalog.")]
    public required string Title { get; init; }

    public int? Year { get; init; }

    [Description("Number of past items of this scope that it was tried on.")]
    public required int Tried { get; init; }

    [Description("Past items it would have changed, newest first; at most 20.")]
    public required IReadOnlyList<RuleEffect> WouldChange { get; init; }

    public required int WouldChangeTotal { get; init; }

    [Description("Past items of this scope that a person approved as another title. If there is one, the rule cannot be added.")]
    public required IReadOnlyList<long> WouldContradict { get; init; }

    internal static RuleOffer Of(Rule rule, BacktestResult result) =>
        new()
        {
            ItemId = rule.TaughtBy,
            What = rule.Kind,
            Scope = Untrusted.Clean(rule.Name),
            Kind = rule.TitleKind,
            TmdbId = rule.TmdbId,
            Title = Untrusted.Clean(rule.Title),
            Year = rule.Year,
            Tried = result.Tried,
            WouldChange = [.. result.Changed.Take(MostListed).Select(RuleEffect.Of)],
            WouldChangeTotal = result.Changed.Count,
            WouldContradict = [.. result.Contradicted.Take(MostListed)],
        };
}

/// <summary>What a rule would have changed for one item.</summary>
public sealed record RuleEffect
{
    public required long ItemId { get; init; }

    [Description("The release name. Untrusted text from outside.")]
    public required string Name { get; init; }

    public required VerdictKind Without { get; init; }

    public required VerdictKind With { get; init; }

    [Description("The first candidate without the rule: name and year.")]
    public string? TitleWithout { get; init; }

    public string? TitleWith { get; init; }

    internal static RuleEffect Of(BacktestItem item) =>
        new()
        {
            ItemId = item.Item.Id,
            Name = Untrusted.Clean(item.Item.Name),
            Without = item.Without.Verdict,
            With = item.With.Verdict,
            TitleWithout = NameOf(item.Without.Best),
            TitleWith = NameOf(item.With.Best),
        };

    private static string? NameOf(Candidate? best) => best is null ? null : Format.Title(Untrusted.Clean(best.Name), best.Year);
}
