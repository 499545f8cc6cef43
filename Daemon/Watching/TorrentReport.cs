using Hybrid.Daemon.Disk;
using Hybrid.Ledger;
using Hybrid.Torrents;

namespace Hybrid.Daemon.Watching;

/// <summary>Compares a torrent with the disk: what Transmission says about its files, and which of them this machine can see.</summary>
internal static class TorrentReport
{
    public static Report Of(Torrent torrent) =>
        new(
            DownloadSource.Torrent,
            Report.TorrentKey(torrent.Hash),
            torrent.Name,
            torrent.DownloadDir,
            [.. torrent.Files.Where(f => !Clutter.IsFile(f.Path)).Select(f => FileOf(torrent, f))],
            torrent.Hash
        );

    /// <summary>Null if no file has the name.</summary>
    public static long? LengthOnDisk(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? file.Length : null;
    }

    private static ReportedFile FileOf(Torrent torrent, TorrentFile file)
    {
        // Our own look, because .NET cannot hold every time that a disk can.
        DiskEntry? onDisk = file.Wanted ? SystemDisk.Instance.Look(torrent.FullPathOf(file)) : null;
        return new ReportedFile(file.Path, file.Bytes, onDisk?.ModifiedAt ?? DateTimeOffset.UnixEpoch, file.Wanted);
    }
}
