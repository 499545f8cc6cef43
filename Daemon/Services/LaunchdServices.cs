using System.Globalization;
using System.Text.RegularExpressions;

namespace Hybrid.Daemon.Services;

/// <summary>launchd, as an agent of the user who is logged in.</summary>
/// <param name="homeDir">Absolute.</param>
/// <param name="userId">As printed by <c>id -u</c>.</param>
internal sealed partial class LaunchdServices(string homeDir, uint userId) : ISystemServices
{
    public string File => Path.Combine(homeDir, "Library", "LaunchAgents", $"{LaunchdPlist.Label}.plist");

    /// <summary>The agent's own log file, in addition to the rotating ones in the data folder.</summary>
    public string Log => Path.Combine(homeDir, "Library", "Logs", "plex-mcp", "daemon.log");

    private string Domain => string.Create(CultureInfo.InvariantCulture, $"gui/{userId}");

    private string Target => $"{Domain}/{LaunchdPlist.Label}";

    public ServicePlan Install(ServiceSite site, bool installed)
    {
        // launchd creates the log file, but not its folder.
        List<ToolCall> steps = [new ToolCall("mkdir", "-p", Path.GetDirectoryName(Log)!)];
        if (installed)
        {
            steps.Add(new ToolCall("launchctl", "bootout", Target) { MayFail = "" });
        }

        steps.Add(new ToolCall("launchctl", "enable", Target));
        steps.Add(new ToolCall("launchctl", "bootstrap", Domain, File));
        return new ServicePlan(File, LaunchdPlist.Text(site, Log), steps);
    }

    public ServicePlan Uninstall() => new(File, null, [new ToolCall("launchctl", "bootout", Target) { MayFail = "" }]);

    /// <summary>A stopped job is unloaded and must be loaded again; a loaded job is only kicked.</summary>
    public IReadOnlyList<ToolCall> Start() =>
        [new ToolCall("launchctl", "bootstrap", Domain, File) { MayFail = "" }, new ToolCall("launchctl", "kickstart", Target)];

    /// <summary>Unloads the job: with KeepAlive, a job that only ends is started again.</summary>
    public IReadOnlyList<ToolCall> Stop() => [new ToolCall("launchctl", "bootout", Target)];

    public ToolCall Logs(bool follow, int lines)
    {
        string[] arguments = ["-n", lines.ToString(CultureInfo.InvariantCulture), Log];
        return new ToolCall("tail", follow ? ["-F", .. arguments] : arguments);
    }

    public Task<bool> IsOursAsync(CancellationToken cancellationToken) => OwnFile.BearsAsync(File, LaunchdPlist.Mark, cancellationToken);

    public async Task<ServiceState> StateAsync(CancellationToken cancellationToken)
    {
        var state = ServiceState.Missing(ServiceScope.User, File);
        if (!System.IO.File.Exists(File))
        {
            return state;
        }

        ToolRun said = await ToolRun.OfAsync(new ToolCall("launchctl", "print", Target), cancellationToken);
        return Read(state with { Installed = true }, said);
    }

    /// <summary>launchctl's documentation warns that this output may change, so anything not found is left out.</summary>
    internal static ServiceState Read(ServiceState state, ToolRun said)
    {
        if (said.ExitCode == ToolRun.NotFound)
        {
            return state with { Fault = said.Why };
        }

        if (!said.IsOk)
        {
            return state with { Enabled = false, Words = "not loaded" };
        }

        string? words = Of("state");
        return state with
        {
            Enabled = true,
            Running = words == "running",
            Words = words,
            Pid = Number("pid"),
            LastExit = Of("last exit code") is { } code and not ("0" or "(never exited)") ? $"exit code {code}" : null,
            Restarts = Number("runs") is { } runs ? Math.Max(0, runs - 1) : null,
        };

        // The first value of a name is the job's own; later ones belong to its parts.
        string? Of(string key) =>
            Property().Matches(said.Output).FirstOrDefault(m => m.Groups["key"].Value == key)?.Groups["value"].Value.Trim();

        int? Number(string key) => int.TryParse(Of(key), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }

    [GeneratedRegex(
        @"^\s*(?<key>[a-z ]+?) = (?<value>[^{\n]+)$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 30_000
    )]
    private static partial Regex Property();
}
