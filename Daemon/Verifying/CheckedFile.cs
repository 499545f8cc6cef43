namespace Hybrid.Daemon.Verifying;

/// <summary>What became of a placed file.</summary>
/// <param name="File">As the ledger has it.</param>
/// <param name="Condition">How it is now.</param>
public sealed record CheckedFile(PlacedFile File, FileCondition Condition)
{
    public bool IsDamage => Condition is not (FileCondition.Same or FileCondition.NotHashed);

    /// <summary>Its last write now; null if there is no file.</summary>
    public DateTimeOffset? ModifiedNow { get; init; }

    /// <summary>Its size now; null if there is no file.</summary>
    public long? BytesNow { get; init; }

    /// <summary>The downloaded file is the same file under another name, so it has changed too.</summary>
    public bool IsDownloadToo { get; init; }

    /// <summary>Something wrote to it since it was placed. If not, and its bytes differ, the disk or the memory has lost them.</summary>
    public bool WasWritten =>
        File.ModifiedAt is { } placed && ModifiedNow is { } now && placed.ToUnixTimeMilliseconds() != now.ToUnixTimeMilliseconds();

    /// <summary>In the system's words, why it could not be read.</summary>
    public string? Fault { get; init; }
}

public enum FileCondition
{
    /// <summary>The bytes that were filed.</summary>
    Same,

    /// <summary>The right size; its bytes cannot be compared yet.</summary>
    NotHashed,

    SizeChanged,

    ContentChanged,

    /// <summary>No file has its name, or something that is not a regular file.</summary>
    Missing,

    /// <summary>The disk cannot read it, or its library folder is not there.</summary>
    Unreadable,
}
