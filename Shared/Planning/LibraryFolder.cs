namespace Hybrid.Planning;

/// <summary>What stands in a folder of the library.</summary>
internal static class LibraryFolder
{
    /// <summary>The names of its files; none if it is not there or cannot be read, for example in a container without the library.</summary>
    public static IEnumerable<string> Names(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file))] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
