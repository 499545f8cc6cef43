namespace Hybrid.Testing.Loopback;

/// <summary>A match that a played media server proposes for any of its titles.</summary>
/// <param name="PlexGuid">Plex's own id of it.</param>
/// <param name="Title">Its name.</param>
/// <param name="Ids">"tmdb://603". Plex finds it by them, and shows them only when the match is taken.</param>
public sealed record PlayedMatch(string PlexGuid, string Title, int? Year, params string[] Ids)
{
    /// <summary>The video as it is shown once the match is taken.</summary>
    public PlayedVideo Of(PlayedVideo video) =>
        new(video.File, Title, Year, Ids)
        {
            IsEpisode = video.IsEpisode,
            AddedAt = video.AddedAt,
            PlexGuid = PlexGuid,
        };
}
