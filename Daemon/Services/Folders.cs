namespace Hybrid.Daemon.Services;

/// <summary>Absolute Unix paths, as text.</summary>
internal static class Folders
{
    /// <summary>Whether it is the folder itself or lies in it.</summary>
    public static bool Holds(string folder, string path) =>
        folder == "/" || path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);

    /// <summary>The deepest folder that holds them all.</summary>
    public static string Above(IEnumerable<string> paths) =>
        paths.Aggregate(
            (one, other) =>
            {
                while (!Holds(one, other))
                {
                    one = Path.GetDirectoryName(one)!;
                }

                return one;
            }
        );

    /// <summary>The same place named without links, as far as it is there.</summary>
    public static string WithoutLinks(string path)
    {
        string? parent = Path.GetDirectoryName(path);
        string here = parent is null ? path : Path.Combine(WithoutLinks(parent), Path.GetFileName(path));
        try
        {
            // A link's end may lie behind other links.
            return Directory.ResolveLinkTarget(here, returnFinalTarget: true)?.FullName is { } target ? WithoutLinks(target) : here;
        }
        catch (IOException)
        {
            return here;
        }
    }
}
