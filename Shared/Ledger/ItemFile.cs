namespace Hybrid.Ledger;

/// <summary>A file of an item.</summary>
public sealed class ItemFile
{
    public long Id { get; set; }

    public long ItemId { get; set; }

    /// <summary>Relative to the download's root, separated by '/'.</summary>
    public required string Path { get; init; }

    public required long Bytes { get; init; }

    /// <summary>When the source was last written, as last reported: a torrent that is moved to another disk may get a new time.</summary>
    public DateTimeOffset? ModifiedAt { get; set; }

    /// <summary>False when it was deselected in the torrent client. If it is wanted later, it is taken in as a new file.</summary>
    public bool Wanted { get; init; } = true;

    public required FileRole Role { get; init; }

    /// <summary>Why it has this role, in a sentence; null where the extension says it all.</summary>
    public string? RoleReason { get; init; }

    /// <summary>What "duplicate" means, once it is planned: "movie/603", "movie/603/extended", "series/1396/s01e02"; several where the file holds several episodes.</summary>
    public List<string> LibraryKeys { get; set; } = [];

    public Placement? Placement { get; set; }
}

public enum FileRole
{
    Video,
    Subtitle,

    /// <summary>A trailer, a featurette, deleted scenes: video that is not the film.</summary>
    Extra,

    /// <summary>A short piece of the video, made to judge its quality.</summary>
    Sample,

    /// <summary>rar, zip, 7z and their parts. We do not unpack.</summary>
    Archive,

    /// <summary>Not wanted in the library: texts, pictures, and files that were deselected in the torrent client.</summary>
    Unwanted,

    /// <summary>Can run code, or is not what its name says. Never placed.</summary>
    Dangerous,
}
