using Hybrid.Daemon.Probing;
using Hybrid.Ledger;

namespace Hybrid.Daemon.Identifying;

/// <summary>Reads the .nfo files next to a download's videos.</summary>
internal static class NfoFiles
{
    /// <summary>The most files to read. A season has one per episode, and all name the same series.</summary>
    private const int Most = 4;

    /// <summary>The claim of the .nfo files of an item.</summary>
    public static NfoClaim? Of(IngestItem item) =>
        item.Download is { Root: { } root }
            ? Read(
                root,
                item.Files.Where(f => f.Wanted).Select(f => f.Path),
                [.. item.Files.Where(f => f.Role == FileRole.Video).Select(f => f.Path)]
            )
            : null;

    /// <param name="root">The absolute folder that the paths start from.</param>
    /// <param name="paths">All files of the item, separated by '/'.</param>
    /// <param name="videos">Those of them that are videos.</param>
    /// <returns>Null if none makes a claim, or if they contradict each other.</returns>
    public static NfoClaim? Read(string root, IEnumerable<string> paths, IReadOnlyCollection<string> videos) =>
        NfoClaim.Together([.. Beside(paths, videos).Take(Most).Select(path => NfoFile.Read(root, path)).OfType<NfoClaim>()]);

    /// <summary>The series' own file first, then files with a video's name, otherwise any file in a folder of the videos.</summary>
    private static List<string> Beside(IEnumerable<string> paths, IReadOnlyCollection<string> videos)
    {
        HashSet<string> stems = [.. videos.Select(Stem)];
        HashSet<string> folders = [.. videos.SelectMany(Folders)];
        List<string> all =
        [
            .. paths
                .Where(path => path.EndsWith(".nfo", StringComparison.OrdinalIgnoreCase) && folders.Contains(Folder(path)))
                .Order(StringComparer.Ordinal),
        ];
        if (all.Find(path => path.Split('/')[^1].Equals("tvshow.nfo", StringComparison.OrdinalIgnoreCase)) is { } series)
        {
            return [series];
        }

        List<string> named = [.. all.Where(path => stems.Contains(Stem(path)))];
        return named.Count > 0 ? named : all;
    }

    private static IEnumerable<string> Folders(string path)
    {
        for (string folder = Folder(path); ; folder = Folder(folder))
        {
            yield return folder;
            if (folder.Length == 0)
            {
                yield break;
            }
        }
    }

    private static string Folder(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "";

    private static string Stem(string path) =>
        path.LastIndexOf('.') is var dot && dot > path.LastIndexOf('/') ? path[..dot].ToUpperInvariant() : path.ToUpperInvariant();
}
