namespace Hybrid.MediaServers;

/// <summary>The media servers that are notified and looked at. One of each can be set. Its name is also the neighbor's.</summary>
public enum MediaServerKind
{
    Plex,
    Jellyfin,
    Emby,
}
