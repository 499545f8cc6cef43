using Hybrid.Texts;

namespace Hybrid.Logging;

/// <summary>Whether the log files can be written. They name everything that was downloaded, so only their owner can read them.</summary>
public static class LogAccess
{
    /// <returns>Why this user cannot write log files, in a sentence; null if it can, or if there is no such folder yet.</returns>
    public static string? WhyNot(string dataDir)
    {
        string folder = LogSetup.FolderIn(dataDir);
        try
        {
            if (!Path.Exists(folder))
            {
                return null;
            }

            foreach (string file in Directory.EnumerateFiles(folder, "*.log").OrderDescending(StringComparer.Ordinal).Take(1))
            {
                new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete).Dispose();
            }

            string probe = Path.Combine(folder, $".plex-mcp-probe-{Guid.NewGuid():N}");
            new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Cannot(folder, e);
        }
    }

    internal static void Create(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    internal static string Cannot(string folder, Exception e) =>
        $"The log files in {folder} cannot be written: {FileTrouble.Words(e)}. Make the folder and its files belong to the user that plex-mcp runs as.";
}
