using Hybrid.Neighbors;

namespace Hybrid.MediaServers;

/// <summary>How to reach a media server.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Url">For example http://localhost:32400 (PLEX_URL). A path before the server's own, from a reverse proxy, is kept.</param>
/// <param name="Key">PLEX_TOKEN, JELLYFIN_API_KEY, EMBY_API_KEY; null if Plex accepts this machine without one.</param>
/// <param name="PathMap">PLEX_PATH_MAP, JELLYFIN_PATH_MAP, EMBY_PATH_MAP.</param>
public sealed record MediaServerOptions(MediaServerKind Kind, Uri Url, Secret? Key, PathMap PathMap)
{
    /// <summary>How long to wait for one answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}
