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

    /// <summary>How it was done; null until it is.</summary>
    public PlacementMethod? Method { get; set; }

    /// <summary>Why no better method was possible, or why it was refused. A sentence.</summary>
    public string? Note { get; set; }

    public required long Bytes { get; init; }

    /// <summary>The source's last write when it was planned: a source that changed since is not placed.</summary>
    public required DateTimeOffset SourceModifiedAt { get; init; }

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
}

public enum PlacementMethod
{
    /// <summary>A second name for the same data: no space, at once.</summary>
    HardLink,

    /// <summary>A copy on write (reflink): no space, at once, independent of the source.</summary>
    Clone,

    Copy,
}
