using Hybrid.Catalog;

namespace Hybrid.Ledger;

/// <summary>A library folder of the settings, and how far it was read.</summary>
public sealed class IndexedRoot
{
    /// <summary>Absolute.</summary>
    public required string Path { get; init; }

    /// <summary>What it is for.</summary>
    public required TitleKind Kind { get; set; }

    /// <summary>The disk that it was on when it was last read. A mount point without its disk is on another one.</summary>
    public long? Device { get; set; }

    /// <summary>The number of the last read that began. Rows that were seen in it have this number.</summary>
    public int Sweep { get; set; }

    /// <summary>When the read that is under way began; null if none is.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When the read that is under way last said how far it is. A read that is silent for long has died with its process.</summary>
    public DateTimeOffset? ProgressAt { get; set; }

    /// <summary>Files and folders that the read under way has looked at, or the last one.</summary>
    public int Seen { get; set; }

    /// <summary>Videos, subtitles and extras that were known when the last read ended.</summary>
    public int Files { get; set; }

    /// <summary>When the last whole read ended; null before the first.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Why the last read could not be done, or not of all, in a sentence; null if it could.</summary>
    public string? Trouble { get; set; }

    /// <summary>A person wants it read now; null once that was done.</summary>
    public DateTimeOffset? RequestedAt { get; set; }

    /// <summary>The person wants every folder read, not only those that changed.</summary>
    public bool RequestedWhole { get; set; }

    /// <summary>Whether a read goes on, in whatever process.</summary>
    public bool IsUnderWay(DateTimeOffset now) => StartedAt is not null && ProgressAt is { } at && now - at < Silence;

    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);
}
