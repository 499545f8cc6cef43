using Refit;

namespace Hybrid.Catalog.Tmdb;

/// <summary>TMDb's API, version 3, as far as we use it: https://developer.themoviedb.org/reference. The key is added by <see cref="TmdbKey"/>.</summary>
internal interface ITmdbApi
{
    // "year" is any release year of the film, unlike "primary_release_year".
    [Get("/3/search/movie")]
    Task<IApiResponse<TmdbPage<TmdbMovieHit>>> SearchMoviesAsync(
        string query,
        string language,
        int? year,
        [AliasAs("include_adult")] string includeAdult,
        int? page,
        CancellationToken cancellationToken
    );

    [Get("/3/search/tv")]
    Task<IApiResponse<TmdbPage<TmdbSeriesHit>>> SearchSeriesAsync(
        string query,
        string language,
        [AliasAs("first_air_date_year")] int? firstYear,
        [AliasAs("include_adult")] string includeAdult,
        int? page,
        CancellationToken cancellationToken
    );

    // "append_to_response": further answers in the same request, at most 20, comma separated.
    [Get("/3/movie/{id}")]
    Task<IApiResponse<TmdbMovie>> MovieAsync(
        int id,
        string language,
        [AliasAs("append_to_response")] string append,
        CancellationToken cancellationToken
    );

    [Get("/3/tv/{id}")]
    Task<IApiResponse<TmdbSeries>> SeriesAsync(
        int id,
        string language,
        [AliasAs("append_to_response")] string append,
        CancellationToken cancellationToken
    );

    [Get("/3/tv/{id}/season/{number}")]
    Task<IApiResponse<TmdbSeason>> SeasonAsync(int id, int number, string language, CancellationToken cancellationToken);

    // "external_source": imdb_id or tvdb_id.
    [Get("/3/find/{id}")]
    Task<IApiResponse<TmdbFound>> FindAsync(
        string id,
        [AliasAs("external_source")] string source,
        string language,
        CancellationToken cancellationToken
    );
}
