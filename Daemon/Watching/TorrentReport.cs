using Hybrid.Daemon.Disk;
using Hybrid.Ledger;
using Hybrid.Releases;
using Hybrid.Settings;
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
            [.. torrent.Files.Where(f => !Clutter.IsFile(f.Path)).Select(f => FileOf(torrent, f)), .. UnpackedIn(torrent)],
            torrent.Hash
        );

    /// <summary>As Transmission and this machine's disk say. One that lies where nothing is taken in never becomes complete by itself.</summary>
    public static Completion CompletionOf(Torrent torrent, HybridSettings settings)
    {
        var completion = Completion.Of(torrent, LengthOnDisk);
        return completion switch
        {
            Completion.Complete when TorrentFolders.Objection(settings, torrent.DownloadDir) is { } objection => new Completion.Broken(
                IncompleteReason.NotBelieved,
                objection
            ),
            Completion.NotYet { Why: IncompleteReason.WrongLength } when LinkIn(torrent) is { } link => new Completion.Broken(
                IncompleteReason.Link,
                $"{link} is a link, and the links of a torrent are not followed. Put the file itself there (cp --remove-destination "
                    + "\"$(readlink -f LINK)\" LINK), or give the folder that the link leads to its own download in PLEX_INGEST_DIR."
            ),
            _ => completion,
        };
    }

    private static string? LinkIn(Torrent torrent) =>
        torrent
            .Files.Where(f => f.Wanted)
            .Select(torrent.FullPathOf)
            .FirstOrDefault(path => SystemDisk.Instance.Look(path) is { Kind: EntryKind.Link });

    /// <summary>Null if no file has the name.</summary>
    public static long? LengthOnDisk(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? file.Length : null;
    }

    /// <summary>Videos that a program unpacked beside the torrent's archives. Transmission does not know them.</summary>
    private static IEnumerable<ReportedFile> UnpackedIn(Torrent torrent)
    {
        HashSet<string> own = [.. torrent.Files.Select(f => f.Path)];
        return torrent
            .Files.Where(f => f.Wanted && FileKinds.IsArchive(f.Path) && f.Path.Contains('/', StringComparison.Ordinal))
            .Select(f => f.Path[..f.Path.LastIndexOf('/')])
            .Distinct(StringComparer.Ordinal)
            .Select(folder => (Folder: folder, There: new DirectoryInfo(Path.Combine(torrent.DownloadDir, folder))))
            .Where(archive => archive.There.Exists)
            .SelectMany(archive =>
                archive.There.EnumerateFiles().Select(file => (Path: $"{archive.Folder}/{file.Name}", There: file.FullName))
            )
            .Where(file => FileKinds.IsVideo(file.Path) && !own.Contains(file.Path) && !OpenForWriting.IsOpen(file.There))
            .Select(file => (file.Path, Entry: SystemDisk.Instance.Look(file.There)))
            .Where(file => file.Entry is { Kind: EntryKind.File, Bytes: > 0 })
            .Select(file => new ReportedFile(file.Path, file.Entry!.Bytes, file.Entry.ModifiedAt));
    }

    private static ReportedFile FileOf(Torrent torrent, TorrentFile file)
    {
        // Our own look, because .NET cannot hold every time that a disk can.
        DiskEntry? onDisk = file.Wanted ? SystemDisk.Instance.Look(torrent.FullPathOf(file)) : null;
        return new ReportedFile(file.Path, file.Bytes, onDisk?.ModifiedAt ?? DateTimeOffset.UnixEpoch, file.Wanted);
    }
}
