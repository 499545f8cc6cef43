using Hybrid.Torrents;

namespace Hybrid.Daemon.Watching;

/// <summary>Which folder entries belong to torrents, as of the last poll. The folder sweep skips them.</summary>
public sealed class TorrentPaths
{
    private volatile HashSet<string> _claimed = new(StringComparer.Ordinal);

    /// <summary>False until Transmission has answered once.</summary>
    public bool AreKnown { get; private set; }

    public bool Claims(string folder, string entry) => _claimed.Contains(Path.Combine(folder, entry));

    /// <summary>The folders of Transmission's torrents, on this machine.</summary>
    public IReadOnlyList<string> Folders { get; private set; } = [];

    public void ClaimFor(IReadOnlyList<Torrent> torrents)
    {
        Folders = [.. torrents.Select(t => t.DownloadDir).Where(Path.IsPathFullyQualified).Distinct(StringComparer.Ordinal)];
        Set(torrents.SelectMany(t => t.Files.Select(f => Path.Combine(t.DownloadDir, f.Path.Split('/')[0]))));
    }

    /// <param name="claimed">Absolute paths: each torrent's folder joined with the first part of each of its files' paths.</param>
    public void Set(IEnumerable<string> claimed)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (string path in claimed)
        {
            // Includes the folders above: an entry that contains torrents is not a download itself.
            for (string? at = path; at is not null && all.Add(at); at = Path.GetDirectoryName(at)) { }
        }

        _claimed = all;
        AreKnown = true;
    }
}
