using System.Diagnostics;
using System.Text.Json;
using Hybrid.Catalog;
using Hybrid.Testing;

namespace Hybrid.Naming;

/// <summary>What a reader that is not ours (guessit) reads back from the paths that are made here. See docs/naming.md.</summary>
public sealed class ReadBackTests
{
    private static readonly (string Name, int Year)[] Movies =
    [
        ("2001: A Space Odyssey", 1968),
        ("1917", 2019),
        ("Blade Runner 2049", 2017),
        ("Ocean's Eleven", 2001),
        ("WALL·E", 2008),
        ("Se7en", 1995),
        ("Kill Bill: Vol. 1", 2003),
        ("Monsters, Inc.", 2001),
        ("Amélie", 2001),
        ("千と千尋の神隠し", 2001),
        ("Léon: The Professional", 1994),
        ("M", 1931),
        ("12 Angry Men", 1957),
        ("300", 2007),
        ("Spider-Man: No Way Home", 2021),
        ("Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb", 1964),
        ("The Thing", 1982),
        ("E.T. the Extra-Terrestrial", 1982),
        ("2012", 2009),
        ("The Lord of the Rings: The Two Towers", 2002),
        ("Face/Off", 1997),
        ("8½", 1963),
        ("10 Things I Hate About You", 1999),
        ("Dune: Part Two", 2024),
        ("(500) Days of Summer", 2009),
        ("X2", 2003),
    ];

    private static readonly (string Name, int Year)[] Shows =
    [
        ("Doctor Who", 2005),
        ("24", 2001),
        ("The 100", 2014),
        ("Mr. Robot", 2015),
        ("Marvel's Agents of S.H.I.E.L.D.", 2013),
        ("Love, Death & Robots", 2019),
        ("1899", 2022),
        ("9-1-1", 2018),
        ("Law & Order: Special Victims Unit", 1999),
        ("Star Trek: Deep Space Nine", 1993),
        ("進撃の巨人", 2013),
    ];

    /// <summary>guessit takes a part of the title for something else. The year, the numbers and the id are right.</summary>
    private static readonly string[] MisreadTitles = ["Dune: Part Two", "(500) Days of Summer", "X2", "9-1-1"];

    [Fact]
    public async Task Another_reader_reads_back_the_title_the_year_and_the_numbers()
    {
        Made[] made = [.. Movies.SelectMany(OfMovie), .. Shows.SelectMany(OfShow)];

        JsonElement[] read = await GuessitAsync([.. made.Select(m => m.Path)]);

        Assert.Equal(made.Length, read.Length);
        Assert.All(made.Zip(read), pair => AssertSame(pair.First, pair.Second));
        string[] misread = [.. made.Zip(read).Where(p => !IsTitle(p.First.Title, p.Second)).Select(p => p.First.Title).Distinct()];
        Assert.Equal(MisreadTitles.Order(StringComparer.Ordinal), misread.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<Made> OfMovie((string Name, int Year) movie)
    {
        Title title = TitleOf(TitleKind.Movie, movie);
        yield return new(PlexNames.Movie(title, edition: null, part: null, "mkv")!, movie.Name, movie.Year);
        yield return new(PlexNames.Movie(title, "Director's Cut", part: null, "mkv")!, movie.Name, movie.Year);
        yield return new(PlexNames.Movie(title, edition: null, part: 2, "mkv")!, movie.Name, movie.Year) { Part = 2 };
    }

    private static IEnumerable<Made> OfShow((string Name, int Year) show)
    {
        Title title = TitleOf(TitleKind.Series, show);
        foreach (
            (int season, int[] episodes, string? name) in new (int, int[], string?)[]
            {
                (1, [1], null),
                (1, [1], "Two Cathedrals & Noël"),
                (2, [4, 5], "Part 2"),
                (0, [3], "1.0"),
                (22, [1089], "Pilot"),
            }
        )
        {
            yield return new(PlexNames.Episode(title, season, episodes, name, "mkv")!, show.Name, show.Year)
            {
                Season = season,
                Episodes = episodes,
            };
        }

        yield return new(PlexNames.Episode(title, 5, [10, 12], "Ten & Twelve", "mkv")!, show.Name, show.Year)
        {
            Season = 5,
            Episodes = [10],
        };
    }

    private static Title TitleOf(TitleKind kind, (string Name, int Year) title) =>
        new()
        {
            Id = new TitleId(kind, 4711),
            Name = title.Name,
            Year = title.Year,
        };

    private static void AssertSame(Made made, JsonElement read)
    {
        Assert.Equal((made.Path, made.Year), (made.Path, Number(read, "year")));
        Assert.Equal((made.Path, made.Season), (made.Path, Number(read, "season")));
        int[] episodes = read.TryGetProperty("episode", out JsonElement e)
            ? e.ValueKind == JsonValueKind.Array
                ? [.. e.EnumerateArray().Select(n => n.GetInt32())]
                : [e.GetInt32()]
            : [];
        Assert.Equal(made.Episodes, episodes);
        if (made.Part is { } part)
        {
            Assert.Equal((made.Path, part), (made.Path, Number(read, "part")));
        }
    }

    /// <summary>guessit takes what stands behind " - " for another title, or for the episode's if that has none.</summary>
    private static bool IsTitle(string name, JsonElement read)
    {
        string title = Bare(Text(read, "title"));
        string wanted = Bare(name);
        return wanted == title
            || wanted == title + Bare(Text(read, "alternative_title"))
            || wanted == title + Bare(Text(read, "episode_title"));
    }

    private static int? Number(JsonElement read, string name) =>
        read.TryGetProperty(name, out JsonElement number) ? number.GetInt32() : null;

    private static string Text(JsonElement read, string name) =>
        !read.TryGetProperty(name, out JsonElement text) ? ""
        : text.ValueKind == JsonValueKind.Array ? string.Concat(text.EnumerateArray().Select(t => t.ToString()))
        : text.ToString();

    private static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static async Task<JsonElement[]> GuessitAsync(string[] paths)
    {
        var start = new ProcessStartInfo("guessit", ["--json", .. paths])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        start.Environment["LC_ALL"] = "C.UTF-8";
        try
        {
            using Process guessit = Process.Start(start)!;
            using var patience = new CancellationTokenSource(Hang.Limit);
            Task<string> errors = guessit.StandardError.ReadToEndAsync(patience.Token);
            string answer = await guessit.StandardOutput.ReadToEndAsync(patience.Token);
            await guessit.WaitForExitAsync(patience.Token);
            Assert.True(guessit.ExitCode == 0, await errors);
            return [.. answer.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("guessit is not installed (Debian: python3-guessit).");
            return [];
        }
    }

    private sealed record Made(string Path, string Title, int Year)
    {
        public int? Season { get; init; }

        public IReadOnlyList<int> Episodes { get; init; } = [];

        public int? Part { get; init; }
    }
}
