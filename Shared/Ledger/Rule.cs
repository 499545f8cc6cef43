using Hybrid.Catalog;
using Hybrid.Texts;

namespace Hybrid.Ledger;

/// <summary>What a person taught. It applies until it is revoked, and is never deleted.</summary>
public sealed class Rule
{
    public long Id { get; set; }

    public RuleKind Kind { get; init; }

    /// <summary>The scope: the names that the rule applies to. NameKey, NumberingKey and SkipRules in the Learning folder define the spelling.</summary>
    public required string NameKey { get; init; }

    /// <summary>The scope for people: "series Teachers", "movie Solaris of 1972", "group SubsPlease". Untrusted.</summary>
    public required string Name { get; init; }

    public required TitleKind TitleKind { get; init; }

    public required int TmdbId { get; init; }

    /// <summary>The title's name and year, as the catalog had them when the rule was taught.</summary>
    public required string Title { get; init; }

    public int? Year { get; init; }

    /// <summary>The approval that taught it.</summary>
    public required long TaughtBy { get; init; }

    public required Actor AddedBy { get; init; }

    /// <summary>The MCP client's own name; null at the command line.</summary>
    public string? Client { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    public Actor? RevokedBy { get; set; }

    public List<RuleUse> Uses { get; } = [];

    public TitleId Means => new(TitleKind, TmdbId);

    /// <summary>"series Teachers means Teachers (2001)"; "group SubsPlease uses absolute episode numbers for One Piece (1999)"; "extras of group GRP are left out".</summary>
    public string Sentence =>
        Kind switch
        {
            RuleKind.Numbering => $"{Name} uses absolute episode numbers for {Named}",
            RuleKind.Skip => $"extras of {Name} are left out",
            _ => $"{Name} means {Named}",
        };

    private string Named => Format.Title(Title, Year);
}

public enum RuleKind
{
    /// <summary>Downloads with this name are that title.</summary>
    Title,

    /// <summary>This release group uses absolute episode numbers for that series.</summary>
    Numbering,

    /// <summary>The extras of this release group are left out, whatever the title.</summary>
    Skip,
}

/// <summary>A rule supported a title of an item: one row for each item.</summary>
public sealed class RuleUse
{
    public long Id { get; set; }

    public long RuleId { get; set; }

    public required long ItemId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The daemon filed the item as the rule's title without asking.</summary>
    public required bool Decided { get; init; }
}
