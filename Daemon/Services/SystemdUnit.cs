using System.Text;

namespace Hybrid.Daemon.Services;

/// <summary>The systemd unit of the daemon. Pure. systemd.service(5) and systemd.exec(5) explain each line.</summary>
internal static class SystemdUnit
{
    public const string Name = "plex-mcp-daemon.service";

    /// <summary>Identifies a unit as ours.</summary>
    public const string Mark = "# Made by plex-mcp-daemon service install.";

    private const string StateRoot = "/var/lib/";

    public static string Text(ServiceSite site, Sandbox sandbox)
    {
        bool system = site.Scope == ServiceScope.System;
        var unit = new StringBuilder();
        Say($"{Mark} It overwrites changes to this file. For your own changes: systemctl edit {Name}");
        Say("[Unit]");
        Say("Description=plex-mcp files finished downloads into the Plex library");
        if (system)
        {
            Say("Wants=network-online.target");
            // After=, not Requires=: if a disk is missing, the daemon still runs, reports it, and waits for it.
            Say("After=network-online.target remote-fs.target transmission-daemon.service plexmediaserver.service");
        }

        Say("");
        Say("[Service]");
        Say("Type=notify");
        Say("NotifyAccess=main");
        // A "$" needs no escape here: systemd expands no variables in the path of the program itself (systemd.service(5)).
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

        Say("# Upgrading a large ledger takes a while. The daemon reports that it is ready after that.");
        Say("TimeoutStartSec=15min");
        Say("TimeoutStopSec=15");
        Say("# The daemon checks its queue every ten seconds and notifies the watchdog only then.");
        Say("WatchdogSec=60");
        Say("Restart=on-failure");
        Say("RestartSec=10");
        Say("# Exit codes for wrong settings and for an unusable ledger. A restart would not help.");
        Say($"RestartPreventExitStatus={ExitCode.Usage} {ExitCode.Refused}");
        Say("# Plex must be able to read the files in the library.");
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
        Say("# @resources stays allowed, because .NET does not start if it may not raise its limit of open files.");
        Say("SystemCallFilter=~@privileged");
        Say("SystemCallErrorNumber=EPERM");
        Say("# MemoryDenyWriteExecute= stays off, because .NET compiles code at run time and executes it from memory.");
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
                Say("# A user's own systemd can limit folders only with PrivateUsers=yes.");
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
                "# The daemon may write only below ReadWritePaths=. A hard link cannot cross from one of these paths to another. So if downloads and"
            );
            Say("# library are on one disk, the folder above both is writable, and ReadOnlyPaths= protects everything else in it.");
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

    /// <summary>The paths that the service must be able to read.</summary>
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

    /// <summary>The data folder's name, if systemd creates it for the service's user (StateDirectory=); otherwise null.</summary>
    public static string? StateName(ServiceSite site) =>
        site.Scope == ServiceScope.System
        && site.Settings.DataDir.StartsWith(StateRoot, StringComparison.Ordinal)
        && !site.Settings.DataDir.AsSpan(StateRoot.Length).Contains('/')
            ? site.Settings.DataDir[StateRoot.Length..]
            : null;

    private static readonly string[] Homes = ["/home", "/root", "/run/user"];
}
