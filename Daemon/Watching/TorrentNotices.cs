using Hybrid.Daemon.Working;
using Hybrid.Torrents;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Watching;

/// <summary>Why torrents are not taken in. A reason is logged once, however often it is found.</summary>
internal sealed class TorrentNotices(ILogger logger)
{
    private readonly Dictionary<string, string> _told = new(StringComparer.Ordinal);

    /// <returns>The notice for the status.</returns>
    public string Tell(Torrent torrent, string sentence)
    {
        if (!_told.TryGetValue(torrent.Hash, out string? before) || !string.Equals(before, sentence, StringComparison.Ordinal))
        {
            using IDisposable? about = logger.AboutDownload(Report.TorrentKey(torrent.Hash));
            logger.LogWarning("Torrent {Torrent} is not taken in: {Reason}", torrent.Name, sentence);
            _told[torrent.Hash] = sentence;
        }

        return $"{torrent.Name}: {sentence}";
    }

    public void Forget(Torrent torrent) => _told.Remove(torrent.Hash);

    public static string? Summary(List<string> notices) =>
        notices.Count switch
        {
            0 => null,
            1 => notices[0],
            _ => $"{notices.Count} torrents are not taken in. The first: {notices[0]}",
        };
}
