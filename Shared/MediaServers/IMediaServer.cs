using Hybrid.Neighbors;

namespace Hybrid.MediaServers;

/// <summary>A media server: what it is told, and what is read from it.</summary>
public interface IMediaServer
{
    MediaServerKind Kind { get; }

    /// <summary>All libraries of the server; empty if there are none.</summary>
    Task<Answer<IReadOnlyList<ServerLibrary>>> LibrariesAsync(CancellationToken cancellation);

    /// <summary>Asks it to scan a folder.</summary>
    /// <param name="folderHere">The movie's or the series' folder, as a path on this machine.</param>
    /// <param name="type">The kind of library to use. A movie would not be found in a library of series.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<Answer<Refresh>> RefreshAsync(string folderHere, ServerLibraryType type, CancellationToken cancellation);

    /// <summary>What it shows of some files: first among what it added last, then among the titles of this name.</summary>
    /// <returns>One for each file that is shown. Empty also if no library contains them.</returns>
    Task<Answer<IReadOnlyList<ShownTitle>>> LookAsync(WantedFiles wanted, CancellationToken cancellation);

    /// <summary>All files that it has of a title, by the ids that it matched them with.</summary>
    Task<Answer<IReadOnlyList<HeldFile>>> HeldAsync(HeldTitle title, CancellationToken cancellation);

    /// <summary>Lets it match a title anew. The only call that changes something there; only for a person who asked for it.</summary>
    Task<Answer<Rematch>> FixMatchAsync(MatchWish wish, CancellationToken cancellation);
}

/// <summary>The files of one title, to look for in a media server.</summary>
/// <param name="Paths">On this machine.</param>
/// <param name="Type">The kind of library that they are in.</param>
/// <param name="Name">The title's name.</param>
/// <param name="Since">When the server was asked to scan their folders.</param>
public sealed record WantedFiles(IReadOnlyList<string> Paths, ServerLibraryType Type, string Name, DateTimeOffset Since);
