using Hybrid.Ledger;

namespace Hybrid.Reviewing;

/// <summary>What came of a word about rules. Each case has a sentence that says what to do next; no sentence quotes text from outside.</summary>
public abstract record RuleOutcome
{
    private RuleOutcome() { }

    public abstract string Sentence { get; }

    /// <summary>It could be made; nothing was written.</summary>
    public sealed record Offered(RuleOffer Offer) : RuleOutcome
    {
        public override string Sentence => Offer.Sentence;
    }

    /// <summary>In force from now on.</summary>
    public sealed record Added(RuleCard Rule) : RuleOutcome
    {
        public override string Sentence =>
            $"Rule {Rule.Id} is in force: {Rule.Says}. It is named in the history of each item that it speaks for, and can be revoked.";
    }

    /// <summary>No longer in force. What it decided stays as it is.</summary>
    public sealed record Revoked(RuleCard Rule) : RuleOutcome
    {
        public override string Sentence =>
            $"Rule {Rule.Id} is no longer in force. It spoke for {Rule.TimesUsed} item(s); {(Rule.DecidedItems.Count == 0 ? "none was filed by it without asking." : $"filed by it without asking: item {string.Join(", ", Rule.DecidedItems)}. They stay as they are.")}";
    }

    public sealed record NoSuchItem(long Id) : RuleOutcome
    {
        public override string Sentence => new ReviewOutcome.NotFound(Id).Sentence;
    }

    /// <summary>Only what a person approved teaches.</summary>
    public sealed record NothingDecided(long Id) : RuleOutcome
    {
        public override string Sentence => $"Item {Id} teaches nothing: only an item that a person approved does. Approve it first.";
    }

    /// <summary>Its name gives no title that a rule could speak of.</summary>
    public sealed record NoName(long Id) : RuleOutcome
    {
        public override string Sentence => $"No rule can be made of item {Id}: no title can be read in its name, so there is no scope.";
    }

    /// <summary>A rule about numbering is taught by an approval that says how the numbers count.</summary>
    public sealed record NotAbsolute(long Id) : RuleOutcome
    {
        public override string Sentence =>
            $"Item {Id} teaches nothing about numbering: only one does that was approved as a series with numbering absolute (--absolute).";
    }

    /// <summary>A rule about numbering speaks of a release group.</summary>
    public sealed record NoGroup(long Id) : RuleOutcome
    {
        public override string Sentence => $"No rule about numbering can be made of item {Id}: its name tells no release group.";
    }

    /// <summary>People approved downloads of the same name as different titles: no rule can tell them apart.</summary>
    public sealed record Contradicted(RuleOffer Offer) : RuleOutcome
    {
        public override string Sentence => Offer.Sentence;
    }

    /// <summary>There is one for this name already.</summary>
    public sealed record InForce(RuleCard Rule, bool SaysTheSame) : RuleOutcome
    {
        public override string Sentence =>
            SaysTheSame
                ? $"Rule {Rule.Id} says so already. Nothing was changed."
                : $"Rule {Rule.Id} says that {Rule.Says}. Nothing was changed; revoke it first.";
    }

    public sealed record NoSuchRule(long Id) : RuleOutcome
    {
        public override string Sentence => $"There is no rule {Id}. list_rules (or: plex-mcp-daemon rules list) tells which there are.";
    }

    public sealed record RevokedBefore(RuleCard Rule) : RuleOutcome
    {
        public override string Sentence => $"Rule {Rule.Id} was revoked at {Words.Of(Rule.RevokedAt!.Value)} already. Nothing was changed.";
    }
}

/// <summary>Who gives a word about rules.</summary>
/// <param name="By">The command line, or a reviewer.</param>
/// <param name="Client">What an MCP client calls itself. Text from outside.</param>
public sealed record RuleAuthor(Actor By, string? Client = null);
