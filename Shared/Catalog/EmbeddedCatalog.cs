using System.Text.Json;
using Hybrid.Neighbors;

namespace Hybrid.Catalog;

/// <summary>A small catalog inside the program: openly licensed and public-domain titles, for the demo and for a start without a key.</summary>
/// <remarks>It includes remakes and titles of the same name, so that an ambiguous name is as doubtful here as with TMDb.</remarks>
internal sealed class EmbeddedCatalog : ICatalog
{
    private readonly Dictionary<TitleId, TitleDetails> _titles;
    private readonly Dictionary<int, IReadOnlyList<IReadOnlyList<string>>> _episodes;

    public EmbeddedCatalog()
    {
        using Stream file = typeof(EmbeddedCatalog).Assembly.GetManifestResourceStream("Hybrid.Catalog.embedded.json")!;
        EmbeddedTitles titles = JsonSerializer.Deserialize(file, CatalogJson.Default.EmbeddedTitles)!;
        _titles = titles.Movies.Select(Details).Concat(titles.Series.Select(Details)).ToDictionary(details => details.Title.Id);
        _episodes = titles.Series.ToDictionary(series => series.Tmdb, series => series.Seasons);
    }

    /// <summary>Like TMDb: every word of the text must be in one name of the title.</summary>
    public Task<Answer<IReadOnlyList<Title>>> SearchAsync(TitleQuery query, CancellationToken cancellationToken)
    {
        if (query.Page > 1)
        {
            return Answered<IReadOnlyList<Title>>([]);
        }

        IReadOnlyList<string> words = TitleWords.Of(query.Text);
        string key = TitleKey.Of(words);
        IReadOnlyList<Title> found =
        [
            .. _titles
                .Values.Where(details => details.Title.Id.Kind == query.Kind && (query.Year is null || details.Title.Year == query.Year))
                .Where(details => words.Count > 0 && Names(details).Any(name => TitleKey.Of(name) == key || ContainsAll(name, words)))
                .OrderByDescending(details => Names(details).Any(name => TitleKey.Of(name) == key))
                .ThenBy(details => details.Title.Year)
                .Select(details => details.Title),
        ];
        return Answered(found);
    }

    public Task<Answer<TitleDetails?>> DetailsAsync(TitleId id, CancellationToken cancellationToken) =>
        Answered(_titles.GetValueOrDefault(id));

    public Task<Answer<IReadOnlyList<Episode>>> SeasonAsync(int seriesTmdbId, int season, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> names =
            _episodes.TryGetValue(seriesTmdbId, out IReadOnlyList<IReadOnlyList<string>>? seasons) && season >= 1 && season <= seasons.Count
                ? seasons[season - 1]
                : [];
        return Answered<IReadOnlyList<Episode>>([
            .. names.Select((name, index) => new Episode(season, index + 1, name, AirDate: null, RuntimeMinutes: null)),
        ]);
    }

    /// <summary>Finds nothing, because the file has no ids of IMDb or TVDB.</summary>
    public Task<Answer<IReadOnlyList<Title>>> FindAsync(ExternalId id, CancellationToken cancellationToken) =>
        Answered<IReadOnlyList<Title>>([]);

    private static Task<Answer<T>> Answered<T>(T value) => Task.FromResult(new Answer<T>(value));

    private static bool ContainsAll(string name, IReadOnlyList<string> words)
    {
        IReadOnlyList<string> has = TitleWords.Of(name);
        return words.All(word => has.Contains(word, StringComparer.Ordinal));
    }

    private static IEnumerable<string> Names(TitleDetails details) =>
        details.AlternativeNames.Prepend(details.Title.OriginalName ?? details.Title.Name).Prepend(details.Title.Name);

    private static TitleDetails Details(EmbeddedMovie movie) =>
        new()
        {
            Title = new Title
            {
                Id = new TitleId(TitleKind.Movie, movie.Tmdb),
                Name = movie.Name,
                OriginalName = movie.OriginalName ?? movie.Name,
                Year = movie.Year,
            },
            AlternativeNames = movie.OtherNames ?? [],
            ReleaseYears = [movie.Year],
            RuntimeMinutes = movie.Minutes,
        };

    private static TitleDetails Details(EmbeddedSeries series) =>
        new()
        {
            Title = new Title
            {
                Id = new TitleId(TitleKind.Series, series.Tmdb),
                Name = series.Name,
                OriginalName = series.Name,
                Year = series.Year,
                OriginCountries = series.Country is { } country ? [country] : [],
            },
            AlternativeNames = series.OtherNames ?? [],
            RuntimeMinutes = series.Minutes,
            Seasons = [.. series.Seasons.Select((episodes, index) => new Season(index + 1, episodes.Count, series.Year + index))],
        };
}
