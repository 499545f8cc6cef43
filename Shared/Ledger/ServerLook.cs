using Hybrid.MediaServers;

namespace Hybrid.Ledger;

/// <summary>What one media server was told of an item's files, and what it made of them: one row for each server that was notified.</summary>
public sealed class ServerLook
{
    public long ItemId { get; init; }

    public MediaServerKind Server { get; init; }

    public ServerLookState State { get; set; }

    /// <summary>Since when the server is looked at for the files that the item has now.</summary>
    public required DateTimeOffset Since { get; set; }

    /// <summary>When it was asked last to scan their folders. Later than <see cref="Since"/>: it was asked again, because it did not show them.</summary>
    public required DateTimeOffset ToldAt { get; set; }

    /// <summary>The next look; null = no further one.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public int Tries { get; set; }

    /// <summary>What was seen last, and what to do. May quote untrusted names. Null before the first look that saw something.</summary>
    public string? Sentence { get; set; }

    public IngestItem? Item { get; init; }

    /// <summary>The server was asked just now to scan the folders of the item's files.</summary>
    /// <param name="firstLook">When it is looked at first.</param>
    public void Begin(DateTimeOffset now, DateTimeOffset firstLook)
    {
        State = ServerLookState.Waiting;
        Since = now;
        ToldAt = now;
        Tries = 0;
        Sentence = null;
        DueAt = firstLook;
    }
}

/// <summary>What the media server shows of an item.</summary>
public enum ServerLookState
{
    /// <summary>It is looked at until it shows the files.</summary>
    Waiting,

    /// <summary>It shows every video, as the title that it was filed as, or without an id to compare.</summary>
    Confirmed,

    /// <summary>It shows a video as another title, or as none.</summary>
    MatchedOtherwise,

    /// <summary>It does not show a video, long after it was notified.</summary>
    NotShown,
}
