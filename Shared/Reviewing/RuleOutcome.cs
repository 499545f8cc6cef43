namespace Hybrid.Reviewing;

/// <summary>What came of a request about rules, as values. Each program words it for its own reader.</summary>
public abstract record RuleOutcome
{
    private RuleOutcome() { }

    /// <summary>The rule can be added; nothing was written.</summary>
    public sealed record Offered(RuleOffer Offer) : RuleOutcome;

    /// <summary>In force from now on.</summary>
    public sealed record Added(RuleCard Rule) : RuleOutcome;

    /// <summary>No longer in force. What it decided stays as it is.</summary>
    public sealed record Revoked(RuleCard Rule) : RuleOutcome;

    public sealed record NoSuchItem(long Id) : RuleOutcome;

    /// <summary>Only an item that a person approved can teach a rule.</summary>
    public sealed record NothingDecided(long Id) : RuleOutcome;

    /// <summary>No title can be read in the item's name, so the rule would have no scope.</summary>
    public sealed record NoName(long Id) : RuleOutcome;

    /// <summary>A numbering rule is taught only by a series that was approved with absolute numbering.</summary>
    public sealed record NotAbsolute(long Id) : RuleOutcome;

    /// <summary>A skip rule is taught only by an item whose extras were all left out by a person.</summary>
    public sealed record NothingSkipped(long Id) : RuleOutcome;

    /// <summary>A numbering rule and a skip rule need a release group, and the item's name gives none.</summary>
    public sealed record NoGroup(long Id) : RuleOutcome;

    /// <summary>People approved downloads of the same name as different titles: no rule can tell them apart.</summary>
    public sealed record Contradicted(RuleOffer Offer) : RuleOutcome;

    /// <summary>Another rule for this name is in force.</summary>
    public sealed record InForce(RuleCard Rule, bool SaysTheSame) : RuleOutcome;

    /// <summary>A person must say yes to this first. Nothing was written.</summary>
    public sealed record NeedsConsent(ConsentQuestion Question) : RuleOutcome;

    public sealed record NoSuchRule(long Id) : RuleOutcome;

    public sealed record RevokedBefore(RuleCard Rule) : RuleOutcome;
}
