using Hybrid.Videos;

namespace Hybrid.Ledger;

/// <summary>A file of an item.</summary>
public sealed class ItemFile
{
    public long Id { get; set; }

    public long ItemId { get; set; }

    /// <summary>Relative to the download's root, separated by '/'. It changes when a torrent's files are renamed.</summary>
    public required string Path { get; set; }

    /// <summary>It changes only for a file that grew together with its hard link in the library.</summary>
    public required long Bytes { get; set; }

    /// <summary>The source's last write, as last reported. A torrent that is moved to another disk may get a new time.</summary>
    public DateTimeOffset? ModifiedAt { get; set; }

    /// <summary>False when it was deselected in the torrent client. If it is wanted later, it is taken in as a new file.</summary>
    public bool Wanted { get; init; } = true;

    public required FileRole Role { get; init; }

    /// <summary>Why it has this role, in a sentence; null if the extension alone decides.</summary>
    public string? RoleReason { get; init; }

    /// <summary>
    /// What "duplicate" means; set when the file is planned: "movie/603", "movie/603/extended", "series/1396/s01e02". Several if the file
    /// holds several episodes.
    /// </summary>
    public List<string> LibraryKeys { get; set; } = [];

    /// <summary>What was found in it; null before it was looked into, if it could not be, and for all but videos and subtitles.</summary>
    public Probe? Probe { get; set; }

    /// <summary>What it is held to be; null before it was planned or a person spoke of it.</summary>
    public Assignment? Assignment { get; set; }

    public Placement? Placement { get; set; }
}

public enum FileRole
{
    Video,
    Subtitle,

    /// <summary>A part of a DVD, Blu-ray or HD DVD, or a disc image. Placed only with the whole disc (DISCS).</summary>
    Disc,

    /// <summary>A trailer, a featurette, deleted scenes: a video that is not the movie.</summary>
    Extra,

    /// <summary>A short part of the video, made to judge its quality.</summary>
    Sample,

    /// <summary>rar, zip, 7z and their parts. We do not unpack.</summary>
    Archive,

    /// <summary>Not wanted in the library: texts, pictures, and files that were deselected in the torrent client.</summary>
    Unwanted,

    /// <summary>Can run code, or is not what its name says. Never placed.</summary>
    Dangerous,
}
