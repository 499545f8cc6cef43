using Hybrid.Neighbors;

namespace Hybrid.MediaServers;

/// <summary>How to reach Plex.</summary>
/// <param name="Url">For example http://localhost:32400 (PLEX_URL). A path before Plex's own, from a reverse proxy, is kept.</param>
/// <param name="Token">PLEX_TOKEN; null if Plex accepts this machine without one.</param>
/// <param name="PathMap">PLEX_PATH_MAP.</param>
public sealed record PlexOptions(Uri Url, Secret? Token, PathMap PathMap)
{
    /// <summary>How long to wait for one answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}
