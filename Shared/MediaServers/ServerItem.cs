namespace Hybrid.MediaServers;

/// <summary>A movie, series or episode as a media server shows it.</summary>
/// <param name="Key">The server's id of it.</param>
/// <param name="Name">Its title. Untrusted, as everything from a server.</param>
/// <param name="Year">The year of a movie or series.</param>
/// <param name="Ids">What it is matched with: see <see cref="ShownTitle.Ids"/>.</param>
/// <param name="Files">The absolute paths of its files, as the server names them.</param>
/// <param name="SeriesKey">Of an episode: the id of its series.</param>
internal sealed record ServerItem(
    string Key,
    string Name,
    int? Year,
    IReadOnlyList<string> Ids,
    IReadOnlyList<string> Files,
    string? SeriesKey
)
{
    /// <summary>When the server added it; null if it does not say.</summary>
    public DateTimeOffset? AddedAt { get; init; }

    /// <summary>Of an episode; null if the server does not say it.</summary>
    public int? Season { get; init; }

    /// <summary>As for the season; of several in one file, the first.</summary>
    public int? Episode { get; init; }

    /// <summary>Of several in one file, the last. Plex does not say it.</summary>
    public int? LastEpisode { get; init; }

    /// <summary>A movie of several files that the server shows as one: how many.</summary>
    public int Parts { get; init; } = 1;
}
