namespace Hybrid.Planning;

/// <summary>What stands in a folder of the library.</summary>
internal static class LibraryFolder
{
    /// <summary>The names of its files; none if it is not there or cannot be read, for example in a container without the library.</summary>
    public static IEnumerable<string> Names(string folder) => Found(folder, Directory.EnumerateFiles);

    /// <summary>The names of its folders, without links. None as for files.</summary>
    public static IEnumerable<string> Folders(string folder) =>
        Found(folder, f => new DirectoryInfo(f).EnumerateDirectories().Where(d => d.LinkTarget is null).Select(d => d.FullName));

    private static IEnumerable<string> Found(string folder, Func<string, IEnumerable<string>> entries)
    {
        try
        {
            return Directory.Exists(folder) ? [.. entries(folder).Select(path => Path.GetFileName(path))] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
