using Hybrid.Settings;

namespace Hybrid.Reviewer.Processes;

/// <summary>Where the daemon's program is.</summary>
internal static class DaemonProgram
{
    private static readonly string Name = OperatingSystem.IsWindows() ? "plex-mcp-daemon.exe" : "plex-mcp-daemon";

    public static string? Find(HybridSettings settings)
    {
        if (settings.DaemonPath is { } told)
        {
            return File.Exists(told) ? told : null;
        }

        string[] path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return path.Where(Path.IsPathFullyQualified)
            .Prepend(AppContext.BaseDirectory)
            .Select(folder => Path.Combine(folder, Name))
            .FirstOrDefault(File.Exists);
    }
}
