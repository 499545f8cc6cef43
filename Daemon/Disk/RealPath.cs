namespace Hybrid.Daemon.Disk;

/// <summary>Where a path leads, with every link in it followed.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <param name="path">Absolute. It need not exist.</param>
    /// <returns>Null for links that lead in a circle.</returns>
    public static string? Of(string path) => Of(path, 0);

    /// <summary>Both without links in them.</summary>
    public static bool IsWithin(string path, string folder) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string? Of(string path, int links)
    {
        if (links > MostLinks || Path.GetDirectoryName(path) is not { } parent)
        {
            return links > MostLinks ? null : path;
        }

        if (Of(parent, links) is not { } above)
        {
            return null;
        }

        string here = Path.Combine(above, Path.GetFileName(path));
        return new FileInfo(here).LinkTarget is { } target ? Of(Path.GetFullPath(target, above), links + 1) : here;
    }
}
