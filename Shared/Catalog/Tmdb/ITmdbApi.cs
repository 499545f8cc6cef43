using Refit;

namespace Hybrid.Catalog.Tmdb;

/// <summary>The part of TMDb's API, version 3, that we use: https://developer.themoviedb.org/reference. <see cref="TmdbKey"/> adds the key.</summary>
internal interface ITmdbApi
{
    // "year" is any release year of the movie, unlike "primary_release_year".
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

    // "append_to_response": more answers in the same request, at most 20, separated by commas.
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

    // "external_source" is imdb_id or tvdb_id.
    [Get("/3/find/{id}")]
    Task<IApiResponse<TmdbFound>> FindAsync(
        string id,
        [AliasAs("external_source")] string source,
        string language,
        CancellationToken cancellationToken
    );
}
