using System.Globalization;

namespace Hybrid.Daemon.Services;

/// <summary>Describes a service's state for people.</summary>
internal static class ServiceWords
{
    public static IEnumerable<string> Of(ServiceState state)
    {
        if (!state.Installed)
        {
            yield return "The service is not installed. Install it: plex-mcp-daemon service install";
            yield break;
        }

        string since = state.Since is { } time
            ? string.Create(CultureInfo.InvariantCulture, $" since {time.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC")
            : "";
        yield return state.Fault is { } fault
            ? $"The service is installed, but the system gave no information about it: {fault}"
            : $"The service {(state.Running ? "runs" : "does not run")}{since}: {state.Words}{(state.Doing is { } doing ? $", {doing}" : "")}.";
        if (state.Enabled is { } enabled)
        {
            yield return enabled
                ? "It starts by itself."
                : "It does not start by itself. To change that, run: plex-mcp-daemon service install";
        }

        if (state.LastExit is { } exit)
        {
            yield return $"It last ended with an error: {exit}.";
        }

        if (state.Restarts > 0)
        {
            yield return $"Restarts: {state.Restarts}.";
        }

        if (state.Pid is { } pid)
        {
            yield return $"Process id: {pid}.";
        }

        if (state.File is { } file)
        {
            yield return $"Service file: {file}.";
        }
    }
}
