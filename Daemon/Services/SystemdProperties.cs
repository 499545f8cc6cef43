using System.Globalization;

namespace Hybrid.Daemon.Services;

/// <summary>Reads <c>systemctl show</c>. Pure.</summary>
internal static class SystemdProperties
{
    public static readonly string[] Asked =
    [
        "LoadState",
        "ActiveState",
        "SubState",
        "UnitFileState",
        "StateChangeTimestamp",
        "Result",
        "ExecMainCode",
        "ExecMainStatus",
        "NRestarts",
        "MainPID",
        "StatusText",
    ];

    /// <param name="shown">Lines of KEY=value, in UTC and the C locale.</param>
    public static ServiceState Read(ServiceState unknown, string shown)
    {
        var said = shown
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0], StringComparer.Ordinal)
            .ToDictionary(pairs => pairs.Key, pairs => pairs.Last()[1].Trim(), StringComparer.Ordinal);
        return unknown with
        {
            Running = Of("ActiveState") is "active" or "reloading",
            Enabled = Of("UnitFileState") is "enabled" or "enabled-runtime",
            Words = $"{Of("ActiveState")} ({Of("SubState")})",
            Doing = Of("StatusText") is { Length: > 0 } doing ? doing : null,
            Pid = Number("MainPID") is > 0 and var pid ? pid : null,
            Since = Time("StateChangeTimestamp"),
            LastExit = LastExit(Of("Result"), Number("ExecMainCode"), Number("ExecMainStatus")),
            Restarts = Number("NRestarts"),
        };

        string Of(string key) => said.GetValueOrDefault(key, "");

        int? Number(string key) => int.TryParse(Of(key), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

        DateTimeOffset? Time(string key) =>
            DateTimeOffset.TryParseExact(
                Of(key),
                "ddd yyyy-MM-dd HH:mm:ss 'UTC'",
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out DateTimeOffset time
            )
                ? time
                : null;
    }

    /// <param name="result">"success" also while the service runs again after a failure; then code and status say how it ended.</param>
    /// <param name="code">CLD_EXITED is 1, CLD_KILLED 2, CLD_DUMPED 3 (sigaction(2)).</param>
    /// <param name="status">Exit code or signal.</param>
    private static string? LastExit(string result, int? code, int? status) =>
        (result, code, status) switch
        {
            ("watchdog", _, _) => "killed by the watchdog",
            ("timeout", _, _) => "killed because it did not start or stop in time",
            (_, 1, not (0 or null)) => $"exit code {status}",
            (_, 2 or 3, 15) => null,
            (_, 2 or 3, not null) => $"killed by signal {status}",
            ("success" or "", _, _) => null,
            _ => result,
        };
}
