using Hybrid.MediaServers;

namespace Hybrid.Settings;

/// <summary>The media servers that the settings name.</summary>
public static class ServersInSettings
{
    public static IEnumerable<MediaServerOptions> Of(HybridSettings settings)
    {
        if (settings.PlexUrl is { } plex)
        {
            yield return new(MediaServerKind.Plex, plex, settings.PlexToken, settings.PlexPathMap);
        }

        if (settings.Jellyfin is { Url: { } jellyfin } other)
        {
            yield return new(MediaServerKind.Jellyfin, jellyfin, other.ApiKey, other.PathMap);
        }

        if (settings.Emby is { Url: { } emby } last)
        {
            yield return new(MediaServerKind.Emby, emby, last.ApiKey, last.PathMap);
        }
    }
}
