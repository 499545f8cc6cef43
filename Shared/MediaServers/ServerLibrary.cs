namespace Hybrid.MediaServers;

/// <summary>A library of a media server.</summary>
/// <param name="Key">The server's id of it.</param>
/// <param name="Title">The name that the owner gave it.</param>
/// <param name="Type">"movie", "show", "artist", …; "mixed" holds movies and series.</param>
/// <param name="Locations">Its folders, as the server names them.</param>
public sealed record ServerLibrary(string Key, string Title, string Type, IReadOnlyList<string> Locations)
{
    public const string Movies = "movie";
    public const string Shows = "show";
    public const string Mixed = "mixed";

    public bool Is(ServerLibraryType type) => Type == Mixed || Type == (type == ServerLibraryType.Movie ? Movies : Shows);
}
