namespace Hybrid.Startup;

internal static class DataFolder
{
    /// <summary>The reviewer may be the first on the machine, and its log tells release names: the folder is its owner's alone.</summary>
    public static void Create(string path)
    {
        try
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
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Then there is no log file; the tools say what is the matter with the ledger.
            StandardStreams.Say($"The folder {path} cannot be made ({e.Message}): check PLEX_MCP_DATA_DIR. No log file is written.");
        }
    }
}
