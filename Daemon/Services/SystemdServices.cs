using System.Globalization;

namespace Hybrid.Daemon.Services;

/// <summary>systemd, of the system or of a user.</summary>
/// <param name="scope">A user's service or the system's.</param>
/// <param name="unitFolder">Absolute.</param>
internal sealed class SystemdServices(ServiceScope scope, string unitFolder) : ISystemServices
{
    public const string OfTheSystem = "/etc/systemd/system";

    public string File => Path.Combine(unitFolder, SystemdUnit.Name);

    public ServicePlan Install(ServiceSite site, bool installed)
    {
        List<ToolCall> steps = [Call("daemon-reload"), Call("enable", SystemdUnit.Name), Starting("restart")];
        if (scope == ServiceScope.System && SystemdUnit.StateName(site) is null && !Directory.Exists(site.Settings.DataDir))
        {
            steps.Insert(0, new ToolCall("install", "-d", "-m", "0700", "-o", site.UserName!, site.Settings.DataDir));
        }

        if (scope == ServiceScope.User)
        {
            // Before the start, because the start may take long and fail.
            steps.Insert(
                steps.Count - 1,
                new ToolCall("loginctl", "enable-linger")
                {
                    MayFail =
                        "The service starts when you log in and stops when you log out. To start it at boot, run: sudo loginctl enable-linger $USER",
                }
            );
        }

        return new ServicePlan(File, SystemdUnit.Text(site, SandboxOf(site)), steps);
    }

    public ServicePlan Uninstall() => new(File, null, [Call("disable", "--now", SystemdUnit.Name), Call("daemon-reload")]);

    public IReadOnlyList<ToolCall> Start() => [Starting("start")];

    public IReadOnlyList<ToolCall> Stop() => [Call("stop", SystemdUnit.Name)];

    public ToolCall Logs(bool follow, int lines)
    {
        string unit = scope == ServiceScope.User ? "--user-unit" : "--unit";
        string[] arguments = [unit, SystemdUnit.Name, "--lines", lines.ToString(CultureInfo.InvariantCulture), "--no-pager"];
        return new ToolCall("journalctl", follow ? [.. arguments, "--follow"] : arguments);
    }

    public Task<bool> IsOursAsync(CancellationToken cancellationToken) => OwnFile.BearsAsync(File, SystemdUnit.Mark, cancellationToken);

    public async Task<ServiceState> StateAsync(CancellationToken cancellationToken)
    {
        var state = ServiceState.Missing(scope, File);
        if (!System.IO.File.Exists(File))
        {
            return state;
        }

        state = state with { Installed = true };
        ToolRun said = await ToolRun.OfAsync(
            Call("show", SystemdUnit.Name, "--property", string.Join(',', SystemdProperties.Asked)),
            cancellationToken
        );
        return said.IsOk ? SystemdProperties.Read(state, said.Output) : state with { Fault = said.Why };
    }

    /// <summary>Considers only the folders that exist on this machine now.</summary>
    public static Sandbox SandboxOf(ServiceSite site)
    {
        List<string> own = [Folders.WithoutLinks(site.Settings.DataDir)];
        if (site.Settings.PidFile is { } pidFile)
        {
            own.Add(Folders.WithoutLinks(Path.GetDirectoryName(pidFile)!));
        }

        return Sandbox.Of(
            own,
            [.. site.Libraries.Select(Folders.WithoutLinks)],
            [.. site.Sources.Select(Folders.WithoutLinks)],
            Mounts(),
            Entries
        );
    }

    public static MountTable Mounts()
    {
        const string mounts = "/proc/self/mountinfo";
        return System.IO.File.Exists(mounts) ? MountTable.Of(System.IO.File.ReadAllText(mounts)) : new MountTable(["/"]);
    }

    private static IEnumerable<string> Entries(string folder)
    {
        try
        {
            // Links are skipped: the folder that a link leads to is opened or closed by its own path.
            return [.. new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(e => e.LinkTarget is null).Select(e => e.FullName)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>
    /// The call returns when the daemon is ready. Upgrading a large ledger takes a while, so the limit is the unit's TimeoutStartSec= and a
    /// margin.
    /// </summary>
    private ToolCall Starting(string verb) => Call(verb, SystemdUnit.Name) with { Patience = TimeSpan.FromMinutes(16) };

    private ToolCall Call(params string[] arguments) => new("systemctl", scope == ServiceScope.User ? ["--user", .. arguments] : arguments);
}
