namespace Hybrid.Naming;

/// <summary>The last check before a path reaches the disk: it must be inside the library.</summary>
public static class LibraryRoot
{
    /// <summary>The absolute path of <paramref name="relative"/> (separated by '/'); null if it would not be inside the root.</summary>
    public static string? Combine(string root, string relative)
    {
        if (relative.Contains('\0', StringComparison.Ordinal) || !relative.Split('/').All(IsPlain))
        {
            return null;
        }

        string inside = Path.EndsInDirectorySeparator(root) ? root : root + Path.DirectorySeparatorChar;
        string full = Path.GetFullPath(Path.Combine(root, relative.Replace('/', Path.DirectorySeparatorChar)));
        return full.StartsWith(Path.GetFullPath(inside), StringComparison.Ordinal) ? full : null;
    }

    /// <summary>The name of the folder directly below the library folder in which a path is: the title's. Of a file that stands there itself, its own.</summary>
    /// <param name="path">Absolute, in the library.</param>
    public static string TitleFolder(string root, string path) => Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar)[0];

    private static bool IsPlain(string component) =>
        component is not ("" or "." or "..") && (!OperatingSystem.IsWindows() || component.AsSpan().IndexOfAny('\\', ':') < 0);
}
