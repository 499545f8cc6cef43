using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Neighbors;
using Hybrid.Planning;
using Hybrid.Texts;

namespace Hybrid.Reviewing;

/// <summary>
/// What came of a decision, as values. Each program words it for its own reader: a person at the command line needs a command, a model
/// needs a tool.
/// </summary>
public abstract record ReviewOutcome
{
    private ReviewOutcome() { }

    /// <summary>The approval stands in the ledger. The daemon carries it out: now, or when it runs again.</summary>
    public sealed record Approved(ItemCard Item, DaemonLiveness Daemon) : ReviewOutcome
    {
        /// <summary>The rule that this decision could teach; null where a rule would be of no use.</summary>
        public RuleOffer? Offer { get; init; }

        /// <summary>What of the item's name speaks against the title; empty where nothing does.</summary>
        public IReadOnlyList<NameDoubt> Otherwise { get; init; } = [];
    }

    /// <summary>The item stays out of the library. Nothing is deleted.</summary>
    public sealed record Rejected(ItemCard Item) : ReviewOutcome;

    public sealed record NotFound(long Id) : ReviewOutcome;

    /// <summary>Someone else decided first. That decision stands.</summary>
    /// <param name="Id">The item.</param>
    /// <param name="Version">Required to change the decision.</param>
    /// <param name="State">Of the item now.</param>
    /// <param name="Decision">Null where the history tells of no decision.</param>
    public sealed record AlreadyDecided(long Id, int Version, ItemState State, Decision? Decision) : ReviewOutcome;

    /// <summary>The daemon is still identifying it.</summary>
    /// <param name="Id">The item.</param>
    /// <param name="Fault">Why the last try failed; null where none has.</param>
    public sealed record TooEarly(long Id, string? Fault) : ReviewOutcome;

    /// <summary>There is no video among its files, so an approval could not be carried out.</summary>
    /// <param name="Id">The item.</param>
    /// <param name="Why">What there is instead.</param>
    public sealed record NothingToPlace(long Id, WhyNothing Why) : ReviewOutcome;

    /// <summary>The library has the same movie or episode, and nobody said what to do with that copy.</summary>
    /// <param name="Id">The item.</param>
    /// <param name="Version">Of the item.</param>
    /// <param name="Title">What both are.</param>
    /// <param name="Copies">Those of the library, or about to be there.</param>
    public sealed record InLibraryAlready(long Id, int Version, NamedTitle Title, IReadOnlyList<Holding> Copies) : ReviewOutcome
    {
        /// <summary>The release name of the new copy. Text from outside, cleaned.</summary>
        public string Name { get; init; } = "";
    }

    /// <summary>The first candidate was meant, and there is none.</summary>
    public sealed record NoCandidates(long Id) : ReviewOutcome;

    /// <summary>The first candidate was meant, but it is unlikely or has another title than the name. It can be chosen by its number.</summary>
    /// <param name="Id">The item.</param>
    /// <param name="Candidates">All that the item has, best first.</param>
    public sealed record NoneLikely(long Id, IReadOnlyList<CandidateBrief> Candidates) : ReviewOutcome;

    /// <param name="Id">The item.</param>
    /// <param name="Number">The number that was asked for.</param>
    /// <param name="Count">How many candidates there are.</param>
    public sealed record NoSuchCandidate(long Id, int Number, int Count) : ReviewOutcome;

    public sealed record NotInCatalog(TitleId Title) : ReviewOutcome;

    /// <summary>The catalog could not be asked; nothing was decided.</summary>
    public sealed record CatalogFailed(Fault Fault) : ReviewOutcome;

    /// <summary>The item has changed since it was looked at.</summary>
    public sealed record Changed(ItemCard Item) : ReviewOutcome;

    /// <summary>A person must say yes to this first. Nothing was decided.</summary>
    public sealed record NeedsConsent(ConsentQuestion Question) : ReviewOutcome;

    /// <summary>The arguments are wrong. All faults at once.</summary>
    public sealed record Invalid(IReadOnlyList<ArgumentFault> Faults) : ReviewOutcome;
}

/// <summary>What an item has in place of a video that can be filed.</summary>
public enum WhyNothing
{
    NoVideo,

    /// <summary>The video is in an archive.</summary>
    Archive,

    /// <summary>It is a disc, and no part of a disc is filed.</summary>
    Disc,

    /// <summary>What is named like a video holds zeros, a text or a web page.</summary>
    NotAVideo,

    /// <summary>Every video was said to be left out.</summary>
    AllLeftOut,
}

/// <summary>Who decided what, and when, as the history has it.</summary>
/// <param name="To">Approved, Rejected, Ignored or Undoing.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Title">The title that was approved; null for every other decision.</param>
public sealed record Decision(ItemState To, Actor By, DateTimeOffset At, NamedTitle? Title);

/// <summary>A title as people know it.</summary>
/// <param name="Id">At TMDb.</param>
/// <param name="Name">Text from the catalog, cleaned.</param>
/// <param name="Year">Null where the catalog knows none.</param>
public sealed record NamedTitle(TitleId Id, string Name, int? Year)
{
    /// <summary>"Nosferatu (1922)"; the name alone where there is no year.</summary>
    public override string ToString() => Format.Title(Name, Year);

    /// <returns>Null before a decision.</returns>
    internal static NamedTitle? ChosenFor(IngestItem item) =>
        item.Chosen is { } id ? new NamedTitle(id, Untrusted.Clean(item.Title) ?? "", item.Year) : null;
}
