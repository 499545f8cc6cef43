using Hybrid.Settings;

namespace Hybrid.Daemon.Disk;

/// <summary>One file to put into the library, as it is in the journal.</summary>
/// <param name="Id">The id of the journal row. It is part of the hidden file's name, so that a restart finds that file.</param>
/// <param name="SourceRoot">Absolute; no link below it is followed.</param>
/// <param name="RelativePath">From the root, separated by '/'.</param>
/// <param name="Destination">Absolute, inside the library.</param>
/// <param name="LibraryRoot">Absolute. If it does not exist, its disk is not mounted.</param>
/// <param name="Bytes">The source's size when it was planned.</param>
/// <param name="SourceModifiedAt">The source's last write when it was planned. Compared to the millisecond, the ledger's precision.</param>
public sealed record PlacementOrder(
    long Id,
    string SourceRoot,
    string RelativePath,
    string Destination,
    string LibraryRoot,
    long Bytes,
    DateTimeOffset SourceModifiedAt,
    PlacementPreference Preference
)
{
    /// <summary>Where a file with the destination's name goes if it may be replaced; null if nothing may be.</summary>
    public string? RecycleTo { get; init; }

    /// <summary>The source's inode when it was planned; it identifies the file whatever its name is.</summary>
    public ulong? SourceInode { get; init; }

    /// <summary>What an earlier run began to make under the hidden name, from the journal.</summary>
    public PartialState? Partial { get; init; }

    /// <summary>The bytes of the copy that will survive a power cut, from the journal.</summary>
    public long FlushedBytes { get; init; }

    /// <summary>Of the bytes that this run has copied, if it copied all; see <see cref="ContentHash"/>.</summary>
    internal string? CopiedHash { get; init; }

    /// <summary>The source's device when it was planned. A download folder on another device is a mount point without its disk.</summary>
    public ulong? SourceDevice { get; init; }

    /// <summary>The bytes of the same pack that remain to be copied if this file must be copied. A pack that does not fit is not begun.</summary>
    public Func<long> RestOfPack { get; init; } = () => 0;

    public string DestinationFolder => Path.GetDirectoryName(Destination)!;

    /// <summary>In the destination's folder, so on the same file system. The dot and the extension hide it from media servers.</summary>
    public string PartialPath => Path.Combine(DestinationFolder, $".plex-mcp-{Id}.partial");

    /// <summary>Null if the path leaves the download.</summary>
    internal string? SourcePath => Naming.LibraryRoot.Combine(SourceRoot, RelativePath);

    internal bool StaysInLibrary => IsInside(LibraryRoot, Destination) && (RecycleTo is null || IsInside(LibraryRoot, RecycleTo));

    internal static bool IsInside(string root, string path) =>
        Path.IsPathFullyQualified(path)
        && Naming.LibraryRoot.Combine(root, Path.GetRelativePath(root, path).Replace('\\', '/')) is not null;
}
