using System.Globalization;
using Hybrid.Testing.Loopback;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hybrid.EndToEnd;

/// <summary>Plays a TMDb of millions of movies, made from their numbers. Each odd one has a namesake of another year: without a year in the name a person is asked.</summary>
internal static class NumberedFilms
{
    private static readonly string[] Syllables = ["ka", "ro", "mi", "ven", "tol", "zu", "bar", "nel", "sho", "gri", "pla", "dux"];

    public static Task<LoopbackServer> StartAsync() =>
        LoopbackServer.StartAsync(map =>
        {
            RouteGroupBuilder api = map.MapGroup("/3");
            api.MapGet("/search/movie", (HttpRequest request) => Page(Search(request.Query["query"].ToString())));
            api.MapGet("/search/tv", () => Page([]));
            api.MapGet("/movie/{id:int}", (int id) => Results.Json(Details(id)));
        });

    /// <summary>The name of the file that a release of it has: one year for the even ones, none for the odd.</summary>
    public static string FileName(int number) =>
        number % 2 == 0
            ? $"{Title(number).Replace(' ', '.')}.{Year(number)}.1080p.WEB-DL.x264-GRP.mkv"
            : $"{Title(number).Replace(' ', '.')}.1080p.WEB-DL.x264-GRP.mkv";

    public static int Year(int number) => 1980 + (number % 40);

    /// <summary>Two words of three syllables each, so that no two numbers below three millions share one.</summary>
    public static string Title(int number)
    {
        Span<string> parts = new string[6];
        for (int at = 0, rest = number; at < parts.Length; at++, rest /= Syllables.Length)
        {
            parts[at] = Syllables[rest % Syllables.Length];
        }

        return $"{Capital(parts[..3])} {Capital(parts[3..])}";
    }

    private static string Capital(ReadOnlySpan<string> syllables)
    {
        string word = string.Concat(syllables!);
        return char.ToUpperInvariant(word[0]) + word[1..];
    }

    private static IEnumerable<object> Search(string query)
    {
        if (NumberOf(query) is not { } number)
        {
            yield break;
        }

        yield return Hit(number, Year(number));
        if (number % 2 == 1)
        {
            yield return Hit(number + 50_000_000, Year(number) + 5);
        }
    }

    private static int? NumberOf(string title)
    {
        string rest = title.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        int number = 0;
        for (int place = 1; rest.Length > 0; place *= Syllables.Length)
        {
            int digit = Array.FindIndex(Syllables, s => rest.StartsWith(s, StringComparison.Ordinal));
            if (digit < 0)
            {
                return null;
            }

            number += digit * place;
            rest = rest[Syllables[digit].Length..];
        }

        return number;
    }

    private static IResult Page(IEnumerable<object> hits)
    {
        object[] results = [.. hits];
        return Results.Json(
            new
            {
                page = 1,
                results,
                total_pages = 1,
                total_results = results.Length,
            }
        );
    }

    private static Dictionary<string, object?> Hit(int id, int year) =>
        new(StringComparer.Ordinal)
        {
            ["adult"] = false,
            ["id"] = id,
            ["original_language"] = "en",
            ["original_title"] = Title(id % 50_000_000),
            ["overview"] = "",
            ["popularity"] = 10.0,
            ["poster_path"] = null,
            ["release_date"] = string.Create(CultureInfo.InvariantCulture, $"{year}-06-01"),
            ["title"] = Title(id % 50_000_000),
            ["video"] = false,
        };

    private static Dictionary<string, object?> Details(int id)
    {
        Dictionary<string, object?> details = Hit(id, Year(id % 50_000_000) + (id >= 50_000_000 ? 5 : 0));
        details["imdb_id"] = null;
        details["runtime"] = 90;
        details["origin_country"] = Array.Empty<string>();
        return details;
    }
}
