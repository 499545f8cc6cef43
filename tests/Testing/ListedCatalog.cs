using Hybrid.Catalog;
using Hybrid.Neighbors;

namespace Hybrid.Testing;

/// <summary>A catalog that knows only these titles. While <see cref="Down"/> is set, it cannot be asked.</summary>
public sealed class ListedCatalog(params IReadOnlyList<Title> titles) : ICatalog
{
    public Fault? Down { get; set; }

    /// <summary>How many episodes each season has, from the first season, by the series' id.</summary>
    public Dictionary<int, int[]> Seasons { get; } = [];

    /// <summary>The titles of episodes, by the series' id, season and number. The others have none.</summary>
    public Dictionary<(int Series, int Season, int Number), string> EpisodeNames { get; } = [];

    /// <summary>When episodes aired, by the series' id, season and number. Of the others, long ago; if none is set, nothing is known.</summary>
    public Dictionary<(int Series, int Season, int Number), DateOnly> Aired { get; } = [];

    /// <summary>How many questions were asked.</summary>
    public int Asked { get; private set; }

    /// <summary>Minutes, by the movie's id.</summary>
    public Dictionary<int, int> Runtimes { get; } = [];

    /// <summary>Runs before each answer: what another program does during the request.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public Task<Answer<IReadOnlyList<Title>>> SearchAsync(TitleQuery query, CancellationToken cancellationToken) =>
        AnswerAsync<IReadOnlyList<Title>>([
            .. titles.Where(t =>
                t.Id.Kind == query.Kind
                && t.Name.Contains(query.Text, StringComparison.OrdinalIgnoreCase)
                && (query.Year is null || t.Year == query.Year)
            ),
        ]);

    public Task<Answer<TitleDetails?>> DetailsAsync(TitleId id, CancellationToken cancellationToken) =>
        AnswerAsync(
            titles
                .Where(t => t.Id == id)
                .Select(t => new TitleDetails
                {
                    Title = t,
                    RuntimeMinutes = Runtimes.TryGetValue(t.Id.Tmdb, out int minutes) ? minutes : null,
                    Seasons = [.. CountsOf(t.Id.Tmdb).Select((count, i) => new Season(i + 1, count, t.Year + i))],
                })
                .FirstOrDefault()
        );

    public Task<Answer<IReadOnlyList<Episode>>> SeasonAsync(int seriesTmdbId, int season, CancellationToken cancellationToken) =>
        AnswerAsync<IReadOnlyList<Episode>>([
            .. Enumerable
                .Range(1, CountsOf(seriesTmdbId).ElementAtOrDefault(season - 1))
                .Select(number => new Episode(
                    season,
                    number,
                    EpisodeNames.GetValueOrDefault((seriesTmdbId, season, number)),
                    Aired.Count == 0 ? null : Aired.GetValueOrDefault((seriesTmdbId, season, number), new DateOnly(2001, 1, 1)),
                    RuntimeMinutes: null
                )),
        ]);

    public Task<Answer<IReadOnlyList<Title>>> FindAsync(ExternalId id, CancellationToken cancellationToken) =>
        AnswerAsync<IReadOnlyList<Title>>([]);

    private int[] CountsOf(int series) => Seasons.GetValueOrDefault(series) ?? [];

    private async Task<Answer<T>> AnswerAsync<T>(T value)
    {
        Asked++;
        if (Meanwhile is { } meanwhile)
        {
            await meanwhile();
        }

        return Down is { } fault ? new Answer<T>(fault) : new Answer<T>(value);
    }
}
