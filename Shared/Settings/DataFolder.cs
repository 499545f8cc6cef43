namespace Hybrid.Settings;

/// <summary>PLEX_MCP_DATA_DIR on the disk: its owner's alone, for ledger and logs tell what was downloaded.</summary>
public static class DataFolder
{
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
