using System.Globalization;

namespace Hybrid.Catalog.Tmdb;

/// <summary>TMDb's shapes, in our words.</summary>
internal static class TmdbTitles
{
    public static Title ToTitle(this TmdbMovieHit hit, IReadOnlyList<string>? countries = null) =>
        new()
        {
            Id = new TitleId(TitleKind.Movie, hit.Id),
            Name = hit.Title,
            OriginalName = hit.OriginalTitle,
            OriginalLanguage = hit.OriginalLanguage,
            Year = Year(hit.ReleaseDate),
            Popularity = hit.Popularity,
            VoteCount = hit.VoteCount,
            Overview = hit.Overview,
            PosterPath = hit.PosterPath,
            OriginCountries = countries ?? [],
        };

    public static Title ToTitle(this TmdbSeriesHit hit) =>
        new()
        {
            Id = new TitleId(TitleKind.Series, hit.Id),
            Name = hit.Name,
            OriginalName = hit.OriginalName,
            OriginalLanguage = hit.OriginalLanguage,
            Year = Year(hit.FirstAirDate),
            Popularity = hit.Popularity,
            VoteCount = hit.VoteCount,
            Overview = hit.Overview,
            PosterPath = hit.PosterPath,
            OriginCountries = hit.OriginCountry ?? [],
        };

    public static TitleDetails ToDetails(this TmdbMovie movie)
    {
        Title title = movie.ToTitle(movie.OriginCountry);
        IEnumerable<int> years =
            from country in movie.ReleaseDates?.Results ?? []
            from release in country.ReleaseDates ?? []
            let year = Year(release.ReleaseDate)
            where year is not null
            select year.Value;
        return new TitleDetails
        {
            Title = title,
            AlternativeNames = OtherNames(title, movie.AlternativeTitles, movie.Translations),
            ReleaseYears = [.. (title.Year is { } primary ? years.Append(primary) : years).Distinct().Order()],
            RuntimeMinutes = movie.Runtime is > 0 ? movie.Runtime : null,
            ImdbId = movie.ExternalIds?.ImdbId,
        };
    }

    public static TitleDetails ToDetails(this TmdbSeries series)
    {
        Title title = series.ToTitle();
        return new TitleDetails
        {
            Title = title,
            AlternativeNames = OtherNames(title, series.AlternativeTitles, series.Translations),
            RuntimeMinutes = series.EpisodeRunTime is [> 0 and int minutes, ..] ? minutes : null,
            Seasons =
            [
                .. (series.Seasons ?? [])
                    .Select(season => new Season(season.SeasonNumber, season.EpisodeCount, Year(season.AirDate)))
                    .OrderBy(season => season.Number),
            ],
            ImdbId = series.ExternalIds?.ImdbId,
            TvdbId = series.ExternalIds?.TvdbId,
        };
    }

    public static Episode ToEpisode(this TmdbEpisode episode) =>
        new(
            episode.SeasonNumber,
            episode.EpisodeNumber,
            episode.Name,
            Day(episode.AirDate),
            episode.Runtime is > 0 ? episode.Runtime : null
        );

    private static IReadOnlyList<string> OtherNames(Title title, TmdbOtherNames? alternative, TmdbTranslations? translations)
    {
        IEnumerable<string?> all = (alternative?.Titles ?? alternative?.Results ?? [])
            .Select(name => name.Title)
            .Concat(
                (translations?.Translations ?? []).SelectMany(translation => new[] { translation.Data?.Title, translation.Data?.Name })
            );
        return
        [
            .. all.OfType<string>()
                .Where(name => !string.IsNullOrWhiteSpace(name))
                .Except([title.Name, title.OriginalName ?? ""], StringComparer.Ordinal),
        ];
    }

    /// <summary>"1999-03-31", and with a time after it in release_dates; "" where unknown.</summary>
    private static DateOnly? Day(string? date) =>
        date is { Length: >= 10 }
        && DateOnly.TryParseExact(date.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : null;

    private static int? Year(string? date) => Day(date)?.Year;
}
