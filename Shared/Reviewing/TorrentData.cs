using Hybrid.Ledger;
using Hybrid.Settings;
using Hybrid.Torrents;

namespace Hybrid.Reviewing;

/// <summary>Whether a torrent's data may be deleted, and what that would mean for the library.</summary>
internal static class TorrentData
{
    /// <param name="torrent">With its files.</param>
    /// <param name="listed">All torrents, with their files.</param>
    /// <param name="download">What the ledger has of it, with items and files; null if nothing.</param>
    /// <param name="settings">They name the library's folders.</param>
    /// <returns>Empty if it may be.</returns>
    public static IReadOnlyList<WhyKept> Objections(
        Torrent torrent,
        IReadOnlyList<Torrent> listed,
        Download? download,
        HybridSettings settings
    )
    {
        HashSet<string> paths = [.. torrent.Files.Select(torrent.FullPathOf)];
        int notTaken = download?.NotTakenOf(torrent).Count ?? torrent.Files.Count(f => f.Wanted);
        return
        [
            .. notTaken > 0 || torrent.Files.Count == 0 || download is not { Items.Count: > 0 }
                ? [new WhyKept.NotTaken(notTaken)]
                : Array.Empty<WhyKept>(),
            .. (download?.Items ?? [])
                .Where(i => !Lifecycle.Settled.Contains(i.State))
                .OrderBy(i => i.Id)
                .Select(i => new WhyKept.Unfinished(i.Id, i.State)),
            .. settings
                .LibraryDirs.Where(folder => paths.Any(path => IsBelow(path, folder)))
                .Take(1)
                .Select(folder => new WhyKept.InLibrary(folder)),
            .. listed
                .Where(t => t.Hash != torrent.Hash && t.Files.Any(f => paths.Contains(t.FullPathOf(f))))
                .Take(1)
                .Select(t => new WhyKept.Shared(t.Name)),
            .. torrent.UnsafeFiles.Count > 0 ? [new WhyKept.UnsafeNames()] : Array.Empty<WhyKept>(),
        ];
    }

    public static bool IsBelow(string path, string folder)
    {
        string outer = Path.TrimEndingDirectorySeparator(folder);
        return path.Length > outer.Length && path.StartsWith(outer, StringComparison.Ordinal) && path[outer.Length] is '/' or '\\';
    }
}
