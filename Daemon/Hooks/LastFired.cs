using Hybrid.Settings;

namespace Hybrid.Daemon.Hooks;

/// <summary>When Transmission last called the script: the time of an empty file in the data folder.</summary>
internal static class LastFired
{
    public static void Note(string dataDir)
    {
        try
        {
            PrivateFile.Open(In(dataDir), FileMode.Create, FileAccess.Write, FileShare.ReadWrite).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Useful to know, but not worth a failure.
        }
    }

    public static DateTimeOffset? At(string dataDir) =>
        new FileInfo(In(dataDir)) is { Exists: true } file ? new DateTimeOffset(file.LastWriteTimeUtc) : null;

    private static string In(string dataDir) => Path.Combine(dataDir, "hook-fired");
}
