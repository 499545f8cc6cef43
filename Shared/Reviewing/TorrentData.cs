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
        // One file has several paths where a link leads to its folder.
        HashSet<string> paths = new(Paths(torrent), StringComparer.FromComparison(RealPath.Comparison));
        Torrent[] others = [.. listed.Where(t => t.Hash != torrent.Hash)];
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
                .LibraryDirs.Where(folder => RealPath.OrText(folder) is var real && paths.Any(path => RealPath.IsIn(path, real)))
                .Take(1)
                .Select(folder => new WhyKept.InLibrary(folder)),
            .. others.Where(t => Paths(t).Any(paths.Contains)).Take(1).Select(t => new WhyKept.Shared(t.Name)),
            .. others.Where(t => t.Unreadable is not null).Take(1).Select(t => new WhyKept.OtherUnreadable(t.Name)),
            .. torrent.UnsafeFiles.Count > 0 ? [new WhyKept.UnsafeNames()] : Array.Empty<WhyKept>(),
        ];
    }

    private static IEnumerable<string> Paths(Torrent torrent) => torrent.Files.Select(f => RealPath.OrText(torrent.FullPathOf(f)));
}
