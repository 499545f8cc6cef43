using Hybrid.Neighbors;

namespace Hybrid.Torrents;

/// <summary>How to reach Transmission.</summary>
/// <param name="Url">The RPC address, path included: http://localhost:9091/transmission/rpc (TRANSMISSION_URL).</param>
/// <param name="User">TRANSMISSION_USER.</param>
/// <param name="Password">TRANSMISSION_PASSWORD.</param>
/// <param name="PathMap">TRANSMISSION_PATH_MAP.</param>
public sealed record TransmissionOptions(Uri Url, string? User, Secret? Password, PathMap PathMap)
{
    /// <summary>How long to wait for one answer. Long, because Transmission does not answer while it moves finished files to another disk.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The most bytes of one answer. The default, 512 MiB, is a list of some three million files: 300 torrents of 10,000 files each.</summary>
    public int LongestAnswer { get; init; } = 512 << 20;
}
