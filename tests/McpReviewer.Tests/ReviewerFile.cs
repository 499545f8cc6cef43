namespace Hybrid;

/// <summary>The built program, which the build puts beside the tests.</summary>
internal static class ReviewerFile
{
    public static string Path { get; } =
        System.IO.Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "plex-mcp.exe" : "plex-mcp");
}
