using Hybrid.Daemon.Hooks;
using Hybrid.Settings;
using Hybrid.Testing;

namespace Hybrid.Daemon.Services;

public sealed class ServiceTextTests
{
    private static readonly KeyValuePair<string, string>[] Environment =
    [
        new("HOME", "/home/plex"),
        new("PLEX_MCP_DATA_DIR", "/var/lib/plex-mcp"),
    ];

    private static readonly Sandbox Folders = new(["/srv", "/var/lib/plex-mcp"], ["/srv/backup"], RootIsWritable: false);

    [Fact]
    public void The_units_read_as_approved()
    {
        ServiceSite own = Sites.Plain with { Scope = ServiceScope.User, UserName = null };
        Approved.Text("units/systemd-system", SystemdUnit.Text(Sites.Plain, Folders));
        Approved.Text("units/systemd-user", SystemdUnit.Text(own, Folders));
        Approved.Text("units/launchd", LaunchdPlist.Text(Sites.Plain, "/Users/plex/Library/Logs/plex-mcp/daemon.log"));
    }

    [Fact]
    public void The_commands_for_Windows_read_as_approved()
    {
        var site = new ServiceSite(
            "C:/Program Files/plex-mcp/plex-mcp-daemon.exe",
            "C:/ProgramData/plex-mcp/.env",
            new HybridSettings { DataDir = "D:/plex" },
            ServiceScope.System
        );
        var services = new ScmServices();
        Approved.Text(
            "units/windows",
            Text("install", services.Install(site, installed: false)) + "\n" + Text("uninstall", services.Uninstall())
        );

        static string Text(string name, ServicePlan plan) => $"{name}\n{string.Join('\n', plan.Steps.Select(s => s.Line))}\n";
    }

    [Fact]
    public void The_scripts_for_Transmission_read_as_approved()
    {
        string posix = File.ReadAllText(Repository.At("scripts", "on-torrent-complete"));
        string windows = File.ReadAllText(Repository.At("scripts", "on-torrent-complete.cmd"));
        Approved.Text(
            "scripts/on-torrent-complete",
            HookScript.ForPosix(posix, "/opt/plex-mcp/plex-mcp-daemon", Environment, "/home/plex")
        );
        Approved.Text(
            "scripts/on-torrent-complete.cmd",
            HookScript.ForWindows(
                windows,
                @"C:\Program Files\plex-mcp\plex-mcp-daemon.exe",
                [new("PLEX_MCP_DATA_DIR", @"D:\plex")],
                workingDir: null
            )
        );
    }

    [Fact]
    public void The_states_read_as_approved()
    {
        var running = new ServiceState
        {
            Scope = ServiceScope.System,
            File = "/etc/systemd/system/plex-mcp-daemon.service",
            Installed = true,
            Enabled = true,
            Running = true,
            Words = "active (running)",
            Doing = "idle",
            Pid = 4711,
            Since = new DateTimeOffset(2026, 5, 4, 10, 0, 0, TimeSpan.Zero),
        };
        ServiceState[] states =
        [
            running,
            running with
            {
                Running = false,
                Enabled = false,
                Words = "failed (failed)",
                Doing = null,
                Pid = null,
                LastExit = "exit code 2",
                Restarts = 3,
            },
            running with
            {
                Fault = "no bus",
                Words = null,
                Doing = null,
                Pid = null,
                Since = null,
                Enabled = null,
            },
            ServiceState.Missing(ServiceScope.User, null),
        ];
        Approved.Text("units/status", string.Join("\n\n", states.Select(s => string.Join('\n', ServiceWords.Of(s)))));
    }
}
