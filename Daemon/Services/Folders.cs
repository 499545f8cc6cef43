namespace Hybrid.Daemon.Services;

/// <summary>Absolute Unix paths, as text.</summary>
internal static class Folders
{
    /// <summary>Whether the path is the folder itself or inside it.</summary>
    public static bool Holds(string folder, string path) =>
        folder == "/" || path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);

    /// <summary>The deepest folder that contains all of them.</summary>
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

    /// <summary>The same path with links resolved, as far as it exists.</summary>
    public static string WithoutLinks(string path)
    {
        string? parent = Path.GetDirectoryName(path);
        string here = parent is null ? path : Path.Combine(WithoutLinks(parent), Path.GetFileName(path));
        try
        {
            // The target of a link may have links in its own path.
            return Directory.ResolveLinkTarget(here, returnFinalTarget: true)?.FullName is { } target ? WithoutLinks(target) : here;
        }
        catch (IOException)
        {
            return here;
        }
    }
}
