using System.Text;

namespace Hybrid.Daemon.Services;

/// <summary>The unit that systemd starts the daemon by. Pure. Each line's meaning is in systemd.service(5) and systemd.exec(5).</summary>
internal static class SystemdUnit
{
    public const string Name = "plex-mcp-daemon.service";

    /// <summary>By this line a unit is known as ours.</summary>
    public const string Mark = "# Made by plex-mcp-daemon service install. What you change here is lost at the next; use: systemctl edit";

    private const string StateRoot = "/var/lib/";

    public static string Text(ServiceSite site, Sandbox sandbox)
    {
        bool system = site.Scope == ServiceScope.System;
        var unit = new StringBuilder();
        Say(Mark);
        Say("[Unit]");
        Say("Description=plex-mcp files finished downloads into the Plex library");
        if (system)
        {
            Say("Wants=network-online.target");
            // After, not Requires: while a disk is missing the daemon runs, says so, and waits for it.
            Say("After=network-online.target remote-fs.target transmission-daemon.service plexmediaserver.service");
        }

        Say("");
        Say("[Service]");
        Say("Type=notify");
        Say("NotifyAccess=main");
        // A "$" in it stays as it is: of the path to the program itself systemd expands no variables (systemd.service(5)).
        Say($"ExecStart={UnitText.Word(site.Program)} run");
        foreach ((string name, string value) in site.Variables())
        {
            Say($"Environment={UnitText.Word($"{name}={value}")}");
        }

        Say($"WorkingDirectory={UnitText.Value(site.SettingsFolder)}");
        if (system)
        {
            Say($"User={site.UserName}");
        }

        if (StateName(site) is { } state)
        {
            Say($"StateDirectory={UnitText.Word(state)}");
            Say("StateDirectoryMode=0700");
        }

        Say("# An upgrade of a large ledger takes a while; ready is said after it.");
        Say("TimeoutStartSec=15min");
        Say("TimeoutStopSec=15");
        Say("# The queue is looked at every ten seconds, and only that calms the watchdog.");
        Say("WatchdogSec=60");
        Say("Restart=on-failure");
        Say("RestartSec=10");
        Say("# Wrong settings, or a ledger that this version cannot work on: a restart would not mend that.");
        Say($"RestartPreventExitStatus={ExitCode.Usage} {ExitCode.Refused}");
        Say("# Plex reads what is made in the library.");
        Say("UMask=0022");
        Say("");
        Say("NoNewPrivileges=yes");
        Say("LockPersonality=yes");
        Say("RestrictRealtime=yes");
        Say("RestrictSUIDSGID=yes");
        Say("RestrictNamespaces=yes");
        Say("RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6");
        Say("SystemCallArchitectures=native");
        Say("SystemCallFilter=@system-service");
        Say("# @resources stays allowed: .NET does not start where it may not raise its own limit of open files.");
        Say("SystemCallFilter=~@privileged");
        Say("SystemCallErrorNumber=EPERM");
        Say("# MemoryDenyWriteExecute= stays off: .NET compiles at run time, into memory that it then executes.");
        if (system)
        {
            Say(site.UserName == "root" ? "CapabilityBoundingSet=CAP_DAC_OVERRIDE CAP_FOWNER" : "CapabilityBoundingSet=");
            Say("AmbientCapabilities=");
            Say("ProtectClock=yes");
            Say("ProtectHostname=yes");
            Say("ProtectKernelLogs=yes");
            Say("KeyringMode=private");
            Say("RemoveIPC=yes");
        }

        if (site.Sandbox)
        {
            SayFolders(system);
        }

        Say("");
        Say("[Install]");
        Say($"WantedBy={(system ? "multi-user.target" : "default.target")}");
        return unit.ToString();

        void Say(string line) => unit.Append(line).Append('\n');

        void SayFolders(bool protectSystem)
        {
            if (protectSystem)
            {
                Say("PrivateDevices=yes");
                Say("ProtectKernelTunables=yes");
                Say("ProtectKernelModules=yes");
                Say("ProtectControlGroups=yes");
                Say("ProtectProc=invisible");
            }
            else
            {
                Say("# Without it a user's own systemd cannot make mounts.");
                Say("PrivateUsers=yes");
            }

            if (!Needed(site).Any(path => Folders.Holds("/tmp", path) || Folders.Holds("/var/tmp", path)))
            {
                Say("PrivateTmp=yes");
            }

            if (protectSystem && !Needed(site).Any(path => Homes.Any(home => Folders.Holds(home, path))))
            {
                Say("ProtectHome=yes");
            }

            Say(
                "# Nothing can be written but below ReadWritePaths=. A hard link cannot cross from one of them to another, so downloads and"
            );
            Say("# library lie below one where they are on one disk; what else is there is closed again by ReadOnlyPaths=.");
            Say(sandbox.RootIsWritable ? "ProtectSystem=full" : "ProtectSystem=strict");
            foreach (string path in sandbox.Writable)
            {
                Say($"ReadWritePaths={UnitText.Word("-" + path)}");
            }

            foreach (string path in sandbox.Closed.Where(UnitText.CanHold))
            {
                Say($"ReadOnlyPaths={UnitText.Word("-" + path)}");
            }
        }
    }

    /// <summary>What the service must at least be able to read.</summary>
    public static IEnumerable<string> Needed(ServiceSite site) =>
        [
            site.Program,
            site.SettingsFile,
            site.Settings.DataDir,
            .. site.Libraries,
            .. site.Sources,
            .. site.Environment.Values,
            .. new[] { site.Settings.PidFile }.OfType<string>(),
        ];

    /// <summary>The data folder's name, where systemd itself makes it and gives it to the user; null elsewhere.</summary>
    public static string? StateName(ServiceSite site) =>
        site.Scope == ServiceScope.System
        && site.Settings.DataDir.StartsWith(StateRoot, StringComparison.Ordinal)
        && !site.Settings.DataDir.AsSpan(StateRoot.Length).Contains('/')
            ? site.Settings.DataDir[StateRoot.Length..]
            : null;

    private static readonly string[] Homes = ["/home", "/root", "/run/user"];
}
