using Hybrid.Daemon.Disk;
using Hybrid.Settings;

namespace Hybrid.Daemon.Watching;

/// <summary>
/// Which links are taken as the files that they lead to. A link could name any file of this machine, and who may write into the ingest
/// folder may not be who may read that file: so the target must be a plain file below a folder that holds downloads anyway.
/// </summary>
/// <param name="folders">Where a target may be: the ingest folder, download folders, INGEST_LINK_DIRS.</param>
/// <param name="libraries">Where no target may be: a library's file would be filed again.</param>
internal sealed class LinkTargets(IEnumerable<string> folders, IEnumerable<string> libraries)
{
    // Most sweeps meet no link.
    private readonly Lazy<string[]> _folders = new(() => [.. folders.Select(RealPath.Of).OfType<string>()]);
    private readonly Lazy<string[]> _libraries = new(() => [.. libraries.Select(RealPath.Of).OfType<string>()]);

    public static LinkTargets None { get; } = new([], []);

    public static LinkTargets Of(HybridSettings settings, IEnumerable<string> downloadFolders) =>
        new(
            [.. downloadFolders, .. settings.IngestLinkDirs, .. settings.IngestDir is { } ingest ? [ingest] : Array.Empty<string>()],
            settings.LibraryDirs
        );

    /// <returns>The plain file's path without any link in it; null if the link is not followed.</returns>
    public string? Of(string link) =>
        RealPath.Of(link) is { } real
        && Array.Exists(_folders.Value, folder => RealPath.IsWithin(real, folder))
        && !Array.Exists(_libraries.Value, library => RealPath.IsWithin(real, library))
        && SystemDisk.Instance.Look(real) is { Kind: EntryKind.File }
            ? real
            : null;
}
