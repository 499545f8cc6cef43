using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Neighbours;
using Hybrid.Planning;
using Hybrid.Texts;

namespace Hybrid.Reviewing;

/// <summary>What came of a decision. Each case has a sentence that says what to do next; no sentence quotes text from outside.</summary>
public abstract record ReviewOutcome
{
    private ReviewOutcome() { }

    public abstract string Sentence { get; }

    /// <summary>The decision stands in the ledger. The daemon carries it out: now, or when it runs again.</summary>
    public sealed record Approved(ItemCard Item, DaemonLiveness Daemon) : ReviewOutcome
    {
        /// <summary>What could be learned of it; null where that would be of no use.</summary>
        public RuleOffer? Offer { get; init; }

        public override string Sentence =>
            $"Item {Item.Id} is approved as {new TitleId(Item.Chosen!.Kind, Item.Chosen.TmdbId)}. {Daemon.Sentence}{(Offer is null ? "" : $" {Offer.Sentence}")}";
    }

    /// <summary>The item stays out of the library. Nothing is deleted.</summary>
    public sealed record Rejected(ItemCard Item) : ReviewOutcome
    {
        public override string Sentence =>
            $"Item {Item.Id} is rejected: it stays out of the library, and nothing was deleted. With expected_version {Item.Version} it can still be approved.";
    }

    public sealed record NotFound(long Id) : ReviewOutcome
    {
        public override string Sentence =>
            $"There is no item {Id}. get_pending_queue (or: plex-mcp-daemon pending) lists the items that wait.";
    }

    /// <summary>Somebody was first. What they decided stands.</summary>
    public sealed record AlreadyDecided(long Id, int Version, ItemState State, Decision? Decision) : ReviewOutcome
    {
        public override string Sentence => $"{What} {Next}";

        private string What =>
            Decision is { } d
                ? $"Item {Id} was {d.Deed} by {Words.Of(d.By)} at {Words.Of(d.At)}; it is now {Words.Of(State)}. Nothing was changed."
                : $"Item {Id} is {Words.Of(State)}. Nothing was changed.";

        private string Next =>
            State switch
            {
                ItemState.Rejected => $"To approve it all the same, repeat with expected_version {Version}.",
                ItemState.Approved => $"To withdraw the approval before the files are placed, reject it with expected_version {Version}.",
                ItemState.Announcing or ItemState.Finished =>
                    $"To take it out of the library again: undo_ingest (or: plex-mcp-daemon undo {Id}).",
                _ => "There is nothing left to decide about it.",
            };
    }

    /// <summary>The daemon has not worked out yet what it is.</summary>
    public sealed record TooEarly(long Id, string? Fault) : ReviewOutcome
    {
        public override string Sentence =>
            Fault is null
                ? $"Item {Id} is still being identified. Try again in a moment."
                : $"Item {Id} is still being identified; the last try failed, and get_pending_item says why. Try again when that is mended.";
    }

    /// <summary>There is no video among its files, so an approval could not be carried out.</summary>
    public sealed record NothingToPlace(long Id, bool IsPacked) : ReviewOutcome
    {
        public override string Sentence =>
            IsPacked
                ? $"Item {Id} is not approved: its video is packed in an archive, and archives are not unpacked. Unpack it into a folder of its own in the folder of PLEX_INGEST_DIR, or give that folder to plex-mcp-daemon process PATH: what was unpacked is then taken in as an item of its own and identified. This item can be rejected; nothing of it is deleted."
                : $"Item {Id} is not approved: there is no video among its files, so there is nothing to place. It can be rejected; nothing of it is deleted.";
    }

    /// <summary>The library has the same film or episode, and nobody said what is to become of that copy.</summary>
    public sealed record InLibraryAlready(long Id, int Version, IReadOnlyList<Holding> Copies) : ReviewOutcome
    {
        private const int MostNamed = 5;

        public override string Sentence =>
            $"Item {Id} is not approved: the library has the same already, or is about to ({Named}). Ask the user what is to become of it: duplicates replace puts the new file in its place, and the old one goes to the recycle folder; keep_both puts it beside (at the command line: --replace or --keep-both); or reject the item. Nothing was decided.";

        private string Named =>
            string.Join(", ", Copies.Take(MostNamed).Select(c => $"{c.Key} of item {c.ItemId}")) + (Copies.Count > MostNamed ? ", …" : "");
    }

    /// <summary>"As the best candidate", and there is none.</summary>
    public sealed record NoCandidates(long Id) : ReviewOutcome
    {
        public override string Sentence =>
            $"Item {Id} has no candidate to approve. Find the title with search_tmdb, and approve the item with its tmdb_id and kind; or reject it.";
    }

    public sealed record NoSuchCandidate(long Id, int Number, int Count) : ReviewOutcome
    {
        public override string Sentence =>
            Count == 0
                ? $"Item {Id} has no candidates. Approve it with a tmdb_id and kind from search_tmdb, or reject it."
                : $"Item {Id} has no candidate {Number}: its list goes from 1 to {Count}. get_pending_item shows it.";
    }

    public sealed record NotInCatalogue(TitleId Title) : ReviewOutcome
    {
        public override string Sentence =>
            $"The catalogue knows no {Title}. A TMDb id is only good within its kind (movie or series): check both with search_tmdb.";
    }

    /// <summary>The catalogue could not be asked; nothing was decided.</summary>
    public sealed record CatalogueFailed(Fault Fault) : ReviewOutcome
    {
        public override string Sentence =>
            $"Nothing was decided, because the title could not be checked. {Untrusted.Clean(Fault.Sentence, 500)}";
    }

    /// <summary>It is not the item any more that was looked at.</summary>
    public sealed record Changed(ItemCard Item) : ReviewOutcome
    {
        public override string Sentence =>
            $"Item {Item.Id} has changed since it was looked at: its version is now {Item.Version}. Nothing was decided. Look at it again with get_pending_item.";
    }

    public sealed record Invalid(IReadOnlyList<string> Errors) : ReviewOutcome
    {
        public override string Sentence => string.Join(' ', Errors);
    }
}

/// <summary>Who decided what, and when, as the history tells it: to approve (as which title), reject or ignore.</summary>
public sealed record Decision(ItemState To, Actor By, DateTimeOffset At, TitleId? Title)
{
    internal string Deed =>
        To switch
        {
            ItemState.Approved when Title is { } title => $"approved as {title}",
            ItemState.Approved => "approved",
            ItemState.Rejected => "rejected",
            ItemState.Undoing => "taken out of the library again",
            _ => "ignored",
        };
}
