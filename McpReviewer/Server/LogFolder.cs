using Hybrid.Settings;
using Hybrid.Texts;

namespace Hybrid.Reviewer.Server;

internal static class LogFolder
{
    /// <summary>Creates the folder: the MCP server may be the first program to run.</summary>
    /// <param name="path">Empty if none is known.</param>
    public static void Prepare(string path)
    {
        try
        {
            if (path.Length > 0)
            {
                DataFolder.Create(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Then there is no log file. The tools say what is wrong with the ledger.
            StandardStreams.Say(
                $"The folder {path} cannot be created: {FileTrouble.Words(e)}. No log file is written. Check PLEX_MCP_DATA_DIR."
            );
        }
    }
}
