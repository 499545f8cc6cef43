namespace Hybrid.Torrents;

/// <summary>What Transmission reports about itself.</summary>
/// <param name="Version">For example "3.00 (bb6b5a062e)".</param>
/// <param name="RpcVersion">15 for 2.94, 16 for 3.00, 17 for 4.0, 18 and 19 for 4.1.</param>
/// <param name="DownloadDir">Its default download folder, as a path on this machine.</param>
public sealed record TransmissionInfo(string Version, int RpcVersion, string DownloadDir);
