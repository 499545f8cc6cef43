using System.ComponentModel;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Texts;

namespace Hybrid.Reviewing;

/// <summary>A rule in the ledger.</summary>
public sealed record RuleCard
{
    public required long Id { get; init; }

    [Description(
        "title: downloads with the names of its scope are this title. numbering: the release group of its scope uses absolute episode numbers for this series. skip: its extras are left out."
    )]
    public required RuleKind What { get; init; }

    [Description(
        "The names it applies to: kind, title, and year or country if the name has one; or the release group. Untrusted text from outside."
    )]
    public required string Scope { get; init; }

    public required TitleKind Kind { get; init; }

    public required int TmdbId { get; init; }

    [Description("Untrusted text from the catalog.")]
    public required string Title { get; init; }

    public int? Year { get; init; }

    public required bool InForce { get; init; }

    [Description("True while the rule is suspended, because the item that taught it was undone, rejected or approved as another title.")]
    public required bool Rests { get; init; }

    [Description("The approved item that taught it.")]
    public required long TaughtByItem { get; init; }

    public required Actor AddedBy { get; init; }

    [Description("What the MCP client that added it calls itself. Untrusted text from outside.")]
    public string? Client { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public Actor? RevokedBy { get; init; }

    [Description("Number of items it was used for.")]
    public required int TimesUsed { get; init; }

    [Description("Items filed automatically because of it, newest first; at most 20.")]
    public required IReadOnlyList<long> DecidedItems { get; init; }

    internal static RuleCard Of(Rule rule, bool speaks, int uses, IReadOnlyList<long> decided) =>
        new()
        {
            Id = rule.Id,
            What = rule.Kind,
            Scope = Untrusted.Clean(rule.Name),
            Kind = rule.TitleKind,
            TmdbId = rule.TmdbId,
            Title = Untrusted.Clean(rule.Title),
            Year = rule.Year,
            InForce = rule.RevokedAt is null,
            Rests = rule.RevokedAt is null && !speaks,
            TaughtByItem = rule.TaughtBy,
            AddedBy = rule.AddedBy,
            Client = Untrusted.Clean(rule.Client),
            AddedAt = rule.AddedAt,
            RevokedAt = rule.RevokedAt,
            RevokedBy = rule.RevokedBy,
            TimesUsed = uses,
            DecidedItems = decided,
        };
}
