namespace Hybrid.Ledger;

/// <summary>Something that people are to be told. Kept with its deliveries, so that it is told once, whatever restarts in between.</summary>
public sealed class Notification
{
    public long Id { get; set; }

    /// <summary>What happened, once forever: made again, it is the same row. Receivers get it as the id.</summary>
    public required string Key { get; init; }

    /// <summary>What it is about: "queue", "digest", or what is wrong ("neighbor:TMDb"). The last row of a subject tells how it stands.</summary>
    public required string Subject { get; init; }

    public required NotificationKind Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>One line.</summary>
    public required string Title { get; init; }

    /// <summary>Several lines. May quote untrusted names.</summary>
    public required string Text { get; init; }

    /// <summary>How many items waited for a decision.</summary>
    public int Waiting { get; init; }

    /// <summary>The last line of the history that it takes into account.</summary>
    public long UpTo { get; init; }

    public List<Delivery> Deliveries { get; } = [];
}

public enum NotificationKind
{
    /// <summary>Items wait for a decision.</summary>
    ItemsWait,

    /// <summary>Something is wrong that may need a person.</summary>
    TroubleBegan,

    /// <summary>It is over.</summary>
    TroubleEnded,

    /// <summary>The summary of a day or a week.</summary>
    Digest,

    /// <summary>Somebody tries whether it arrives. Never kept.</summary>
    Test,
}

/// <summary>One notification on its way to one receiver.</summary>
public sealed class Delivery
{
    public long Id { get; set; }

    public long NotificationId { get; set; }

    public Notification? Notification { get; set; }

    /// <summary>The receiver's name: "Webhook", "ntfy", "Discord" or "E-mail".</summary>
    public required string Receiver { get; init; }

    public DeliveryState State { get; set; }

    /// <summary>How often it has failed.</summary>
    public int Tries { get; set; }

    public required DateTimeOffset DueAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Why it failed last, in a sentence without secrets.</summary>
    public string? Fault { get; set; }
}

public enum DeliveryState
{
    /// <summary>To be sent at its time; or sent, and the daemon was killed before it could write that down.</summary>
    Due,

    Sent,

    /// <summary>Not sent, for too long, or because its receiver is no longer set.</summary>
    GivenUp,
}
