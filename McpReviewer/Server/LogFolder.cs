using Hybrid.Settings;

namespace Hybrid.Reviewer.Server;

internal static class LogFolder
{
    /// <summary>The reviewer may be the first on the machine.</summary>
    public static void Prepare(string path)
    {
        try
        {
            DataFolder.Create(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Then there is no log file; the tools say what is the matter with the ledger.
            StandardStreams.Say($"The folder {path} cannot be made ({e.Message}): check PLEX_MCP_DATA_DIR. No log file is written.");
        }
    }
}
