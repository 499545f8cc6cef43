namespace Hybrid.MediaServers;

/// <summary>A library of the Plex server.</summary>
/// <param name="Key">Plex's id of the section.</param>
/// <param name="Title">The name that the owner gave it.</param>
/// <param name="Type">"movie", "show", "artist", …</param>
/// <param name="Locations">Its folders, as the server names them.</param>
public sealed record PlexSection(string Key, string Title, string Type, IReadOnlyList<string> Locations)
{
    public bool Is(PlexSectionType type) => string.Equals(Type, type == PlexSectionType.Movie ? "movie" : "show", StringComparison.Ordinal);
}
