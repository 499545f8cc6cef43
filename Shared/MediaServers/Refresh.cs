namespace Hybrid.MediaServers;

/// <summary>The result of asking Plex to scan a folder.</summary>
public abstract record Refresh
{
    private Refresh() { }

    /// <summary>Plex accepted the request. That does not mean that it found the folder: an unknown folder gets the same answer.</summary>
    /// <param name="SectionTitle">The library that it scans.</param>
    /// <param name="PathThere">The folder, as Plex names it.</param>
    public sealed record Refreshed(string SectionTitle, string PathThere) : Refresh;

    /// <summary>No library of the right kind contains the folder: PLEX_PATH_MAP or the library is missing.</summary>
    /// <param name="PathThere">The folder after the path map.</param>
    /// <param name="KnownLocations">The folders of Plex's libraries of that kind.</param>
    public sealed record NoSection(string PathThere, IReadOnlyList<string> KnownLocations) : Refresh;
}
