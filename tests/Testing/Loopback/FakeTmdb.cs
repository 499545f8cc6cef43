using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hybrid.Testing.Loopback;

/// <summary>
/// Plays TMDb's API, version 3, with the JSON of https://developer.themoviedb.org/reference: search, details with append_to_response, seasons,
/// find. <see cref="LoopbackServer"/> plays its faults.
/// </summary>
public static class FakeTmdb
{
    private const int PageSize = 20;

    public static Task<LoopbackServer> StartAsync(FakeTmdbData data, int port = 0) =>
        LoopbackServer.StartAsync(map => Routes(map, data), port);

    public static void Routes(IEndpointRouteBuilder map, FakeTmdbData data)
    {
        RouteGroupBuilder api = map.MapGroup("/3");
        api.AddEndpointFilter(
            async (context, next) =>
                IsSigned(context.HttpContext.Request, data)
                    ? await next(context)
                    : Error(401, 7, "Invalid API key: You must be granted a valid key.")
        );
        api.MapGet("/search/movie", (HttpRequest request) => SearchMovies(request, data));
        api.MapGet("/search/tv", (HttpRequest request) => SearchSeries(request, data));
        api.MapGet(
            "/movie/{id:int}",
            (int id, HttpRequest request) => Found(data.Movies.FirstOrDefault(m => m.Id == data.NowOf(id)), m => Movie(m, request))
        );
        api.MapGet(
            "/tv/{id:int}",
            (int id, HttpRequest request) => Found(data.Series.FirstOrDefault(s => s.Id == id), s => Series(s, request))
        );
        api.MapGet("/tv/{id:int}/season/{number:int}", (int id, int number) => Season(data, id, number));
        api.MapGet("/find/{id}", (string id, HttpRequest request) => Find(data, id, request.Query["external_source"]));
    }

    private static bool IsSigned(HttpRequest request, FakeTmdbData data) =>
        request.Query["api_key"] == data.Key || request.Headers.Authorization == $"Bearer {data.Token}";

    private static IResult SearchMovies(HttpRequest request, FakeTmdbData data)
    {
        string? year = request.Query["year"];
        return Page(
            request,
            data.Movies.Where(m => Matches(request, [m.Title, m.OriginalTitle, .. m.AlternativeTitles]))
                .Where(m =>
                    year is null || m.ReleaseDates.Prepend(m.ReleaseDate).Any(date => date.StartsWith(year, StringComparison.Ordinal))
                )
                .OrderByDescending(m => m.Popularity),
            MovieHit
        );
    }

    private static IResult SearchSeries(HttpRequest request, FakeTmdbData data)
    {
        string? year = request.Query["first_air_date_year"];
        return Page(
            request,
            data.Series.Where(s => Matches(request, [s.Name, s.OriginalName, .. s.AlternativeTitles]))
                .Where(s => year is null || s.FirstAirDate.StartsWith(year, StringComparison.Ordinal))
                .OrderByDescending(s => s.Popularity),
            SeriesHit
        );
    }

    /// <summary>Like the real one: every word must be in one name of the title, the last one as a beginning. Case and accents do not matter.</summary>
    private static bool Matches(HttpRequest request, IEnumerable<string?> names)
    {
        string[] words = Words(request.Query["query"].ToString());
        return words.Length > 0
            && names
                .OfType<string>()
                .Select(Words)
                .Any(name => words[..^1].All(name.Contains) && name.Any(word => word.StartsWith(words[^1], StringComparison.Ordinal)));
    }

    private static string[] Words(string text) =>
        [
            .. new string([
                .. text.Normalize(NormalizationForm.FormKD)
                    .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c != '\'')
                    .Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' '),
            ])
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(word => word != "and"),
        ];

    private static IResult Page<T>(HttpRequest request, IEnumerable<T> all, Func<T, object> shape)
    {
        List<T> items = [.. all];
        int page = int.TryParse(request.Query["page"], CultureInfo.InvariantCulture, out int asked) ? asked : 1;
        return page is < 1 or > 500
            ? Error(400, 22, "Invalid page: Pages start at 1 and max at 500. They are expected to be an integer.")
            : Results.Json(
                new
                {
                    page,
                    results = items.Skip((page - 1) * PageSize).Take(PageSize).Select(shape),
                    total_pages = Math.Max(1, (items.Count + PageSize - 1) / PageSize),
                    total_results = items.Count,
                }
            );
    }

    private static Dictionary<string, object?> MovieHit(FakeMovie movie) =>
        new(StringComparer.Ordinal)
        {
            ["adult"] = false,
            ["backdrop_path"] = null,
            ["genre_ids"] = Array.Empty<int>(),
            ["id"] = movie.Id,
            ["original_language"] = "en",
            ["original_title"] = movie.OriginalTitle ?? movie.Title,
            ["softcore"] = false,
            ["overview"] = movie.Overview,
            ["popularity"] = movie.Popularity,
            ["poster_path"] = movie.PosterPath,
            ["release_date"] = movie.ReleaseDate,
            ["title"] = movie.Title,
            ["video"] = false,
            ["vote_average"] = 0.0,
            ["vote_count"] = movie.Votes,
        };

    private static Dictionary<string, object?> SeriesHit(FakeSeries series) =>
        new(StringComparer.Ordinal)
        {
            ["adult"] = false,
            ["backdrop_path"] = null,
            ["first_air_date"] = series.FirstAirDate,
            ["genre_ids"] = Array.Empty<int>(),
            ["id"] = series.Id,
            ["name"] = series.Name,
            ["origin_country"] = series.Country is { } country ? [country] : Array.Empty<string>(),
            ["original_language"] = "en",
            ["original_name"] = series.OriginalName ?? series.Name,
            ["overview"] = "",
            ["popularity"] = series.Popularity,
            ["poster_path"] = null,
            ["vote_average"] = 0.0,
            ["vote_count"] = series.Votes,
        };

    private static Dictionary<string, object?> Movie(FakeMovie movie, HttpRequest request)
    {
        Dictionary<string, object?> answer = MovieHit(movie);
        answer.Remove("genre_ids");
        answer["imdb_id"] = movie.ImdbId;
        answer["origin_country"] = Array.Empty<string>();
        answer["runtime"] = movie.Runtime;
        foreach (string append in Appended(request))
        {
            answer[append] = append switch
            {
                "alternative_titles" => new { titles = movie.AlternativeTitles.Select(AlternativeTitle) },
                "release_dates" => new
                {
                    results = movie
                        .ReleaseDates.Prepend(movie.ReleaseDate)
                        .Where(date => date.Length > 0)
                        .Select(date => new
                        {
                            iso_3166_1 = "US",
                            release_dates = new[] { new { release_date = $"{date}T00:00:00.000Z", type = 3 } },
                        }),
                },
                "external_ids" => new { imdb_id = movie.ImdbId },
                "translations" => new
                {
                    translations = movie.Overviews.Select(overview => new
                    {
                        iso_3166_1 = "XX",
                        iso_639_1 = overview.Key,
                        data = new { title = "", overview = overview.Value },
                    }),
                },
                _ => new { },
            };
        }

        return answer;
    }

    private static Dictionary<string, object?> Series(FakeSeries series, HttpRequest request)
    {
        Dictionary<string, object?> answer = SeriesHit(series);
        answer.Remove("genre_ids");
        answer["episode_run_time"] = series.Runtime > 0 ? [series.Runtime] : Array.Empty<int>();
        answer["seasons"] = series
            .Episodes.GroupBy(e => e.Season)
            .OrderBy(season => season.Key)
            .Select(season => new
            {
                air_date = season.First().AirDate,
                episode_count = season.Count(),
                id = (series.Id * 100) + season.Key,
                name = series.SeasonNames.GetValueOrDefault(season.Key, season.Key == 0 ? "Specials" : $"Season {season.Key}"),
                season_number = season.Key,
            });
        foreach (string append in Appended(request))
        {
            answer[append] = append switch
            {
                "alternative_titles" => new { results = series.AlternativeTitles.Select(AlternativeTitle) },
                "external_ids" => new { imdb_id = series.ImdbId, tvdb_id = series.TvdbId },
                "translations" => new { translations = Array.Empty<object>() },
                _ => new { },
            };
        }

        return answer;
    }

    private static IResult Season(FakeTmdbData data, int id, int number)
    {
        List<FakeEpisode> episodes =
        [
            .. data.Series.Where(s => s.Id == id).SelectMany(s => s.Episodes).Where(e => e.Season == number).OrderBy(e => e.Number),
        ];
        return Found(
            episodes is [] ? null : episodes,
            all => new
            {
                air_date = all[0].AirDate,
                episodes = all.Select(e => new
                {
                    air_date = e.AirDate,
                    episode_number = e.Number,
                    id = (id * 1000) + e.Number,
                    name = e.Name,
                    overview = "",
                    runtime = (int?)null,
                    season_number = e.Season,
                    show_id = id,
                }),
                name = number == 0 ? "Specials" : $"Season {number}",
                season_number = number,
            }
        );
    }

    private static IResult Find(FakeTmdbData data, string id, string? source) =>
        source is not ("imdb_id" or "tvdb_id")
            ? Error(422, 5, "Invalid parameters: Your request parameters are incorrect.")
            : Results.Json(
                new
                {
                    movie_results = data.Movies.Where(m => source == "imdb_id" && m.ImdbId == id).Select(MovieHit),
                    person_results = Array.Empty<object>(),
                    tv_episode_results = data
                        .Series.SelectMany(s => s.Episodes.Select(e => (Series: s, Episode: e)))
                        .Where(one =>
                            source == "imdb_id"
                                ? one.Episode.ImdbId == id
                                : one.Episode.TvdbId?.ToString(CultureInfo.InvariantCulture) == id
                        )
                        .Select(one => new
                        {
                            id = (one.Series.Id * 1000) + one.Episode.Number,
                            media_type = "tv_episode",
                            name = one.Episode.Name,
                            season_number = one.Episode.Season,
                            episode_number = one.Episode.Number,
                            show_id = one.Series.Id,
                        }),
                    tv_results = data
                        .Series.Where(s => source == "imdb_id" ? s.ImdbId == id : s.TvdbId?.ToString(CultureInfo.InvariantCulture) == id)
                        .Select(SeriesHit),
                    tv_season_results = Array.Empty<object>(),
                }
            );

    private static object AlternativeTitle(string title) =>
        new
        {
            iso_3166_1 = "US",
            title,
            type = "",
        };

    private static string[] Appended(HttpRequest request) =>
        request.Query["append_to_response"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static IResult Found<T>(T? thing, Func<T, object> shape)
        where T : class => thing is null ? Error(404, 34, "The resource you requested could not be found.") : Results.Json(shape(thing));

    private static IResult Error(int http, int code, string message) =>
        Results.Json(
            new
            {
                success = false,
                status_code = code,
                status_message = message,
            },
            statusCode: http
        );
}
