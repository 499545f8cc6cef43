using Hybrid.Daemon.Disk;
using Hybrid.Daemon.Watching;
using Hybrid.Reviewing;
using Hybrid.Settings;

namespace Hybrid.Daemon.Doctor;

/// <summary>How downloads get into the library, tried for each folder they come from, and what that costs.</summary>
internal static class PlacingFindings
{
    private const string Check = "placing";

    /// <summary>More folders of torrents than this are looked at one after another for too long.</summary>
    private const int MostSources = 20;

    public static async Task<IReadOnlyList<Finding>> LookAsync(
        HybridSettings settings,
        IDisk disk,
        TransmissionLook transmission,
        CancellationToken cancellationToken
    )
    {
        string[] libraries = [.. new[] { settings.MoviesDir, settings.TvDir }.OfType<string>().Where(Directory.Exists)];
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

        IReadOnlyList<WayTrial> Trials() =>
            [
                .. from source in sources
                from library in libraries
                select WayTrial.Try(disk, source, library, TimeProvider.System.GetUtcNow()),
            ];
    }

    /// <summary>One finding for a source and all libraries that it reaches alike.</summary>
    internal static IReadOnlyList<Finding> Of(IReadOnlyList<WayTrial> trials, PlacementPreference preference) =>
        [
            .. trials
                .GroupBy(t => (t.Source, t.Unreadable, t.NoLink, t.NoClone))
                .Select(alike => Of(alike.First(), string.Join(" and ", alike.Select(t => t.Library)), preference)),
        ];

    private static Finding Of(WayTrial trial, string libraries, PlacementPreference preference)
    {
        string way = $"Downloads in {trial.Source} get into {libraries}";
        if (trial.Unreadable is { } fault)
        {
            return Finding.Error(
                Check,
                $"Nothing can be taken from {trial.Source} to {libraries}: {fault.Words}.",
                "What comes there is not filed.",
                "Give the user that the daemon runs as the right to read the one and to write to the other."
            );
        }

        return (preference, trial.NoLink, trial.NoClone) switch
        {
            (PlacementPreference.Copy, null, _) => Finding.Warning(
                Check,
                $"{way} by copying, as PLACEMENT=copy says, although a hard link would do.",
                Cost,
                "Set PLACEMENT=auto."
            ),
            (PlacementPreference.Copy, _, _) => Finding.Ok(Check, $"{way} by copying, as PLACEMENT=copy says."),
            (PlacementPreference.Auto or PlacementPreference.Hardlink, null, _) => Finding.Ok(
                Check,
                $"{way} by hard link: at once, and without taking any room."
            ),
            (PlacementPreference.Auto or PlacementPreference.Clone, _, null) => Finding.Ok(
                Check,
                $"{way} as clones: at once, and without taking room until one of the two is changed."
            ),
            (PlacementPreference.Hardlink, { } why, _) => Impossible(way, "hardlink", "hard link", why),
            (PlacementPreference.Clone, _, { } why) => Impossible(way, "clone", "clone", why),
            (_, { } why, _) => Finding.Warning(Check, $"{way} by copying: no hard link, since {Because(why)}.", Cost, Mend(why)),
            _ => throw new ArgumentOutOfRangeException(nameof(preference), preference, "No such preference."),
        };
    }

    private const string Cost =
        "A copy takes the room a second time for as long as the torrent seeds, and minutes where a link takes no time.";

    private static Finding Impossible(string way, string value, string name, DiskFault why) =>
        Finding.Error(
            Check,
            $"{way} not at all: PLACEMENT={value} allows nothing else, and there is no {name}, since {Because(why)}.",
            "Nothing that comes there is filed.",
            $"Set PLACEMENT=auto. {Mend(why)}"
        );

    private static string Because(DiskFault fault) =>
        fault.Kind switch
        {
            DiskFaultKind.OtherDevice => "they are on different file systems or mounts",
            DiskFaultKind.NotPermitted =>
                "the system does not permit it (a file system without links, or files of another user, which fs.protected_hardlinks guards)",
            _ => $"the file system says: {fault.Words}",
        };

    private static string Mend(DiskFault fault) =>
        fault.Kind == DiskFaultKind.NotPermitted
            ? "For links, run the daemon as the user that owns the downloads, or as one that may write to them."
            : "For links, put downloads and library on one file system; in a container, mount one folder that holds both instead of two.";

    private static Finding NoIngestFolder(string folder) =>
        Finding.Error(
            Check,
            $"PLEX_INGEST_DIR, {folder}, is not there.",
            "What you put there is not taken in.",
            $"Mount its disk, make it (mkdir -p {ShellWord.Of(folder)}), or set PLEX_INGEST_DIR to another folder or to nothing."
        );

    private static Finding NothingWatched() =>
        Finding.Warning(
            Check,
            "Nothing is watched: neither TRANSMISSION_URL nor PLEX_INGEST_DIR is set.",
            "Only what you hand over yourself, with plex-mcp-daemon process PATH, is filed.",
            "Set TRANSMISSION_URL or PLEX_INGEST_DIR."
        );
}
