namespace Hybrid.Ledger;

/// <summary>
/// An older copy under another name, or a subtitle of it, that goes to the recycle folder because an item was let replace it: the journal
/// row, committed before the disk is touched. (What bore the new file's own name is in its <see cref="Placement"/>.)
/// </summary>
public sealed class ReplacedFile
{
    public long Id { get; set; }

    /// <summary>The file that took its place.</summary>
    public required long FileId { get; init; }

    /// <summary>Absolute path where it stood.</summary>
    public required string From { get; init; }

    /// <summary>Absolute path in the recycle folder.</summary>
    public required string KeptAt { get; init; }

    public required string LibraryRoot { get; init; }

    /// <summary>With <see cref="Inode"/> and <see cref="ModifiedAt"/> the file that was meant: no other is moved.</summary>
    public required long Bytes { get; init; }

    public required long Inode { get; init; }

    public required DateTimeOffset ModifiedAt { get; init; }

    public required DateTimeOffset PlannedAt { get; init; }

    public ReplacedFileState State { get; set; }
}

public enum ReplacedFileState
{
    /// <summary>In the journal; it stands under one of its two names. A restart does it again.</summary>
    Planned,

    /// <summary>It is in the recycle folder.</summary>
    Kept,

    /// <summary>It stands where it stood.</summary>
    BroughtBack,

    /// <summary>It was not moved, or not moved back: it had gone, was another file by then, or its name was taken.</summary>
    Left,

    /// <summary>A person emptied the recycle folder.</summary>
    Emptied,
}
