namespace Hybrid.Torrents;

/// <summary>What Transmission has counted.</summary>
public sealed record TransmissionCounts
{
    public required int Torrents { get; init; }

    public required int Active { get; init; }

    public required int Paused { get; init; }

    /// <summary>Bytes per second.</summary>
    public required long RateDownload { get; init; }

    /// <summary>Bytes per second.</summary>
    public required long RateUpload { get; init; }

    /// <summary>Since Transmission was started.</summary>
    public required TransferCount Session { get; init; }

    /// <summary>Since it was installed.</summary>
    public required TransferCount Total { get; init; }
}

/// <summary>In bytes, and the seconds in which it ran.</summary>
public sealed record TransferCount(long Downloaded, long Uploaded, long SecondsActive);
