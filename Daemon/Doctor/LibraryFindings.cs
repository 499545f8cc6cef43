using Hybrid.Daemon.Disk;
using Hybrid.Reviewing;
using Hybrid.Settings;

namespace Hybrid.Daemon.Doctor;

/// <summary>The library folders must exist and be writable.</summary>
internal static class LibraryFindings
{
    private const string Check = "library";

    public static IReadOnlyList<Finding> Look(HybridSettings settings) =>
        [.. Look("movies", "PLEX_MOVIES_DIR", settings.MoviesDirs), .. Look("series", "PLEX_TV_DIR", settings.TvDirs)];

    private static IEnumerable<Finding> Look(string what, string key, IReadOnlyList<string> folders) =>
        folders.Count == 0
            ? [Finding.Error(Check, $"No folder for {what} is set.", "The daemon does not start.", $"Set PLEX_MEDIA_ROOT or {key}.")]
            : folders.Select(folder => Look(what, key, folder));

    private static Finding Look(string what, string key, string folder)
    {
        if (!Directory.Exists(folder))
        {
            return Finding.Error(
                Check,
                $"The folder for {what}, {folder}, does not exist.",
                "Nothing is filed until it exists. The daemon never creates it: if its disk is only unmounted, the files would land on the wrong disk.",
                $"Mount its disk, set {key} to another folder, or create it: mkdir -p {ShellWord.Of(folder)}"
            );
        }

        if (ProbeFile.WhyNotIn(folder) is { } fault)
        {
            return Finding.Error(
                Check,
                $"The folder for {what}, {folder}, cannot be written to: {fault.Words}.",
                "Nothing can be filed there.",
                $"Allow the user that the daemon runs as to write there, or set {key} to another folder."
            );
        }

        return ProbeFile.WhyNoNameIn(SystemDisk.Instance, folder) is { } noName
            ? Finding.Error(
                Check,
                $"The file system of the folder for {what}, {folder}, offers no way to name a file without the risk of replacing another: {noName.Words}.",
                "Nothing can be filed there.",
                $"Set {key} to a folder on another file system."
            )
            : Finding.Ok(Check, $"The folder for {what}, {folder}, exists and can be written to.");
    }
}
