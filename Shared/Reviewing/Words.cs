using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Texts;

namespace Hybrid.Reviewing;

/// <summary>Values as sentences name them.</summary>
public static class Words
{
    public static string Of(Actor actor) =>
        actor switch
        {
            Actor.Daemon => "the daemon",
            Actor.Reviewer => "a reviewer at an MCP client",
            Actor.CommandLine => "a person at the command line",
            _ => throw new ArgumentOutOfRangeException(nameof(actor), actor, "No such actor."),
        };

    /// <summary>A sentence for the history with a space in front; empty where nothing was said.</summary>
    public static string Of(Duplicates duplicates) =>
        duplicates switch
        {
            Duplicates.Replace => " It may replace the copy in the library.",
            Duplicates.OnlyMissing => " What the library has already is left out.",
            Duplicates.KeepBoth => " It goes next to the copy in the library.",
            _ => "",
        };

    public static string Of(Numbering numbering) => numbering == Numbering.Absolute ? " Its episode numbers are absolute." : "";

    /// <summary>Of an item without a video that can be placed.</summary>
    internal static WhyNothing WhyNothing(IngestItem item) =>
        item.Files.Exists(f => f.Role == FileRole.Disc) ? Reviewing.WhyNothing.Disc
        : item.Files.Exists(f => f.Role == FileRole.Archive) ? Reviewing.WhyNothing.Archive
        : item.Files.Exists(f => f.Role == FileRole.Video) ? Reviewing.WhyNothing.NotAVideo
        : Reviewing.WhyNothing.NoVideo;

    /// <summary>"1 of its 2 files is in the library".</summary>
    public static string Of(PartlyFiled filed) =>
        (filed.Placed, filed.Of) switch
        {
            (1, 1) => "its file is in the library",
            var (placed, of) when placed == of => $"its {of} files are in the library",
            (1, var of) => $"1 of its {of} files is in the library",
            var (placed, of) => $"{placed} of its {of} files are in the library",
        };

    /// <summary>Of an item that is filed: all of it, or which part.</summary>
    public static string InLibrary(ItemCard item) =>
        item.PartlyFiled is { } filed ? Format.Sentence(Of(filed)) : "Its files are in the library.";

    public static string Of(ItemState state) =>
        state switch
        {
            ItemState.Identifying => "being identified",
            ItemState.AwaitingReview => "awaiting review",
            ItemState.Approved => "approved, not placed yet",
            ItemState.Placing => "being placed in the library",
            ItemState.Announcing => "in the library; the media server is being notified",
            ItemState.Undoing => "being taken out of the library",
            ItemState.Relocating => "being moved in the library",
            ItemState.Finished => "in the library",
            ItemState.Undone => "taken out of the library again",
            ItemState.Rejected => "rejected",
            ItemState.Ignored => "ignored, because it is not a movie or series",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
        };

    /// <summary>"movie" or "series", as both programs take it.</summary>
    public static string Kind(TitleKind kind) => kind == TitleKind.Movie ? "movie" : "series";

    /// <summary>Who decided what before.</summary>
    /// <param name="o">The outcome.</param>
    /// <param name="title">How a title is written: a model gets it in quotation marks.</param>
    public static string Of(ReviewOutcome.AlreadyDecided o, Func<NamedTitle, string> title) =>
        o.Decision is { } d
            ? $"Item {o.Id} was {Deed(d, title)} by {Of(d.By)} at {Format.Utc(d.At)}.{(d.To == o.State && d.To != ItemState.Approved ? "" : $" It is now {Of(o.State)}.")}"
            : $"Item {o.Id} is {Of(o.State)}.";

    private static string Deed(Decision decision, Func<NamedTitle, string> title) =>
        decision.To switch
        {
            ItemState.Approved when decision.Title is { } named => $"approved as {title(named)}",
            ItemState.Approved => "approved",
            ItemState.Rejected => "rejected",
            ItemState.Undoing => "taken out of the library",
            _ => "ignored",
        };

    /// <summary>"another title and another year".</summary>
    public static string Of(IReadOnlyList<NameDoubt> doubts) => string.Join(" and ", doubts.Select(d => $"another {Format.Words(d)}"));

    /// <summary>What a rule says, as the end of a sentence.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="title">As the program writes titles.</param>
    public static string Says(RuleKind kind, string title) =>
        kind == RuleKind.Numbering ? $"this release group uses absolute episode numbers for {title}"
        : kind == RuleKind.Skip ? "extras of this release group are left out"
        : $"downloads with this name are {title}";

    /// <summary>What revoking a rule leaves as it is.</summary>
    public static string Filed(RuleCard rule) =>
        rule.DecidedItems.Count == 0
            ? "No item was filed automatically because of it."
            : $"Items filed automatically because of it stay as they are: {string.Join(", ", rule.DecidedItems)}.";

    /// <summary>What a rule would change, tried on past items.</summary>
    public static string Of(RuleOffer offer)
    {
        if (offer.What == RuleKind.Skip)
        {
            return "It holds from the next download on, and a word of yours about an extra goes before it.";
        }

        string scope = offer.What == RuleKind.Numbering ? "of this group and series" : "with this name";
        return (offer.Tried, offer.WouldChangeTotal) switch
        {
            (0, _) => $"There is no past item {scope} to try it on.",
            (_, 0) => $"Tried on {offer.Tried} past item(s) {scope}, it changes none.",
            _ =>
                $"Tried on {offer.Tried} past item(s) {scope}, it changes {offer.WouldChangeTotal}: item {string.Join(", ", offer.WouldChange.Select(e => e.ItemId))}{(offer.WouldChangeTotal > offer.WouldChange.Count ? ", …" : "")}.",
        };
    }
}
