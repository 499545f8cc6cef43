using Hybrid.Settings;

namespace Hybrid.Daemon.Disk;

/// <summary>One file to be put into the library, as the journal has it.</summary>
/// <param name="Id">The journal's row: it names the temporary file, so that a restart finds it again.</param>
/// <param name="SourceRoot">Absolute; no link below it is followed.</param>
/// <param name="RelativePath">From the root, separated by '/'.</param>
/// <param name="Destination">Absolute, inside the library.</param>
/// <param name="LibraryRoot">Absolute. It must exist: a missing one is a disk that is not mounted.</param>
/// <param name="Bytes">The source's size when it was planned.</param>
/// <param name="SourceModifiedAt">The source's last write when it was planned; compared to the millisecond, which is what the ledger keeps.</param>
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
    /// <summary>Where what bears the destination's name goes, if it may be replaced; null: nothing is.</summary>
    public string? RecycleTo { get; init; }

    /// <summary>The source itself when it was planned, whatever its name.</summary>
    public ulong? SourceInode { get; init; }

    /// <summary>What an earlier run had begun to make under the hidden name, from the journal.</summary>
    public PartialState? Partial { get; init; }

    /// <summary>How much of the copy is on the disk for good, from the journal.</summary>
    public long FlushedBytes { get; init; }

    /// <summary>The device that the source was on when it was planned: a download folder on another one is a mount point without its disk.</summary>
    public ulong? SourceDevice { get; init; }

    /// <summary>What is still to be copied of the same pack if this file has to be: a pack that does not fit is not begun.</summary>
    public Func<long> RestOfPack { get; init; } = () => 0;

    public string DestinationFolder => Path.GetDirectoryName(Destination)!;

    /// <summary>Beside the destination, so that it is on the same file system; the dot and the ending hide it from media servers.</summary>
    public string PartialPath => Path.Combine(DestinationFolder, $".plex-mcp-{Id}.partial");

    /// <summary>Null where the path leaves the download.</summary>
    internal string? SourcePath => Naming.LibraryRoot.Combine(SourceRoot, RelativePath);

    internal bool StaysInLibrary => IsInside(LibraryRoot, Destination) && (RecycleTo is null || IsInside(LibraryRoot, RecycleTo));

    internal static bool IsInside(string root, string path) =>
        Path.IsPathFullyQualified(path)
        && Naming.LibraryRoot.Combine(root, Path.GetRelativePath(root, path).Replace('\\', '/')) is not null;
}
