namespace Hybrid.Ledger;

/// <summary>
/// An older copy under another name, or a subtitle of it, that goes to the recycle folder because an item may replace it. This is the
/// journal row, committed before the disk is touched. (A file with the new file's own name is in the new file's <see cref="Placement"/>.)
/// </summary>
public sealed class ReplacedFile
{
    public long Id { get; set; }

    /// <summary>The file that replaced it.</summary>
    public required long FileId { get; init; }

    /// <summary>Its absolute path in the library.</summary>
    public required string From { get; init; }

    /// <summary>Absolute path in the recycle folder.</summary>
    public required string KeptAt { get; init; }

    public required string LibraryRoot { get; init; }

    /// <summary>Identifies the file together with <see cref="Inode"/> and <see cref="ModifiedAt"/>. No other file is moved.</summary>
    public required long Bytes { get; init; }

    public required long Inode { get; init; }

    public required DateTimeOffset ModifiedAt { get; init; }

    public required DateTimeOffset PlannedAt { get; init; }

    public ReplacedFileState State { get; set; }
}

public enum ReplacedFileState
{
    /// <summary>In the journal; the file has one of its two names. A restart does it again.</summary>
    Planned,

    /// <summary>It is in the recycle folder.</summary>
    Kept,

    /// <summary>It is back at its old path.</summary>
    BroughtBack,

    /// <summary>It was not moved, or not moved back: it was gone, had become another file, or its name was taken.</summary>
    Left,

    /// <summary>A person emptied the recycle folder.</summary>
    Emptied,
}
