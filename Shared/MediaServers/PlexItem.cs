namespace Hybrid.MediaServers;

/// <summary>A movie, series or episode as Plex shows it.</summary>
/// <param name="Key">Its ratingKey.</param>
/// <param name="Name">Its title. Untrusted, as everything from a server.</param>
/// <param name="Year">The year of a movie or series.</param>
/// <param name="Ids">What Plex matched it with: "plex://movie/…", "tmdb://603", "imdb://tt0133093"; of older agents "com.plexapp.agents.imdb://tt0133093?lang=en".</param>
/// <param name="Files">The absolute paths of its files, as Plex names them.</param>
/// <param name="SeriesKey">Of an episode: the ratingKey of its series.</param>
internal sealed record PlexItem(
    string Key,
    string Name,
    int? Year,
    IReadOnlyList<string> Ids,
    IReadOnlyList<string> Files,
    string? SeriesKey
);
