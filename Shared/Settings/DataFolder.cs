namespace Hybrid.Settings;

/// <summary>PLEX_MCP_DATA_DIR on the disk: its owner's alone, for ledger and logs tell what was downloaded.</summary>
public static class DataFolder
{
    /// <summary>Makes it where it is missing, for a program that starts.</summary>
    /// <returns>Why it cannot be used, in a sentence that names the setting; null where it is there.</returns>
    public static string? Objection(string path)
    {
        try
        {
            Create(path);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Cannot(path, e);
        }
    }

    public static string Cannot(string path, Exception e) =>
        $"PLEX_MCP_DATA_DIR ({path}) cannot be used: {e.Message} Make the folder belong to the user that plex-mcp runs as, or set another folder.";

    /// <summary>Makes it, with mode 0700, where it is missing. One that is there keeps its mode.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
