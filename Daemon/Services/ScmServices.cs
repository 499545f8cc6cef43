using System.Globalization;

namespace Hybrid.Daemon.Services;

/// <summary>Windows' Service Control Manager, through sc.exe.</summary>
internal sealed class ScmServices : ISystemServices
{
    public const string Name = "plex-mcp-daemon";

    private const string Key = @"HKLM\SYSTEM\CurrentControlSet\Services\" + Name;

    /// <summary>The service does not exist: ERROR_SERVICE_DOES_NOT_EXIST.</summary>
    private const int Unknown = 1060;

    public string? File => null;

    public ServicePlan Install(ServiceSite site, bool installed)
    {
        // sc.exe takes a name that ends with '=' and its value as two arguments.
        string[] common =
        [
            Name,
            "binPath=",
            $"\"{site.Program}\" run",
            "start=",
            "delayed-auto",
            "DisplayName=",
            "plex-mcp",
            .. site.UserName is { } user ? new[] { "obj=", user } : [],
        ];
        string variables = string.Join(@"\0", site.Variables().Select(v => $"{v.Key}={v.Value}"));
        return new ServicePlan(
            null,
            null,
            [
                .. installed ? new[] { new ToolCall("sc.exe", "stop", Name) { MayFail = "" } } : [],
                new ToolCall("sc.exe", [installed ? "config" : "create", .. common]),
                new ToolCall("sc.exe", "description", Name, "Files finished downloads into the Plex library."),
                // Delays in milliseconds after the first, second and later failures; the count resets after a day (in seconds).
                new ToolCall("sc.exe", "failure", Name, "reset=", "86400", "actions=", "restart/10000/restart/10000/restart/60000"),
                // Restart also when it exits with an error, not only when it crashes.
                new ToolCall("sc.exe", "failureflag", Name, "1"),
                new ToolCall("reg.exe", "add", Key, "/v", "Environment", "/t", "REG_MULTI_SZ", "/d", variables, "/f"),
                new ToolCall("sc.exe", "start", Name),
            ]
        );
    }

    public ServicePlan Uninstall() =>
        new(null, null, [new ToolCall("sc.exe", "stop", Name) { MayFail = "" }, new ToolCall("sc.exe", "delete", Name)]);

    public IReadOnlyList<ToolCall> Start() => [new ToolCall("sc.exe", "start", Name)];

    public IReadOnlyList<ToolCall> Stop() => [new ToolCall("sc.exe", "stop", Name)];

    public ToolCall? Logs(bool follow, int lines) => null;

    public async Task<bool> IsOursAsync(CancellationToken cancellationToken)
    {
        ToolRun said = await ToolRun.OfAsync(new ToolCall("sc.exe", "qc", Name), cancellationToken);
        return Value(said.Output, "BINARY_PATH_NAME")?.Contains(Name, StringComparison.OrdinalIgnoreCase) == true;
    }

    public async Task<ServiceState> StateAsync(CancellationToken cancellationToken) =>
        Read(
            await ToolRun.OfAsync(new ToolCall("sc.exe", "queryex", Name), cancellationToken),
            await ToolRun.OfAsync(new ToolCall("sc.exe", "qc", Name), cancellationToken)
        );

    internal static ServiceState Read(ToolRun now, ToolRun configured)
    {
        var state = ServiceState.Missing(ServiceScope.System, null);
        if (now.ExitCode == Unknown)
        {
            return state;
        }

        if (!now.IsOk)
        {
            return state with { Fault = now.Why };
        }

        string words = Value(now.Output, "STATE") ?? "";
        return state with
        {
            Installed = true,
            Enabled = Value(configured.Output, "START_TYPE")?.Contains("AUTO_START", StringComparison.Ordinal),
            Running = words.StartsWith('4'),
            Words = words,
            Pid = Number(Value(now.Output, "PID")) is > 0 and var pid ? pid : null,
            LastExit =
                Number(Value(now.Output, "SERVICE_EXIT_CODE")) is > 0 and var own ? $"exit code {own}"
                : Number(Value(now.Output, "WIN32_EXIT_CODE")) is > 0 and not 1077 and var windows ? $"Windows error {windows}"
                : null,
        };
    }

    /// <summary>The first number of the value: "0  (0x0)".</summary>
    private static int? Number(string? value) =>
        int.TryParse(value?.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static string? Value(string output, string key) =>
        output.Split('\n').Select(line => line.Split(':', 2)).FirstOrDefault(pair => pair.Length == 2 && pair[0].Trim() == key)?[1].Trim();
}
