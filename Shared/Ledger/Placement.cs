using Hybrid.Matching;

namespace Hybrid.Ledger;

/// <summary>One file that goes into the library: the journal row, committed before the disk is touched.</summary>
public sealed class Placement
{
    public long Id { get; set; }

    public long FileId { get; set; }

    /// <summary>Absolute path of the source when it was planned.</summary>
    public required string From { get; init; }

    /// <summary>Absolute path in the library; empty if the file has no place. A <see cref="Relocation"/> changes it.</summary>
    public required string To { get; set; }

    /// <summary>The library folder that <see cref="To"/> must stay in.</summary>
    public required string LibraryRoot { get; init; }

    public PlacementState State { get; set; }

    /// <summary>How the file was, or is being, placed; null before.</summary>
    public PlacementMethod? Method { get; set; }

    /// <summary>Why no better method was possible, or why the file was refused. A sentence.</summary>
    public string? Note { get; set; }

    /// <summary>Why a refused file was refused; null for any other, and for one that an older version refused.</summary>
    public Concern? RefusedFor { get; set; }

    /// <summary>See <see cref="ItemFile.Bytes"/>.</summary>
    public required long Bytes { get; set; }

    /// <summary>The source's last write when it was planned. A source that has changed since is not placed.</summary>
    public required DateTimeOffset SourceModifiedAt { get; init; }

    /// <summary>
    /// Identifies the source together with <see cref="SourceInode"/>, whatever its name is; null if it did not exist when it was planned.
    /// </summary>
    public long? SourceDevice { get; init; }

    public long? SourceInode { get; init; }

    /// <summary>Where a file with the final name goes if it may be replaced; null if nothing may be. Inside the library, hidden.</summary>
    public string? RecycleTo { get; set; }

    /// <summary>The topmost folder of the path that did not exist when it was planned. An undo removes empty folders up to it.</summary>
    public string? NewFolder { get; set; }

    /// <summary>The inode of the hidden file of a begun copy or a whole clone; null for a link, and before.</summary>
    public long? MadeInode { get; set; }

    /// <summary>Why nothing better was possible. A sentence.</summary>
    public string? MadeWhy { get; set; }

    /// <summary>The hidden file is whole and flushed; it only needs its name.</summary>
    public bool IsMadeWhole { get; set; }

    /// <summary>The bytes of a copy that will survive a power cut. A restart continues there.</summary>
    public long CopiedBytes { get; set; }

    /// <summary>The space that it took; 0 for a link or a clone.</summary>
    public long SpentBytes { get; set; }

    /// <summary>An old file was replaced and is at <see cref="RecycleTo"/>.</summary>
    public bool Replaced { get; set; }

    /// <summary>
    /// Identifies the placed file together with <see cref="PlacedInode"/> and <see cref="PlacedModifiedAt"/>. No other file is ever
    /// removed.
    /// </summary>
    public long? PlacedDevice { get; set; }

    public long? PlacedInode { get; set; }

    public DateTimeOffset? PlacedModifiedAt { get; set; }

    /// <summary>The XXH128 of the placed file's bytes, 32 hexadecimal digits; null until it was taken.</summary>
    public string? ContentHash { get; set; }

    public DateTimeOffset? HashedAt { get; set; }

    public required DateTimeOffset PlannedAt { get; init; }

    public DateTimeOffset? PlacedAt { get; set; }
}

public enum PlacementState
{
    /// <summary>In the journal; the disk may or may not have been touched. A restart does it again.</summary>
    Planned,

    /// <summary>The whole file has its final name.</summary>
    Placed,

    /// <summary>Not placed; the note says why.</summary>
    Refused,

    /// <summary>To be removed by an undo; the disk may or may not have been touched. A restart does it again.</summary>
    TakingBack,

    /// <summary>Removed by an undo; it is no longer in the library.</summary>
    TakenBack,

    /// <summary>Replaced by another item: it is in the recycle folder, and comes back if that item is undone.</summary>
    Replaced,
}

public enum PlacementMethod
{
    /// <summary>A second name for the same data. Takes no space and no time.</summary>
    HardLink,

    /// <summary>A copy on write (reflink), independent of the source. Takes no space and no time.</summary>
    Clone,

    Copy,
}
