using Hybrid.Daemon.Disk;
using Hybrid.Settings;

namespace Hybrid.Daemon.Watching;

/// <summary>
/// Which links are taken as the files that they lead to. A link could name any file of this machine, and who may write into the ingest
/// folder may not be who may read that file: so the target must be a plain file below a folder that holds downloads anyway.
/// </summary>
/// <param name="folders">Where a target may be: the ingest folder, download folders, INGEST_LINK_DIRS.</param>
/// <param name="libraries">Where no target may be: a library's file would be filed again.</param>
internal sealed class LinkTargets(IEnumerable<string> folders, IEnumerable<string?> libraries)
{
    private const int MostSteps = 40;

    private readonly string[] _folders = [.. folders.Select(f => RealPath(f, 0)).OfType<string>()];
    private readonly string[] _libraries = [.. libraries.OfType<string>().Select(f => RealPath(f, 0)).OfType<string>()];

    public static LinkTargets None { get; } = new([], []);

    public static LinkTargets Of(HybridSettings settings, IEnumerable<string> downloadFolders) =>
        new(
            [.. downloadFolders, .. settings.IngestLinkDirs, .. settings.IngestDir is { } ingest ? [ingest] : Array.Empty<string>()],
            [settings.MoviesDir, settings.TvDir]
        );

    /// <returns>The plain file's path without any link in it; null if the link is not followed.</returns>
    public string? Of(string link) =>
        RealPath(link, 0) is { } real
        && Array.Exists(_folders, folder => IsWithin(real, folder))
        && !Array.Exists(_libraries, library => IsWithin(real, library))
        && SystemDisk.Instance.Look(real) is { Kind: EntryKind.File }
            ? real
            : null;

    public static bool IsWithin(string path, string folder) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <returns>Null for links that lead in a circle.</returns>
    public static string? RealPath(string path, int steps)
    {
        if (steps > MostSteps || Path.GetDirectoryName(path) is not { } parent)
        {
            return steps > MostSteps ? null : path;
        }

        if (RealPath(parent, steps) is not { } above)
        {
            return null;
        }

        string here = Path.Combine(above, Path.GetFileName(path));
        return new FileInfo(here).LinkTarget is { } target ? RealPath(Path.GetFullPath(target, above), steps + 1) : here;
    }
}
