namespace Hybrid.MediaServers;

/// <summary>The kinds of libraries that this program fills.</summary>
public enum ServerLibraryType
{
    Movie,
    Show,
}
