namespace Hybrid.Torrents;

/// <summary>A torrent as Transmission reports it. The hash identifies it, because ids change when Transmission restarts.</summary>
public sealed record Torrent
{
    /// <summary>The info hash, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    public required string Name { get; init; }

    /// <summary>The final folder of its files, as a path on this machine (after TRANSMISSION_PATH_MAP).</summary>
    public required string DownloadDir { get; init; }

    public required TorrentStatus Status { get; init; }

    public IReadOnlyList<TorrentFile> Files { get; init; } = [];

    /// <summary>Files whose names would leave <see cref="DownloadDir"/>. They are reported and never become a path.</summary>
    public IReadOnlyList<UnsafeTorrentFile> UnsafeFiles { get; init; } = [];

    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>0 to 1, of the wanted bytes.</summary>
    public double PercentDone { get; init; }

    /// <summary>0 to 1; below 1, a magnet link's files are not known yet.</summary>
    public double MetadataPercentComplete { get; init; }

    /// <summary>The wanted bytes.</summary>
    public long SizeWhenDone { get; init; }

    /// <summary>The wanted bytes that are still missing.</summary>
    public long LeftUntilDone { get; init; }

    /// <summary>Bytes per second.</summary>
    public long RateDownload { get; init; }

    /// <summary>Bytes per second.</summary>
    public long RateUpload { get; init; }

    /// <summary>Below 0 if Transmission has no value yet (nothing downloaded, or infinite).</summary>
    public double UploadRatio { get; init; }

    public DateTimeOffset? AddedAt { get; init; }

    public TorrentError ErrorKind { get; init; }

    public string? ErrorText { get; init; }

    /// <summary>Why this entry of Transmission's answer cannot be read; null if it can. Then everything but hash and name is empty.</summary>
    public string? Unreadable { get; init; }

    /// <summary>Whether Transmission's own numbers say that everything wanted is there. The files must still be checked: <see cref="Completion.Of"/>.</summary>
    public bool ClaimsDone =>
        MetadataPercentComplete >= 1
        && SizeWhenDone > 0
        && LeftUntilDone == 0
        && Status is TorrentStatus.Stopped or TorrentStatus.QueuedToSeed or TorrentStatus.Seeding
        && ErrorKind != TorrentError.Local;

    /// <summary>The file's path on this machine: folder and file name. The torrent's name may differ from both.</summary>
    public string FullPathOf(TorrentFile file) => Path.Join(DownloadDir, file.Path.Replace('/', Path.DirectorySeparatorChar));
}

/// <summary>Transmission's status numbers, the same since 2.4.</summary>
public enum TorrentStatus
{
    Stopped = 0,
    QueuedToVerify = 1,
    Verifying = 2,
    QueuedToDownload = 3,
    Downloading = 4,
    QueuedToSeed = 5,
    Seeding = 6,
}

public enum TorrentError
{
    None = 0,
    TrackerWarning = 1,
    TrackerError = 2,

    /// <summary>A local error: files missing, disk full. The torrent is not complete, whatever its percentages say.</summary>
    Local = 3,
}
