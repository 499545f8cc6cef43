using Hybrid.Settings;
using Hybrid.Torrents;

namespace Hybrid.Daemon.Watching;

/// <summary>TRANSMISSION_LABELS: which torrents to take in.</summary>
internal static class TorrentLabels
{
    extension(HybridSettings settings)
    {
        public bool AllowsTorrent(Torrent torrent) =>
            settings.TransmissionLabels.Count == 0
            || torrent.Labels.Any(l => settings.TransmissionLabels.Contains(l, StringComparer.OrdinalIgnoreCase));
    }
}
