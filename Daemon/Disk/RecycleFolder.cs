namespace Hybrid.Daemon.Disk;

/// <summary>The files in a library's recycle folder.</summary>
public static class RecycleFolder
{
    /// <summary>Oldest first. Each file has its own folder, and that folder's time is when the file came.</summary>
    public static IReadOnlyList<RecycledFile> Read(string libraryRoot)
    {
        var folder = new DirectoryInfo(Path.Combine(libraryRoot, RemovalOrder.RecycleFolder));
        // A link in its place is not a recycle folder.
        return folder is { Exists: true, LinkTarget: null }
            ?
            [
                .. folder
                    .EnumerateDirectories()
                    .Where(d => d.LinkTarget is null)
                    .SelectMany(d => d.EnumerateFiles().Where(f => f.LinkTarget is null))
                    .Select(f => new RecycledFile(f.FullName, f.Length, new DateTimeOffset(f.Directory!.LastWriteTimeUtc)))
                    .OrderBy(f => f.Since)
                    .ThenBy(f => f.Path, StringComparer.Ordinal),
            ]
            : [];
    }

    /// <summary>Deletes a file permanently, and its folder with it.</summary>
    public static void Delete(RecycledFile file)
    {
        File.Delete(file.Path);
        string folder = Path.GetDirectoryName(file.Path)!;
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }
}

/// <param name="Path">Absolute.</param>
/// <param name="Since">When it came into the folder.</param>
public sealed record RecycledFile(string Path, long Bytes, DateTimeOffset Since);
