using System.Globalization;
using Hybrid.Ledger;

namespace Hybrid.Daemon.Watching;

/// <summary>A complete download, as a source reports it.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Key">Its permanent identity: see <see cref="Download.Key"/>.</param>
/// <param name="Name">The torrent's name, or the dropped file's or folder's.</param>
/// <param name="Root">The absolute folder that the files' paths start from.</param>
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
    /// <summary>
    /// More than any release has. A download of more would take memory without bound: the files of an item are read together (about 8 KiB
    /// each while it is taken in).
    /// </summary>
    public const int MostFiles = 40_000;

    internal static string TooManyFiles { get; } =
        string.Create(
            CultureInfo.InvariantCulture,
            $"It has more than {MostFiles} files, so it is not taken in as one download. Put its videos into folders of their own in PLEX_INGEST_DIR."
        );

    public static string TorrentKey(string hash) => Download.KeyOfTorrent(hash);

    public static string PathKey(string path) => $"path:{path}";
}

/// <param name="Path">Relative to the root, separated by '/'.</param>
/// <param name="Wanted">False if it is deselected in the torrent client; then it may be incomplete.</param>
/// <param name="Head">Its first bytes, to detect a program with a video's name; empty if they were not read.</param>
public sealed record ReportedFile(
    string Path,
    long Bytes,
    DateTimeOffset ModifiedAt,
    bool Wanted = true,
    ReadOnlyMemory<byte> Head = default
);
