using Hybrid.Settings;

namespace Hybrid.Reviewer.Server;

internal static class LogFolder
{
    /// <summary>Creates the folder: the MCP server may be the first program to run.</summary>
    public static void Prepare(string path)
    {
        try
        {
            DataFolder.Create(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Then there is no log file. The tools say what is wrong with the ledger.
            StandardStreams.Say($"The folder {path} cannot be created ({e.Message}). No log file is written. Check PLEX_MCP_DATA_DIR.");
        }
    }
}
