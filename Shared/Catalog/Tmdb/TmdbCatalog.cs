using System.Net;
using Hybrid.Neighbors;
using Refit;

namespace Hybrid.Catalog.Tmdb;

/// <summary>TMDb as a catalog. Every failure is returned as a fault; only the caller's own cancellation is thrown.</summary>
internal sealed class TmdbCatalog(ITmdbApi api, CatalogOptions options) : ICatalog
{
    private const string NoAdult = "false";

    /// <summary>A field in each of TMDb's own errors (https://developer.themoviedb.org/docs/errors). A proxy's 404 lacks it and says nothing about a title.</summary>
    private const string OwnError = "\"status_code\"";

    /// <summary>An id belongs to one title. Two are a mistake in TMDb, and more are nonsense.</summary>
    private const int MostShows = 2;

    public async Task<Answer<IReadOnlyList<Title>>> SearchAsync(TitleQuery query, CancellationToken cancellationToken)
    {
        int? page = query.Page > 1 ? query.Page : null;
        if (query.Kind == TitleKind.Movie)
        {
            return await AskAsync<TmdbPage<TmdbMovieHit>, IReadOnlyList<Title>>(
                () => api.SearchMoviesAsync(query.Text, options.Language, query.Year, NoAdult, page, cancellationToken),
                found => [.. found.Results.Where(hit => hit is { IsNamed: true }).Select(hit => hit.ToTitle())],
                missing: null,
                cancellationToken
            );
        }

        return await AskAsync<TmdbPage<TmdbSeriesHit>, IReadOnlyList<Title>>(
            () => api.SearchSeriesAsync(query.Text, options.Language, query.Year, NoAdult, page, cancellationToken),
            found => [.. found.Results.Where(hit => hit is { IsNamed: true }).Select(hit => hit.ToTitle())],
            missing: null,
            cancellationToken
        );
    }

    public async Task<Answer<TitleDetails?>> DetailsAsync(TitleId id, CancellationToken cancellationToken)
    {
        if (id.Kind == TitleKind.Movie)
        {
            return await AskAsync<TmdbMovie, TitleDetails?>(
                () =>
                    api.MovieAsync(
                        id.Tmdb,
                        options.Language,
                        "alternative_titles,translations,release_dates,external_ids",
                        cancellationToken
                    ),
                movie => movie.IsNamed ? movie.ToDetails(options.Language) : null,
                missing: new Answer<TitleDetails?>(value: null),
                cancellationToken
            );
        }

        return await AskAsync<TmdbSeries, TitleDetails?>(
            () => api.SeriesAsync(id.Tmdb, options.Language, "alternative_titles,translations,external_ids", cancellationToken),
            series => series.IsNamed ? series.ToDetails(options.Language) : null,
            missing: new Answer<TitleDetails?>(value: null),
            cancellationToken
        );
    }

    public async Task<Answer<IReadOnlyList<Episode>>> SeasonAsync(int seriesTmdbId, int season, CancellationToken cancellationToken) =>
        await AskAsync<TmdbSeason, IReadOnlyList<Episode>>(
            () => api.SeasonAsync(seriesTmdbId, season, options.Language, cancellationToken),
            answer => [.. answer.Episodes.OfType<TmdbEpisode>().Select(episode => episode.ToEpisode()).OrderBy(episode => episode.Number)],
            missing: new Answer<IReadOnlyList<Episode>>([]),
            cancellationToken
        );

    public async Task<Answer<IReadOnlyList<Title>>> FindAsync(ExternalId id, CancellationToken cancellationToken)
    {
        Answer<TmdbFound> asked = await AskAsync<TmdbFound, TmdbFound>(
            () => api.FindAsync(id.Value, id.Source == ExternalIdSource.Imdb ? "imdb_id" : "tvdb_id", options.Language, cancellationToken),
            found => found,
            missing: new Answer<TmdbFound>(new TmdbFound()),
            cancellationToken
        );
        if (asked is not { Value: { } found })
        {
            return new Answer<IReadOnlyList<Title>>(asked.Fault!);
        }

        List<Title> titles =
        [
            .. (found.MovieResults ?? []).Where(hit => hit.IsNamed).Select(hit => hit.ToTitle()),
            .. (found.TvResults ?? []).Where(hit => hit.IsNamed).Select(hit => hit.ToTitle()),
        ];

        // The id of an episode or a season leads to its series. The answer has only the series' number.
        IEnumerable<int> shows = (found.TvEpisodeResults ?? []).Concat(found.TvSeasonResults ?? []).Select(part => part.ShowId).Distinct();
        foreach (int show in titles.Count > 0 ? [] : shows.Take(MostShows))
        {
            Answer<TitleDetails?> series = await DetailsAsync(new TitleId(TitleKind.Series, show), cancellationToken);
            if (!series.IsOk)
            {
                return new Answer<IReadOnlyList<Title>>(series.Fault);
            }

            if (series.Value is { } details)
            {
                titles.Add(details.Title);
            }
        }

        return new Answer<IReadOnlyList<Title>>(titles);
    }

    /// <param name="missing">The meaning of a 404; null if TMDb has none here. A search that finds nothing answers 200.</param>
    private async Task<Answer<TValue>> AskAsync<TAnswer, TValue>(
        Func<Task<IApiResponse<TAnswer>>> ask,
        Func<TAnswer, TValue> read,
        Answer<TValue>? missing,
        CancellationToken cancellationToken
    )
        where TAnswer : class
    {
        using IApiResponse<TAnswer> response = await ask();
        cancellationToken.ThrowIfCancellationRequested();
        return response switch
        {
            { Content: { } content, Error: null } => new Answer<TValue>(read(content)),
            { StatusCode: HttpStatusCode.NotFound, Error: ApiException { Content: { } body } }
                when missing is { } none && body.Contains(OwnError, StringComparison.Ordinal) => none,
            _ => new Answer<TValue>(TmdbFaults.From(response, options)),
        };
    }
}
