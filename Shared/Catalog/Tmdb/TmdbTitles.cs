using System.Globalization;

namespace Hybrid.Catalog.Tmdb;

/// <summary>Converts TMDb's types to ours.</summary>
internal static class TmdbTitles
{
    public static Title ToTitle(this TmdbMovieHit hit, IReadOnlyList<string>? countries = null) =>
        new()
        {
            Id = new TitleId(TitleKind.Movie, hit.Id),
            Name = First(hit.Title, hit.OriginalTitle),
            OriginalName = Text(hit.OriginalTitle),
            OriginalLanguage = hit.OriginalLanguage,
            Year = Year(hit.ReleaseDate),
            Popularity = hit.Popularity,
            VoteCount = hit.VoteCount,
            Overview = Text(hit.Overview),
            PosterPath = Poster(hit.PosterPath),
            OriginCountries = countries ?? [],
        };

    public static Title ToTitle(this TmdbSeriesHit hit) =>
        new()
        {
            Id = new TitleId(TitleKind.Series, hit.Id),
            Name = First(hit.Name, hit.OriginalName),
            OriginalName = Text(hit.OriginalName),
            OriginalLanguage = hit.OriginalLanguage,
            Year = Year(hit.FirstAirDate),
            Popularity = hit.Popularity,
            VoteCount = hit.VoteCount,
            Overview = Text(hit.Overview),
            PosterPath = Poster(hit.PosterPath),
            OriginCountries = hit.OriginCountry ?? [],
        };

    public static TitleDetails ToDetails(this TmdbMovie movie, string language)
    {
        Title title = movie.ToTitle(movie.OriginCountry).WithOverviewOf(movie.Translations, language);
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

    public static TitleDetails ToDetails(this TmdbSeries series, string language)
    {
        Title title = series.ToTitle().WithOverviewOf(series.Translations, language);
        return new TitleDetails
        {
            Title = title,
            AlternativeNames = OtherNames(title, series.AlternativeTitles, series.Translations),
            TranslatedNames = OtherNames(title, alternative: null, series.Translations),
            RuntimeMinutes = series.EpisodeRunTime is [> 0 and int minutes, ..] ? minutes : null,
            Seasons =
            [
                .. (series.Seasons ?? [])
                    .Select(season => new Season(season.SeasonNumber, season.EpisodeCount, Year(season.AirDate))
                    {
                        Name = Text(season.Name),
                    })
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

    /// <summary>If the title has no overview in the user's language, takes the English one, otherwise that in the title's own language.</summary>
    private static Title WithOverviewOf(this Title title, TmdbTranslations? translations, string language)
    {
        if (title.Overview is not null || translations?.Translations is not { Count: > 0 } all)
        {
            return title;
        }

        return title with
        {
            Overview = new[] { language.Split('-')[0], "en", title.OriginalLanguage ?? "" }
                .Select(wanted =>
                    all.Where(one => one.Language == wanted)
                        .Select(one => Text(one.Data?.Overview))
                        .FirstOrDefault(text => text is not null)
                )
                .FirstOrDefault(text => text is not null),
        };
    }

    private static string First(string? name, string? original) => Text(name) ?? Text(original) ?? "";

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    /// <summary>The path becomes part of an address later, so only a slash and a plain file name are accepted.</summary>
    private static string? Poster(string? path) =>
        path is ['/', _, ..] && path.Skip(1).All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-') ? path : null;

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

    /// <summary>"1999-03-31", followed by a time in release_dates; "" if unknown.</summary>
    private static DateOnly? Day(string? date) =>
        date is { Length: >= 10 }
        && DateOnly.TryParseExact(date.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : null;

    private static int? Year(string? date) => Day(date)?.Year;
}
