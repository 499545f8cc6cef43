namespace Hybrid.Daemon.Disk;

/// <summary>One placed file to be taken back, as the journal has it.</summary>
public sealed record RemovalOrder
{
    /// <summary>In each library's root; the dot hides it from media servers.</summary>
    public const string RecycleFolder = ".plex-mcp-recycled";

    public required string LibraryRoot { get; init; }

    public required string Placed { get; init; }

    /// <summary>Where it goes first; it stays there if the source is gone.</summary>
    public required string Aside { get; init; }

    public required string Source { get; init; }

    /// <summary>As it was planned.</summary>
    public required DateTimeOffset SourceModifiedAt { get; init; }

    /// <summary>Source and placed file are one: another file at the source's path does not keep its bytes.</summary>
    public required bool IsLink { get; init; }

    public required long Bytes { get; init; }

    public required ulong Inode { get; init; }

    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>What it replaced.</summary>
    public string? Recycled { get; init; }

    /// <summary>The topmost folder that was made for it.</summary>
    public string? NewFolder { get; init; }

    public bool IsOurs(DiskEntry entry) => entry.IsFile(Inode, Bytes, ModifiedAt);
}
