using Hybrid.Ledger;
using Hybrid.Naming;

namespace Hybrid.Daemon.Announcing;

/// <summary>The folders of an item's files in the library, for a media server to scan.</summary>
internal static class PlacedFolders
{
    public static IReadOnlyList<string> Of(IngestItem item) => [.. PlacedOf(item).Select(FolderOf).Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// The videos in the library. Extras are shown inside their title, not by their path.
    /// </summary>
    public static string[] VideosOf(IngestItem item) =>
        [
            .. PlacedOf(item)
                .Where(f => f.Role == FileRole.Video)
                .Select(f => f.Placement!.To)
                .Where(to => !ExtraPath.IsExtra(to))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>
    /// A folder without any of the files that were placed in it: its disk is away, or somebody removed them. A server that scans it now drops
    /// what it knows of the title.
    /// </summary>
    /// <returns>Why no server is asked to scan; null if all is there.</returns>
    public static string? Away(IngestItem item)
    {
        ItemFile? gone = PlacedOf(item)
            .GroupBy(FolderOf, StringComparer.Ordinal)
            .Where(folder => !folder.Any(f => File.Exists(f.Placement!.To)))
            .Select(folder => folder.First())
            .FirstOrDefault();
        return gone is null
            ? null
            : $"{FolderOf(gone)} is missing or empty, although files were placed in it. No media server is asked to scan it, because it would drop the title. "
                + $"Mount the disk of {gone.Placement!.LibraryRoot}. If you removed the files yourself, run: plex-mcp-daemon undo {item.Id}";
    }

    /// <summary>The nearest folder that still exists: a file's own may have been removed with its last file.</summary>
    /// <returns>Null if the library's own folder is missing. If it is empty, the item's files were the last in it.</returns>
    public static string? Standing(IngestItem item, string path)
    {
        string? root = item.Files.Select(f => f.Placement?.LibraryRoot).FirstOrDefault(r => r is not null && IsIn(r, path));
        if (root is null || !Directory.Exists(root))
        {
            return null;
        }

        string? folder = Path.GetDirectoryName(path);
        while (folder is not null && !Directory.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder;
    }

    /// <summary>The folder of a title, directly in the library's; a file that stands there itself has no other.</summary>
    public static string TitleFolder(IngestItem item, string path)
    {
        string root = item.Files.First(f => f.Placement?.To == path).Placement!.LibraryRoot;
        return Path.Combine(root, LibraryRoot.TitleFolder(root, path));
    }

    private static IEnumerable<ItemFile> PlacedOf(IngestItem item) =>
        item.Files.Where(f => f.Placement is { State: PlacementState.Placed });

    private static string FolderOf(ItemFile file) =>
        file.Role == FileRole.Disc ? DiscPath.FolderToScan(file.Placement!.To) : ExtraPath.FolderToScan(file.Placement!.To);

    private static bool IsIn(string folder, string path) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
