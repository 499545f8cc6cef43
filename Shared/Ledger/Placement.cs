namespace Hybrid.Ledger;

/// <summary>One file put into the library: the journal row, committed before the disk is touched.</summary>
public sealed class Placement
{
    public long Id { get; set; }

    public long FileId { get; set; }

    /// <summary>Absolute path of the source when it was planned.</summary>
    public required string From { get; init; }

    /// <summary>Absolute path in the library; empty where no place could be given.</summary>
    public required string To { get; init; }

    /// <summary>The library's folder that <see cref="To"/> must stay in.</summary>
    public required string LibraryRoot { get; init; }

    public PlacementState State { get; set; }

    /// <summary>How it was done, or is being made; null before.</summary>
    public PlacementMethod? Method { get; set; }

    /// <summary>Why no better method was possible, or why it was refused. A sentence.</summary>
    public string? Note { get; set; }

    public required long Bytes { get; init; }

    /// <summary>The source's last write when it was planned: a source that changed since is not placed.</summary>
    public required DateTimeOffset SourceModifiedAt { get; init; }

    /// <summary>With <see cref="SourceInode"/> the source itself, whatever its name; null where it was not there when it was planned.</summary>
    public long? SourceDevice { get; init; }

    public long? SourceInode { get; init; }

    /// <summary>Where what bears the final name goes, if it may be replaced; null where nothing may be. Inside the library, hidden.</summary>
    public string? RecycleTo { get; init; }

    /// <summary>The topmost folder of the path that was not there when it was planned: taking back removes what is empty, up to it.</summary>
    public string? NewFolder { get; init; }

    /// <summary>The hidden file of a copy that was begun, or of a clone that is whole; null for a link, and before.</summary>
    public long? MadeInode { get; set; }

    /// <summary>Why nothing better was possible. A sentence.</summary>
    public string? MadeWhy { get; set; }

    /// <summary>The hidden file is whole and flushed: it needs but its name.</summary>
    public bool IsMadeWhole { get; set; }

    /// <summary>How much of a copy is on the disk for good; a restart goes on from there.</summary>
    public long CopiedBytes { get; set; }

    /// <summary>What it cost in space; 0 for a link or a clone.</summary>
    public long SpentBytes { get; set; }

    /// <summary>An old file was replaced, and is under <see cref="RecycleTo"/>.</summary>
    public bool Replaced { get; set; }

    /// <summary>With <see cref="PlacedInode"/> and <see cref="PlacedModifiedAt"/> the file that was placed: only this one is ever taken back.</summary>
    public long? PlacedDevice { get; set; }

    public long? PlacedInode { get; set; }

    public DateTimeOffset? PlacedModifiedAt { get; set; }

    public required DateTimeOffset PlannedAt { get; init; }

    public DateTimeOffset? PlacedAt { get; set; }
}

public enum PlacementState
{
    /// <summary>In the journal; the disk may or may not have been touched. A restart does it again.</summary>
    Planned,

    /// <summary>The whole file stands under its final name.</summary>
    Placed,

    /// <summary>Not placed, for the reason in the note.</summary>
    Refused,

    /// <summary>It is to be taken back; the disk may or may not have been touched. A restart does it again.</summary>
    TakingBack,

    /// <summary>Taken back: it no longer stands in the library.</summary>
    TakenBack,

    /// <summary>Another item was let replace it: it is in the recycle folder, and comes back if that item is undone.</summary>
    Replaced,
}

public enum PlacementMethod
{
    /// <summary>A second name for the same data: no space, at once.</summary>
    HardLink,

    /// <summary>A copy on write (reflink): no space, at once, independent of the source.</summary>
    Clone,

    Copy,
}
