using Hybrid.Texts;

namespace Hybrid.Settings;

/// <summary>PLEX_MCP_DATA_DIR on the disk: readable only by its owner, because ledger and logs name what was downloaded.</summary>
public static class DataFolder
{
    /// <summary>Creates the folder if it is missing, for a program that starts.</summary>
    /// <returns>Why it cannot be used, in a sentence that names the setting; null if it exists.</returns>
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
        $"PLEX_MCP_DATA_DIR ({path}) cannot be used: {FileTrouble.Words(e)}. Make the folder belong to the user that plex-mcp runs as, or set another folder.";

    /// <summary>Creates the folder with mode 0700 if it is missing. An existing one keeps its mode.</summary>
    /// <exception cref="IOException">It cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">Permission is missing.</exception>
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
