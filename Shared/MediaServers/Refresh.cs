namespace Hybrid.MediaServers;

/// <summary>What came of asking Plex to look into a folder.</summary>
public abstract record Refresh
{
    private Refresh() { }

    /// <summary>Plex took the order. It says nothing of what it found: an unknown folder gets the same answer.</summary>
    /// <param name="SectionTitle">The library that it looks through.</param>
    /// <param name="PathThere">The folder, as Plex names it.</param>
    public sealed record Refreshed(string SectionTitle, string PathThere) : Refresh;

    /// <summary>No library of the right kind holds the folder: PLEX_PATH_MAP is missing, or the library is.</summary>
    /// <param name="PathThere">The folder after the path map.</param>
    /// <param name="KnownLocations">Where Plex's libraries of that kind lie.</param>
    public sealed record NoSection(string PathThere, IReadOnlyList<string> KnownLocations) : Refresh;
}
