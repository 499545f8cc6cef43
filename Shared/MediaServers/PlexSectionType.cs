namespace Hybrid.MediaServers;

/// <summary>The kinds of Plex libraries that this program fills.</summary>
public enum PlexSectionType
{
    Movie,
    Show,
}
