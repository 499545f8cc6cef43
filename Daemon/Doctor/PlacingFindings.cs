using Hybrid.Daemon.Disk;
using Hybrid.Daemon.Watching;
using Hybrid.Reviewing;
using Hybrid.Settings;

namespace Hybrid.Daemon.Doctor;

/// <summary>How downloads get into the library, tested for each download folder, and what that costs.</summary>
internal static class PlacingFindings
{
    private const string Check = "placing";

    /// <summary>The most torrent folders to test; more would take too long.</summary>
    private const int MostSources = 20;

    public static async Task<IReadOnlyList<Finding>> LookAsync(
        HybridSettings settings,
        IDisk disk,
        TransmissionLook transmission,
        CancellationToken cancellationToken
    )
    {
        string[] libraries = [.. settings.LibraryDirs.Where(Directory.Exists)];
        string[] sources =
        [
            .. (await transmission.FoldersAsync(cancellationToken))
                .Select(folder => folder.Here)
                .Append(settings.IngestDir)
                .OfType<string>()
                .Where(Directory.Exists)
                .Distinct(StringComparer.Ordinal)
                .Take(MostSources),
        ];
        if (settings.IngestDir is { } ingest && !Directory.Exists(ingest))
        {
            return [NoIngestFolder(ingest), .. Of(Trials(), settings.Placement)];
        }

        return settings.IngestDir is null && settings.TransmissionUrl is null ? [NothingWatched()] : Of(Trials(), settings.Placement);

        IReadOnlyList<PlacementProbe> Trials() =>
            [
                .. from source in sources
                from library in libraries
                select PlacementProbe.Try(disk, source, library, TimeProvider.System.GetUtcNow()),
            ];
    }

    /// <summary>One finding for a source and all libraries that it reaches in the same way.</summary>
    internal static IReadOnlyList<Finding> Of(IReadOnlyList<PlacementProbe> trials, PlacementPreference preference) =>
        [
            .. trials
                .GroupBy(t => (t.Source, t.Unreadable, t.NoLink, t.NoClone))
                .Select(alike => Of(alike.First(), string.Join(" and ", alike.Select(t => t.Library)), preference)),
            .. trials.DistinctBy(t => t.Source).Where(t => t.UnreadableFiles.Count > 0).Select(SomeUnreadable),
        ];

    private static Finding Of(PlacementProbe trial, string libraries, PlacementPreference preference)
    {
        string way = $"Downloads in {trial.Source} reach {libraries}";
        if (trial.Unreadable is { } fault)
        {
            return Finding.Error(
                Check,
                $"Files in {trial.Source} cannot be filed into {libraries}: {fault.Words}.",
                "Downloads in that folder are not filed.",
                "Allow the user that the daemon runs as to read the first folder and to write to the other."
            );
        }

        return (preference, trial.NoLink, trial.NoClone) switch
        {
            (PlacementPreference.Copy, null, _) => Finding.Warning(
                Check,
                $"{way} by copying, because of PLACEMENT=copy, although hard links would work.",
                Cost,
                "Set PLACEMENT=auto."
            ),
            (PlacementPreference.Copy, _, _) => Finding.Ok(Check, $"{way} by copying, because of PLACEMENT=copy."),
            (PlacementPreference.Auto or PlacementPreference.Hardlink, null, _) => Finding.Ok(
                Check,
                $"{way} by hard link: instantly, and without using space."
            ),
            (PlacementPreference.Auto or PlacementPreference.Clone, _, null) => Finding.Ok(
                Check,
                $"{way} by cloning: instantly, and without using space until one of the two files changes."
            ),
            (PlacementPreference.Hardlink, { } why, _) => Impossible(trial.Source, libraries, "hardlink", "hard link", why),
            (PlacementPreference.Clone, _, { } why) => Impossible(trial.Source, libraries, "clone", "clone", why),
            (_, { } why, _) => Finding.Warning(Check, $"{way} by copying. Hard links do not work: {Because(why)}.", Cost, Mend(why)),
            _ => throw new ArgumentOutOfRangeException(nameof(preference), preference, "No such preference."),
        };
    }

    private static Finding SomeUnreadable(PlacementProbe trial) =>
        Finding.Warning(
            Check,
            trial.UnreadableFiles.Count == 1
                ? $"{trial.UnreadableFiles[0]} cannot be read."
                : $"{trial.UnreadableFiles.Count} files in {trial.Source} cannot be read, for example {trial.UnreadableFiles[0]}.",
            "They are not filed. Other files of that folder are.",
            $"Allow the user that the daemon runs as to read them: ls -l {ShellWord.Of(trial.UnreadableFiles[0])}"
        );

    private const string Cost = "A copy uses the space twice while the torrent seeds, and takes minutes instead of an instant.";

    private static Finding Impossible(string source, string libraries, string value, string name, DiskFault why) =>
        Finding.Error(
            Check,
            $"Downloads in {source} cannot be filed into {libraries}. PLACEMENT={value} allows only {name}s, and these do not work: {Because(why)}.",
            "Downloads in that folder are not filed.",
            $"Set PLACEMENT=auto. {Mend(why)}"
        );

    private static string Because(DiskFault fault) =>
        fault.Kind switch
        {
            DiskFaultKind.OtherDevice => "the two folders are on different file systems or mounts",
            DiskFaultKind.NotPermitted =>
                "the system does not permit it (the file system has no links, or the files belong to another user and fs.protected_hardlinks is on)",
            _ => $"the file system says: {fault.Words}",
        };

    private static string Mend(DiskFault fault) =>
        fault.Kind == DiskFaultKind.NotPermitted
            ? "For hard links, run the daemon as the user that owns the downloads, or as one that may write to them."
            : "For hard links, put downloads and library on one file system. In a container, mount one folder that holds both instead of two.";

    private static Finding NoIngestFolder(string folder) =>
        Finding.Error(
            Check,
            $"The folder PLEX_INGEST_DIR ({folder}) does not exist.",
            "Files that you put there are not taken in.",
            $"Mount its disk, set PLEX_INGEST_DIR to another folder or to nothing, or create it: mkdir -p {ShellWord.Of(folder)}"
        );

    private static Finding NothingWatched() =>
        Finding.Warning(
            Check,
            "Nothing is watched: neither TRANSMISSION_URL nor PLEX_INGEST_DIR is set.",
            "Only downloads that you hand over yourself are filed: plex-mcp-daemon process PATH",
            "Set TRANSMISSION_URL or PLEX_INGEST_DIR."
        );
}
