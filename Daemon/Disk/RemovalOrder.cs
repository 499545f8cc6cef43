namespace Hybrid.Daemon.Disk;

/// <summary>One placed file to remove, as it is in the journal.</summary>
public sealed record RemovalOrder
{
    /// <summary>In each library's root; the dot hides it from media servers.</summary>
    public const string RecycleFolder = ".plex-mcp-recycled";

    public required string LibraryRoot { get; init; }

    public required string Placed { get; init; }

    /// <summary>Where the file is moved first. It stays there if the source is gone.</summary>
    public required string Aside { get; init; }

    public required string Source { get; init; }

    /// <summary>When the placement was planned.</summary>
    public required DateTimeOffset SourceModifiedAt { get; init; }

    /// <summary>Source and placed file are the same file. A different file at the source's path does not keep its bytes.</summary>
    public required bool IsLink { get; init; }

    public required long Bytes { get; init; }

    public required ulong Inode { get; init; }

    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>Where the file that it replaced is.</summary>
    public string? Recycled { get; init; }

    /// <summary>The topmost folder that was made for it.</summary>
    public string? NewFolder { get; init; }

    public bool IsOurs(DiskEntry entry) => entry.IsFile(Inode, Bytes, ModifiedAt);
}
