namespace Hybrid.Ledger;

/// <summary>A message to people. It is kept with its deliveries, so that it is sent once even if the daemon restarts.</summary>
public sealed class Notification
{
    public long Id { get; set; }

    /// <summary>Identifies the event forever: the same event made again has the same row. Receivers get it as the id.</summary>
    public required string Key { get; init; }

    /// <summary>What it is about: "queue", "digest", or a problem ("neighbor:TMDb"). The last row of a subject has the current state.</summary>
    public required string Subject { get; init; }

    public required NotificationKind Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>One line.</summary>
    public required string Title { get; init; }

    /// <summary>Several lines. May quote untrusted names.</summary>
    public required string Text { get; init; }

    /// <summary>How many items waited for a decision.</summary>
    public int Waiting { get; init; }

    /// <summary>The last history entry that it covers.</summary>
    public long UpTo { get; init; }

    public List<Delivery> Deliveries { get; } = [];
}

public enum NotificationKind
{
    /// <summary>Items wait for a decision.</summary>
    ItemsWait,

    /// <summary>A problem that may need a person began.</summary>
    TroubleBegan,

    /// <summary>The problem ended.</summary>
    TroubleEnded,

    /// <summary>The summary of a day or a week.</summary>
    Digest,

    /// <summary>A test by a person. Never kept.</summary>
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

    /// <summary>Why the last try failed, in a sentence without secrets.</summary>
    public string? Fault { get; set; }
}

public enum DeliveryState
{
    /// <summary>To be sent at its time. It may have been sent already, if the daemon was killed before it could record that.</summary>
    Due,

    Sent,

    /// <summary>Not sent, because it failed for too long or its receiver is no longer set.</summary>
    GivenUp,
}
