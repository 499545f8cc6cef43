namespace Hybrid.Torrents;

/// <summary>What Transmission tells of one torrent besides.</summary>
public sealed record TorrentDetails
{
    public required Torrent Torrent { get; init; }

    /// <summary>Each host once.</summary>
    public required IReadOnlyList<TorrentTracker> Trackers { get; init; }

    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>Its tracker wants no other ways to find peers.</summary>
    public bool IsPrivate { get; init; }

    public int PeersConnected { get; init; }

    public long BytesUploaded { get; init; }

    /// <summary>When it stops seeding.</summary>
    public required SeedLimit Ratio { get; init; }

    /// <summary>After how many minutes without a peer it stops seeding.</summary>
    public required SeedLimit Idle { get; init; }
}

/// <param name="Host">Its name alone: the address around it may hold the user's passkey.</param>
/// <param name="Problem">What it said last, if that was no success. Untrusted, without addresses and keys.</param>
public sealed record TorrentTracker(string Host, string? Problem);

/// <param name="Value">Only of <see cref="SeedLimitKind.Own"/>.</param>
public readonly record struct SeedLimit(SeedLimitKind Kind, double Value);

/// <summary>Transmission's numbers of seedRatioMode and seedIdleMode.</summary>
public enum SeedLimitKind
{
    /// <summary>As Transmission's settings say for all.</summary>
    Session = 0,

    /// <summary>This torrent has a limit of its own.</summary>
    Own = 1,

    Unlimited = 2,
}
