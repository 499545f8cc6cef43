using Hybrid.Ledger;

namespace Hybrid.Daemon.Watching;

/// <summary>What a source reports as complete.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Key">Its identity for ever: see <see cref="Download.Key"/>.</param>
/// <param name="Name">The torrent's name, or the dropped file's or folder's.</param>
/// <param name="Root">Absolute; the files' paths hang from it.</param>
/// <param name="InfoHash">Only for a torrent.</param>
public sealed record Report(
    DownloadSource Source,
    string Key,
    string Name,
    string Root,
    IReadOnlyList<ReportedFile> Files,
    string? InfoHash = null
)
{
    public static string TorrentKey(string hash) => $"torrent:{hash}";

    public static string PathKey(string path) => $"path:{path}";
}

/// <param name="Path">Relative to the root, separated by '/'.</param>
/// <param name="Wanted">False when it was deselected in the torrent client: then it may be incomplete.</param>
/// <param name="Head">Its first bytes, for what might be a program under a video's name; empty where they were not read.</param>
public sealed record ReportedFile(
    string Path,
    long Bytes,
    DateTimeOffset ModifiedAt,
    bool Wanted = true,
    ReadOnlyMemory<byte> Head = default
);
