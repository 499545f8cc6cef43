namespace Hybrid.Reviewer;

/// <summary>The built program in its own folder. The copy beside the tests is a mixture: what ASP.NET brings for the test kit is missing there.</summary>
internal static class ReviewerFile
{
    public static string Path { get; } =
        System.IO.Path.GetFullPath(
            System.IO.Path.Combine(
                AppContext.BaseDirectory,
                "..",
                "..",
                "McpReviewer",
                new DirectoryInfo(AppContext.BaseDirectory).Name,
                OperatingSystem.IsWindows() ? "plex-mcp.exe" : "plex-mcp"
            )
        );
}
