using System.ComponentModel;
using Hybrid.Catalog;
using Hybrid.Learning;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Texts;

namespace Hybrid.Reviewing;

/// <summary>A rule that could be made of a decision, tried on the stored history first. Nothing is made of it unless a person says so.</summary>
public sealed record RuleOffer
{
    private const int MostListed = 20;

    [Description("The approved item that would teach it: manage_rule takes it.")]
    public required long ItemId { get; init; }

    [Description(
        "title: downloads of this name are the title. numbering: this release group numbers the title's episodes through all seasons."
    )]
    public required RuleKind What { get; init; }

    [Description("The names that it would speak of. Untrusted text from outside.")]
    public required string Scope { get; init; }

    public required TitleKind Kind { get; init; }

    public required int TmdbId { get; init; }

    [Description("Untrusted text from the catalogue.")]
    public required string Title { get; init; }

    public int? Year { get; init; }

    [Description("How many past items of this scope it was tried on.")]
    public required int Tried { get; init; }

    [Description("The past items that it would have changed, the latest first; at most 20 are listed.")]
    public required IReadOnlyList<RuleEffect> WouldChange { get; init; }

    public required int WouldChangeTotal { get; init; }

    [Description("Past items of this scope that a person approved as another title. Where there is one, the rule cannot be made.")]
    public required IReadOnlyList<long> WouldContradict { get; init; }

    /// <summary>For people and models; quotes no text from outside.</summary>
    internal string Sentence =>
        WouldContradict.Count > 0
            ? $"No rule can be made of item {ItemId}: people approved downloads of the same name as another title (item {string.Join(", ", WouldContradict)})."
            : $"A rule can be made of it: {RuleWords.Of(What, new TitleId(Kind, TmdbId))}. {Effect} If the user wants it: manage_rule with action add and item_id {ItemId}{(What == RuleKind.Numbering ? ", kind numbering" : "")} (or: plex-mcp-daemon rules add {ItemId}{(What == RuleKind.Numbering ? " --numbering" : "")}).";

    private string Effect =>
        (Tried, WouldChangeTotal) switch
        {
            (0, _) => $"There is no past item of this {Scoped} to try it on.",
            (_, 0) => $"Of {Tried} past item(s) of this {Scoped} it would have changed none.",
            _ =>
                $"It would have changed {WouldChangeTotal} past item(s): {string.Join(", ", WouldChange.Select(e => e.ItemId))}{(WouldChangeTotal > WouldChange.Count ? ", …" : "")}.",
        };

    private string Scoped => What == RuleKind.Numbering ? "group and series" : "name";

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

/// <summary>What a rule would have made of one item.</summary>
public sealed record RuleEffect
{
    public required long ItemId { get; init; }

    [Description("The release name. Untrusted text from outside.")]
    public required string Name { get; init; }

    public required VerdictKind Without { get; init; }

    public required VerdictKind With { get; init; }

    [Description("The first candidate without the rule, as movie/603.")]
    public string? TitleWithout { get; init; }

    public string? TitleWith { get; init; }

    internal static RuleEffect Of(BacktestItem item) =>
        new()
        {
            ItemId = item.Item.Id,
            Name = Untrusted.Clean(item.Item.Name),
            Without = item.Without.Verdict,
            With = item.With.Verdict,
            TitleWithout = item.Without.Best?.Id.ToString(),
            TitleWith = item.With.Best?.Id.ToString(),
        };
}
