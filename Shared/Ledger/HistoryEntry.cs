using Hybrid.Texts;

namespace Hybrid.Ledger;

/// <summary>One event. History is append-only.</summary>
public sealed class HistoryEntry
{
    private const int MostOfClient = 80;

    public long Id { get; set; }

    public required DateTimeOffset At { get; init; }

    public long? ItemId { get; set; }

    public required HistoryEvent Event { get; init; }

    /// <summary>The state that the item left; null if the event is not a move.</summary>
    public ItemState? From { get; init; }

    public ItemState? To { get; init; }

    public required Actor Actor { get; init; }

    /// <summary>The MCP client that the decision came through, with its version; null if it came otherwise. Text from outside, cleaned.</summary>
    public string? Client { get; init; }

    /// <summary>Null where a person acted without a client, or the daemon.</summary>
    public Confirmation? Confirmation { get; init; }

    /// <summary>Why and how, in a sentence.</summary>
    public required string Sentence { get; init; }

    public IngestItem? Item { get; init; }

    internal static HistoryEntry Of(IngestItem item, HistoryEvent happened, Author by, string sentence, DateTimeOffset now) =>
        new()
        {
            At = now,
            ItemId = item.Id,
            Event = happened,
            Actor = by.By,
            Client = ClientOf(by),
            Confirmation = ConfirmationOf(by),
            Sentence = sentence,
        };

    /// <summary>A move from the item's current state.</summary>
    internal static HistoryEntry OfMove(IngestItem item, ItemState to, Author by, string sentence, DateTimeOffset now) =>
        new()
        {
            At = now,
            ItemId = item.Id,
            Event = HistoryEvent.Moved,
            From = item.State,
            To = to,
            Actor = by.By,
            Client = ClientOf(by),
            Confirmation = ConfirmationOf(by),
            Sentence = sentence,
        };

    /// <summary>What a client calls itself, short enough for a list.</summary>
    public static string? ClientOf(Author by) => string.IsNullOrWhiteSpace(by.Client) ? null : Untrusted.Clean(by.Client, MostOfClient);

    public static Confirmation? ConfirmationOf(Author by) => by.By == Actor.Reviewer ? by.Confirmation : null;
}

public enum HistoryEvent
{
    /// <summary>An item was taken in.</summary>
    Seen,

    /// <summary>A file of the item was seen again: under another name, with another time, or grown.</summary>
    SeenAgain,

    /// <summary>The item went from one state to another.</summary>
    Moved,

    /// <summary>Some of its files became an item of their own.</summary>
    Split,

    /// <summary>A file was put into the library.</summary>
    Placed,

    /// <summary>A file was not put into the library.</summary>
    Refused,

    /// <summary>An old file went to the recycle folder because another file replaced it.</summary>
    Recycled,

    /// <summary>A file was removed from the library.</summary>
    TakenBack,

    /// <summary>A file in the library got another name or place there.</summary>
    Relocated,

    /// <summary>The media server was notified.</summary>
    Announced,

    /// <summary>The media server shows it as the title that it was filed as.</summary>
    Confirmed,

    /// <summary>The media server shows it as another title, or as none.</summary>
    MatchedOtherwise,

    /// <summary>The media server does not show it.</summary>
    NotShown,

    /// <summary>A person let the media server match it with the title that it was filed as.</summary>
    MatchFixed,

    /// <summary>A step failed and will be tried again.</summary>
    Faulted,

    /// <summary>The torrent was removed from Transmission's list. Its data stays, unless a person said otherwise.</summary>
    TorrentRemoved,

    /// <summary>A person put the question off.</summary>
    Snoozed,

    /// <summary>A person made a rule from a decision.</summary>
    RuleAdded,

    /// <summary>A person revoked a rule.</summary>
    RuleRevoked,

    /// <summary>A rule supported a title when the item was identified.</summary>
    RuleUsed,
}

/// <summary>Who did it.</summary>
public enum Actor
{
    /// <summary>The daemon, by its own rules.</summary>
    Daemon,

    /// <summary>A person or model that uses an MCP client.</summary>
    Reviewer,

    /// <summary>A person at the command line.</summary>
    CommandLine,
}
