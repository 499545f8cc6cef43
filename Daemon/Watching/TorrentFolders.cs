using Hybrid.Settings;

namespace Hybrid.Daemon.Watching;

/// <summary>Whether a folder that Transmission names is believed.</summary>
/// <remarks>
/// Who may add torrents decides where each one lies, and every normal installation has several folders: one for each category, disk or
/// program. None of them can be told from a private folder that somebody names to have a file of it linked into the library. So the user may
/// name the folders; what TRANSMISSION_PATH_MAP names counts too. Without that, Transmission is believed, as its user believes it, except for
/// our own data.
/// </remarks>
internal static class TorrentFolders
{
    /// <param name="settings">They name the folders.</param>
    /// <param name="folder">As it is on this machine.</param>
    /// <returns>Why nothing in the folder is taken in, in a sentence; null if it is.</returns>
    public static string? Objection(HybridSettings settings, string folder)
    {
        string? real = Real(folder);
        if (real is null || IsIn(real, settings.DataDir))
        {
            return $"Its folder ({folder}) is plex-mcp's own data folder, or cannot be resolved.";
        }

        return
            settings.TransmissionDownloadDirs.Count == 0
            || settings.TransmissionDownloadDirs.Concat(settings.TransmissionPathMap.Pairs.Select(p => p.Here)).Any(d => IsIn(real, d))
            ? null
            : $"Its folder ({folder}) is below none of the folders of TRANSMISSION_DOWNLOAD_DIRS. Add the folder to that setting, or move the torrent in Transmission.";
    }

    private static bool IsIn(string real, string folder) => Real(folder) is { } allowed && RealPath.IsIn(real, allowed);

    /// <summary>A link below an allowed folder does not lead out of it.</summary>
    private static string? Real(string folder) => RealPath.Of(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
}
