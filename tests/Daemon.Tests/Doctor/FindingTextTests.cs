using System.Text;
using Hybrid.Daemon.Disk;
using Hybrid.Daemon.Hooks;
using Hybrid.Daemon.Services;
using Hybrid.MediaServers;
using Hybrid.Neighbors;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Hybrid.Testing;
using Hybrid.Torrents;

namespace Hybrid.Daemon.Doctor;

/// <summary>The findings that need no installation. The table in docs/operations.md has those that do.</summary>
public sealed class FindingTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Findings_read_as_approved()
    {
        using var disk = new TemporaryDisk();
        var text = new StringBuilder();
        foreach (Finding finding in All(disk))
        {
            text.Append(finding.Check).Append(", ").Append(finding.Severity.ToString().ToLowerInvariant()).Append('\n');
            foreach (string line in new[] { finding.What, finding.Why, finding.Mend }.OfType<string>())
            {
                text.Append("    ").Append(line).Append('\n');
            }
        }

        Approved.Text(
            "doctor",
            text.ToString()
                .Replace(disk.Root, "/TEMPORARY", StringComparison.Ordinal)
                .Replace(ProductVersion.Text, "VERSION", StringComparison.Ordinal)
        );
    }

    private static IEnumerable<Finding> All(TemporaryDisk disk) =>
        [.. OfSettings(disk), .. OfFolders(disk), .. OfPlacing(), .. OfMediaServers(), .. OfHook(), .. OfService(), .. OfDaemon()];

    private static IEnumerable<Finding> OfSettings(TemporaryDisk disk)
    {
        Dictionary<string, string> environment = new(StringComparer.Ordinal)
        {
            ["PLEX_CONFIDENCE_THRESHOLD"] = "85",
            ["PLEX_MEDIA_ROOTS"] = "/srv/media",
            ["PLEX_MCP_DATA_DIR"] = "/var/lib/plex-mcp",
        };
        return SettingsFindings.Of(SettingsLoader.Load(environment, disk.At("home"), disk.Root));
    }

    private static IEnumerable<Finding> OfFolders(TemporaryDisk disk) =>
        [
            .. DataFolderFindings.Look(new HybridSettings { DataDir = disk.At("data") }),
            .. LibraryFindings.Look(
                new HybridSettings
                {
                    DataDir = "/data",
                    MoviesDirs = [disk.Folder("Movies")],
                    TvDirs = [disk.At("TV Shows")],
                }
            ),
            .. LibraryFindings.Look(new HybridSettings { DataDir = "/data" }),
            RoomFindings.Of("/srv", 100L << 30, 20L << 30),
            RoomFindings.Of("/srv", 10L << 30, 20L << 30),
            RoomFindings.Of("/srv", 1L << 20, 20L << 30),
            ClockFindings.Of("TMDb", Now, Now),
            ClockFindings.Of("TMDb", Now, Now.AddMinutes(10)),
        ];

    private static IEnumerable<Finding> OfPlacing()
    {
        var works = new PlacementProbe("/srv/downloads", "/srv/media/Movies");
        PlacementProbe other = works with { NoLink = new DiskFault(DiskFaultKind.OtherDevice, "Cross-device link") };
        PlacementProbe copies = other with { NoClone = new DiskFault(DiskFaultKind.NotSupported, "Not supported") };
        PlacementProbe closed = copies with { NoLink = new DiskFault(DiskFaultKind.NotPermitted, "Operation not permitted") };
        PlacementProbe unreadable = works with { Unreadable = new DiskFault(DiskFaultKind.Denied, "Permission denied") };
        return
        [
            .. PlacingFindings.Of([works], PlacementPreference.Auto),
            .. PlacingFindings.Of([other], PlacementPreference.Auto),
            .. PlacingFindings.Of([copies], PlacementPreference.Auto),
            .. PlacingFindings.Of([closed], PlacementPreference.Auto),
            .. PlacingFindings.Of([copies], PlacementPreference.Hardlink),
            .. PlacingFindings.Of([copies], PlacementPreference.Clone),
            .. PlacingFindings.Of([works], PlacementPreference.Copy),
            .. PlacingFindings.Of([copies], PlacementPreference.Copy),
            .. PlacingFindings.Of([unreadable], PlacementPreference.Auto),
            .. PlacingFindings.Of(
                [works with { UnreadableFiles = ["/srv/downloads/A/a.mkv", "/srv/downloads/B.mkv"] }],
                PlacementPreference.Auto
            ),
        ];
    }

    private static IEnumerable<Finding> OfMediaServers()
    {
        var settings = new HybridSettings
        {
            DataDir = "/data",
            MoviesDirs = ["/srv/media/Movies"],
            TvDirs = ["/srv/media/TV Shows"],
        };
        var plex = new MediaServerOptions(MediaServerKind.Plex, new Uri("http://nas:32400"), Key: null, PathMap.Empty);
        MediaServerOptions jellyfin = plex with { Kind = MediaServerKind.Jellyfin };
        var movies = new ServerLibrary("1", "My movies", "movie", ["/srv/media/Movies"]);
        return
        [
            .. MediaServerFindings.Of(settings, plex, [movies]),
            .. MediaServerFindings.Of(settings, plex, [movies, new ServerLibrary("2", "Series", "show", ["/data/TV Shows"])]),
            .. MediaServerFindings.Of(
                settings,
                plex,
                [movies, new ServerLibrary("2", "Series", "show", ["/data/a"]), new ServerLibrary("3", "Anime", "show", ["/data/b"])]
            ),
            .. MediaServerFindings.Of(settings, jellyfin, [movies]),
        ];
    }

    private static IEnumerable<Finding> OfHook()
    {
        var works = new HookState(
            "/data/hook/on-torrent-complete",
            true,
            true,
            new DoneScript(true, "/data/hook/on-torrent-complete"),
            null,
            Now
        )
        {
            IsOurs = true,
        };
        return
        [
            HookFindings.Of(works),
            HookFindings.Of(works with { LastFired = null }),
            HookFindings.Of(works with { IsExecutable = false }),
            HookFindings.Of(works with { InTransmission = new DoneScript(false, ""), IsOurs = false }),
            HookFindings.Of(
                works with
                {
                    InTransmission = null,
                    Fault = new Fault("Transmission", FaultKind.Unreachable, "It does not answer."),
                }
            ),
        ];
    }

    private static IEnumerable<Finding> OfService()
    {
        var well = new ServiceState
        {
            Scope = ServiceScope.System,
            Installed = true,
            Enabled = true,
            Running = true,
            Words = "active (running)",
        };
        ServiceState down = well with { Running = false, Words = "inactive (dead)" };
        return
        [
            ServiceFindings.Of(well, OperationMode.Hybrid),
            ServiceFindings.Of(well, OperationMode.Mcp),
            ServiceFindings.Of(well with { Fault = "no bus" }, OperationMode.Hybrid),
            ServiceFindings.Of(down, OperationMode.Hybrid),
            ServiceFindings.Of(down with { LastExit = "exit code 2" }, OperationMode.Hybrid),
            ServiceFindings.Of(well with { Enabled = false }, OperationMode.Hybrid),
            ServiceFindings.Of(well with { Restarts = 9 }, OperationMode.Hybrid),
            .. ServiceFindings.OfFolders(
                UnitFolders.Read("ProtectSystem=strict\nReadWritePaths=\"-/srv/media\"\n"),
                ["/srv/media", "/mnt/series"],
                ["/srv/downloads"],
                new MountTable(["/"])
            ),
        ];
    }

    private static IEnumerable<Finding> OfDaemon()
    {
        DaemonLiveness running = Liveness(DaemonState.Running);
        return
        [
            DaemonFindings.Of(isLocked: true, running, OperationMode.Hybrid),
            DaemonFindings.Of(isLocked: true, running with { Version = "0.0.1" }, OperationMode.Hybrid),
            DaemonFindings.Of(isLocked: true, Liveness(DaemonState.Silent), OperationMode.Hybrid),
            DaemonFindings.Of(isLocked: true, Liveness(DaemonState.NeverStarted), OperationMode.Hybrid),
            DaemonFindings.Of(isLocked: false, Liveness(DaemonState.Stopped), OperationMode.Mcp),
            DaemonFindings.Of(isLocked: false, Liveness(DaemonState.Silent), OperationMode.Hybrid),
            DaemonFindings.Of(isLocked: false, Liveness(DaemonState.Stopped), OperationMode.Hybrid),
            DaemonFindings.OfJob(new JobLine("sweep-folder", "IOException: no such luck", Now.AddHours(-1), Now, 120)),
            .. DaemonFindings.OfSetAside(3),
            DaemonFindings.OfPidFile("/run/plex mcp.pid", "4711", running: null)!,
            DaemonFindings.OfPidFile("/run/plex mcp.pid", "4711", running: 4712)!,
        ];

        static DaemonLiveness Liveness(DaemonState state) =>
            new()
            {
                State = state,
                Sentence = "(the sentence of status)",
                Version = ProductVersion.Text,
                HeartbeatAgeSeconds = 300,
            };
    }
}
