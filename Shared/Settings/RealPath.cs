namespace Hybrid.Settings;

/// <summary>Where a path leads, with every link in it followed.</summary>
public static class RealPath
{
    /// <summary>What the disks of this system usually hold for one name.</summary>
    public static readonly StringComparison Comparison =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private const int MostLinks = 40;

    /// <param name="path">Absolute. It need not exist.</param>
    /// <returns>Null for links that lead in a circle.</returns>
    public static string? Of(string path) => Of(path, 0);

    /// <summary>Both without links in them.</summary>
    public static bool IsWithin(string path, string folder) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, Comparison);

    /// <summary>As <see cref="IsWithin"/>, or the folder itself.</summary>
    public static bool IsIn(string path, string folder) =>
        string.Equals(path, Path.TrimEndingDirectorySeparator(folder), Comparison) || IsWithin(path, folder);

    /// <param name="path">Absolute, in any spelling.</param>
    /// <returns>Where it leads; its own text for links that lead in a circle.</returns>
    public static string OrText(string path)
    {
        string plain = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return Of(plain) ?? plain;
    }

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
