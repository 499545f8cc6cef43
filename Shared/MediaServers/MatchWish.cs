namespace Hybrid.MediaServers;

/// <summary>A title of a media server, and what it should be matched with.</summary>
/// <param name="Key">The server's id of the movie or series.</param>
/// <param name="ShownIds">What it is matched with now.</param>
/// <param name="FolderHere">The folder of the title's files, as a path on this machine.</param>
/// <param name="Type">Movie or series.</param>
/// <param name="Name">The right title's name.</param>
/// <param name="Year">Its year.</param>
/// <param name="Ids">Its ids, as <see cref="ShownTitle.Ids"/> has them: "tmdb://603" first.</param>
public sealed record MatchWish(
    string Key,
    IReadOnlyList<string> ShownIds,
    string FolderHere,
    ServerLibraryType Type,
    string Name,
    int? Year,
    IReadOnlyList<string> Ids
);

/// <summary>What became of a <see cref="MatchWish"/>.</summary>
public abstract record Rematch
{
    private Rematch() { }

    /// <summary>The server took the match. It may need a while to show it.</summary>
    public sealed record Taken : Rematch;

    /// <summary>The server proposes no match that is surely the right title.</summary>
    public sealed record NotProposed : Rematch;

    /// <summary>The server's title also has files of another folder, which would be renamed too.</summary>
    /// <param name="File">The first of them, as the server names it.</param>
    public sealed record HasOthers(string File) : Rematch;
}
