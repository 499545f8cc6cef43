using Hybrid.Releases;
using Hybrid.Torrents;

namespace Hybrid.Ledger;

/// <summary>What a source reported as complete: a torrent, or a dropped path. The row is never deleted, so that a download is taken in once.</summary>
public sealed class Download
{
    public long Id { get; set; }

    public required DownloadSource Source { get; init; }

    /// <summary>"torrent:HASH" or "path:ABSOLUTE PATH"; unique.</summary>
    public required string Key { get; init; }

    /// <summary>Lower-case hexadecimal; only for a torrent.</summary>
    public string? InfoHash { get; init; }

    /// <summary>The torrent's name, or the name of the dropped file or folder.</summary>
    public required string Name { get; init; }

    /// <summary>The folder that the files' paths start from. It changes when a torrent is moved.</summary>
    public required string Root { get; set; }

    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>When TRANSMISSION_AUTO_REMOVE removed the torrent from Transmission's list. Its data stays.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    public List<IngestItem> Items { get; } = [];

    /// <summary>The key of a torrent's download.</summary>
    public static string KeyOfTorrent(string hash) => $"torrent:{hash}";

    /// <summary>
    /// The files that the torrent wants and that were not taken in, perhaps because they were deselected then. Without the torrent they would never
    /// come. Needs the items and their files.
    /// </summary>
    public IReadOnlyList<TorrentFile> NotTakenOf(Torrent torrent)
    {
        HashSet<string> taken = [.. Items.SelectMany(i => i.Files).Where(f => f.Wanted).Select(f => f.Path)];
        return [.. torrent.Files.Where(f => f.Wanted && !Clutter.IsFile(f.Path) && !taken.Contains(f.Path))];
    }
}

public enum DownloadSource
{
    Torrent,
    Folder,

    /// <summary>Given by hand: <c>plex-mcp-daemon process PATH</c>.</summary>
    Manual,
}
