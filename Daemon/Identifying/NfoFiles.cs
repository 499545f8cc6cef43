using Hybrid.Daemon.Disk;
using Hybrid.Ledger;
using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.Identifying;

/// <summary>Reads the .nfo files next to a download's videos. They are untrusted: only small regular files, never through a link.</summary>
internal static class NfoFiles
{
    /// <summary>Bytes. A release group's text has a few kB; Kodi's file of a series with all its actors has about 100.</summary>
    private const int Largest = 256 * 1024;

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
        NfoClaim.Together([.. Beside(paths, videos).Take(Most).Select(path => ReadOne(root, path)).OfType<NfoClaim>()]);

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

    private static NfoClaim? ReadOne(string root, string path)
    {
        try
        {
            if (PlainFile.TryOpen(root, path) is not { } file)
            {
                return null;
            }

            using SafeFileHandle handle = file.Handle;
            if (file.Entry.Bytes > Largest)
            {
                return null;
            }

            byte[] bytes = new byte[file.Entry.Bytes];
            int read = RandomAccess.Read(handle, bytes, fileOffset: 0);
            return NfoReader.Read(bytes.AsSpan(0, read));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // An unreadable file is no problem: it is only a hint, and there is still the name.
            return null;
        }
    }
}
