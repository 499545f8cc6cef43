using Hybrid.Settings;
using Hybrid.Torrents;

namespace Hybrid.Reviewing;

/// <summary>Where the files of a new torrent may go: below Transmission's download folder, or below one that the user's settings name for downloads.</summary>
/// <remarks>
/// Never into a library or plex-mcp's own folder: what downloads there would be taken for what stands there. The daemon looks at the real folder
/// again, links and all, before it takes anything in.
/// </remarks>
public static class TorrentFolder
{
    /// <param name="settings">They name the folders.</param>
    /// <param name="downloads">Transmission's download folder, as a path on this machine.</param>
    /// <param name="text">A path below it, or a whole one.</param>
    /// <param name="objection">Why not there, in a sentence; null if it may be.</param>
    /// <returns>A path on this machine.</returns>
    public static string? Of(HybridSettings settings, string downloads, string text, out string? objection)
    {
        string sought = text.Trim();
        string? folder = !Path.IsPathFullyQualified(sought)
            ? TorrentPath.IsSafe(sought) && !sought.Any(char.IsControl)
                ? $"{downloads.TrimEnd('/', '\\')}/{sought}"
                : null
            : Path.TrimEndingDirectorySeparator(Path.GetFullPath(sought));
        // Without a path map, Transmission may name a folder of another machine.
        if (folder is not null && Path.IsPathFullyQualified(folder) && !Roots(settings, downloads).Any(r => IsIn(folder, r)))
        {
            folder = null;
        }

        objection =
            folder is null
                ? $"folder must be a name below Transmission's download folder, like movies or tv/new, or a path below {string.Join(" or ", Roots(settings, downloads))}."
            : settings.LibraryDirs.Append(settings.DataDir).Any(closed => IsIn(folder, closed))
                ? "folder must not be in a library folder or in plex-mcp's own: plex-mcp files what is complete there itself."
            : null;
        return objection is null ? folder : null;
    }

    private static IEnumerable<string> Roots(HybridSettings settings, string downloads) =>
        settings
            .TransmissionDownloadDirs.Concat(settings.TransmissionPathMap.Pairs.Select(p => p.Here))
            .Prepend(downloads)
            .Where(Path.IsPathFullyQualified)
            .Distinct(StringComparer.Ordinal);

    private static bool IsIn(string path, string folder) => RealPath.IsIn(RealPath.OrText(path), RealPath.OrText(folder));
}
