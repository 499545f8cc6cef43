using System.Globalization;
using Hybrid.Ledger;
using Hybrid.Texts;
using Hybrid.Torrents;

namespace Hybrid.Reviewing;

/// <summary>What a person is asked before a torrent is removed.</summary>
internal static class TorrentQuestion
{
    private const int MostNamed = 20;
    private const int LongestPath = 160;

    /// <summary>Digits of the hash: names can be equal.</summary>
    private const int ShownHash = 12;

    /// <param name="torrent">With its files.</param>
    /// <param name="download">What the ledger has of it, with items, files and placements; null if nothing.</param>
    /// <param name="withData">Whether its files are to be deleted.</param>
    /// <param name="isThere">Whether a file stands at this path of the library.</param>
    public static ConsentQuestion ToRemove(Torrent torrent, Download? download, bool withData, Func<string, bool> isThere)
    {
        string name = Untrusted.Quoted(torrent.Name, Untrusted.ShortLength);
        string hash = torrent.Hash[..Math.Min(ShownHash, torrent.Hash.Length)];
        string folder = Untrusted.Quoted(torrent.DownloadDir, LongestPath);
        string size = $"{Format.Bytes(torrent.SizeWhenDone)} in {Files(torrent.Files.Count)}";
        string text = withData
            ? $"Remove the torrent {name} ({hash}) from Transmission and delete its data: {size} below {folder}?{Deleted(torrent, download, isThere)}"
            : $"Remove the torrent {name} ({hash}, {size}) from Transmission's list? It seeds no longer, and its files stay below {folder}.{Open(torrent, download)}";
        return new ConsentQuestion(0, (download?.Items ?? []).Sum(i => i.Version), text) { Other = $"the torrent {name}" };
    }

    private static string Deleted(Torrent torrent, Download? download, Func<string, bool> isThere)
    {
        var placed = (download?.Items ?? [])
            .SelectMany(i => i.Files)
            .Where(f => f.Placement is { State: PlacementState.Placed, To.Length: > 0 } placement && isThere(placement.To))
            .GroupBy(f => f.Path, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Placement!, StringComparer.Ordinal);
        ILookup<bool, Placement> library = placed.Values.ToLookup(p => p.Method == PlacementMethod.HardLink);
        // What was downloaded and deselected later goes too.
        string[] lost =
        [
            .. torrent.Files.Where(f => (f.Wanted || f.BytesCompleted > 0) && !placed.ContainsKey(f.Path)).Select(f => f.Path),
        ];
        return string.Concat(
            lost.Length > 0 ? $" Not in the library, and lost for good: {Named(lost)}." : "",
            $" Deleted: {Named([.. torrent.Files.Select(f => f.Path)])}.",
            library[true].Any() ? $" Hard links of it stand in the library, and stay: {Named([.. library[true].Select(p => p.To)])}." : "",
            library[false].Any() ? $" Copies of it stand in the library, and stay: {Named([.. library[false].Select(p => p.To)])}." : ""
        );
    }

    private static string Open(Torrent torrent, Download? download)
    {
        int missing = download?.NotTakenOf(torrent).Count ?? torrent.Files.Count(f => f.Wanted);
        IngestItem[] open = [.. (download?.Items ?? []).Where(i => !Lifecycle.Settled.Contains(i.State)).OrderBy(i => i.Id)];
        return string.Concat(
            torrent.ClaimsDone ? "" : " It is not complete.",
            missing > 0 || torrent.Files.Count == 0
                ? $" plex-mcp has not taken in {(missing == 1 ? "1 file" : $"{missing} files")} of it, and then will not."
                : "",
            string.Concat(open.Take(MostNamed).Select(i => $" Item {i.Id} of it is {Words.Of(i.State)}."))
        );
    }

    private static string Files(int count) => count == 1 ? "1 file" : string.Create(CultureInfo.InvariantCulture, $"{count} files");

    private static string Named(string[] paths) =>
        string.Join(", ", paths.Order(StringComparer.Ordinal).Take(MostNamed).Select(p => Untrusted.Quoted(p, LongestPath)))
        + (paths.Length > MostNamed ? $" and {paths.Length - MostNamed} more" : "");
}
