using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Naming;

namespace Hybrid.Library;

/// <summary>Finds what stands in the library more than once: the same movie in the same edition, or the same episode. Pure.</summary>
public static class SameVideos
{
    /// <summary>A movie's video with less than this part of the largest one's bytes is an advertisement or an extra without a name.</summary>
    public const double FewestBytes = 0.02;

    /// <param name="videos">Those of one title together.</param>
    public static IEnumerable<SameVideo> Find(IEnumerable<StandingVideoRow> videos)
    {
        List<StandingVideoRow> title = [];
        foreach (StandingVideoRow video in videos)
        {
            if (title.Count > 0 && title[0].Title != video.Title)
            {
                foreach (SameVideo same in OfTitle(title))
                {
                    yield return same;
                }

                title.Clear();
            }

            title.Add(video);
        }

        foreach (SameVideo same in OfTitle(title))
        {
            yield return same;
        }
    }

    private static IEnumerable<SameVideo> OfTitle(List<StandingVideoRow> title) =>
        title.Count < 2 ? []
        : title[0].IsEpisode ? Episodes(title)
        : Movies(title);

    private static IEnumerable<SameVideo> Movies(List<StandingVideoRow> title) =>
        title
            .GroupBy(v => LibraryKey.Of(new TitleId(TitleKind.Movie, Tmdb: 0), v.Edition, v.Part, v.Is3D), StringComparer.Ordinal)
            .Select(same => same.Where(v => v.Bytes >= same.Max(other => other.Bytes) * FewestBytes).Select(v => v.Id).ToArray())
            .Where(files => files.Length > 1)
            .Select(files => new SameVideo(title[0].Title, files));

    /// <summary>A file may hold several episodes; where the same files hold several of them, it is told once.</summary>
    private static IEnumerable<SameVideo> Episodes(List<StandingVideoRow> title) =>
        title
            .Where(v => v is { Season: not null, Episode: not null })
            .SelectMany(v => EpisodeRange.Of(v.Episode!.Value, v.LastEpisode), (video, episode) => (video, episode))
            .GroupBy(v => (v.video.Season, v.video.Part, v.episode))
            .Where(same => same.Skip(1).Any())
            .GroupBy(same => (same.Key.Season, Files: string.Join(' ', same.Select(v => v.video.Id).Order())))
            .Select(same => new SameVideo(title[0].Title, [.. same.First().Select(v => v.video.Id)])
            {
                Season = same.Key.Season,
                Episode = same.Min(e => e.Key.episode),
                LastEpisode = same.Max(e => e.Key.episode),
            });
}

/// <param name="Title">See <see cref="IndexedTitle.Group"/>.</param>
/// <param name="Files">The ids of the files.</param>
public sealed record SameVideo(long Title, IReadOnlyList<long> Files)
{
    public int? Season { get; init; }

    public int? Episode { get; init; }

    public int? LastEpisode { get; init; }
}
