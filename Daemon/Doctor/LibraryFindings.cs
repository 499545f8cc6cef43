using Hybrid.Reviewing;
using Hybrid.Settings;

namespace Hybrid.Daemon.Doctor;

/// <summary>The libraries' own folders: there, and writable.</summary>
internal static class LibraryFindings
{
    private const string Check = "library";

    public static IReadOnlyList<Finding> Look(HybridSettings settings) =>
        [Look("films", "PLEX_MOVIES_DIR", settings.MoviesDir), Look("series", "PLEX_TV_DIR", settings.TvDir)];

    private static Finding Look(string what, string key, string? folder)
    {
        if (folder is null)
        {
            return Finding.Error(Check, $"No folder for {what} is set.", "The daemon does not start.", $"Set PLEX_MEDIA_ROOT, or {key}.");
        }

        if (!Directory.Exists(folder))
        {
            return Finding.Error(
                Check,
                $"The folder for {what}, {folder}, is not there.",
                "Nothing is filed until it is. The daemon never makes it: below a mount point whose disk is not mounted, files would land on the wrong disk.",
                $"Mount its disk, or make it: mkdir -p {ShellWord.Of(folder)}. Or set {key} to another."
            );
        }

        return ProbeFile.WhyNotIn(folder) is { } fault
            ? Finding.Error(
                Check,
                $"The folder for {what}, {folder}, cannot be written to: {fault.Words}.",
                "Nothing can be filed there.",
                $"Give the user that the daemon runs as the right to write there, or set {key} to another folder."
            )
            : Finding.Ok(Check, $"The folder for {what}, {folder}, is there and can be written to.");
    }
}
