namespace Hybrid.MediaServers;

/// <summary>The result of asking a server to scan a folder.</summary>
public abstract record Refresh
{
    private Refresh() { }

    /// <summary>The server accepted the request. That does not mean that it found the folder: an unknown folder gets the same answer.</summary>
    /// <param name="LibraryTitle">The library that it scans.</param>
    /// <param name="PathThere">The folder, as the server names it.</param>
    public sealed record Refreshed(string LibraryTitle, string PathThere) : Refresh;

    /// <summary>No library of the right kind contains the folder: the path map or the library is missing.</summary>
    /// <param name="PathThere">The folder after the path map.</param>
    /// <param name="KnownLocations">The folders of the server's libraries of that kind.</param>
    public sealed record NoLibrary(string PathThere, IReadOnlyList<string> KnownLocations) : Refresh;
}
