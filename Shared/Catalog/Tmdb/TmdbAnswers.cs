using System.Text.Json.Serialization;

namespace Hybrid.Catalog.Tmdb;

// The parts of TMDb's answers that we read. An answer without a required field is malformed. Dates are text, "" if unknown.

internal sealed record TmdbPage<T>
{
    public required IReadOnlyList<T> Results { get; init; }
}

internal record TmdbMovieHit
{
    public required int Id { get; init; }

    /// <summary>In the requested language. If it has no title there, TMDb gives the original, and sometimes nothing.</summary>
    public required string? Title { get; init; }

    public string? OriginalTitle { get; init; }

    public string? OriginalLanguage { get; init; }

    public string? ReleaseDate { get; init; }

    public double Popularity { get; init; }

    public int VoteCount { get; init; }

    public string? Overview { get; init; }

    public string? PosterPath { get; init; }

    public bool IsNamed => !string.IsNullOrWhiteSpace(Title) || !string.IsNullOrWhiteSpace(OriginalTitle);
}

internal record TmdbSeriesHit
{
    public required int Id { get; init; }

    public required string? Name { get; init; }

    public string? OriginalName { get; init; }

    public string? OriginalLanguage { get; init; }

    public string? FirstAirDate { get; init; }

    public double Popularity { get; init; }

    public int VoteCount { get; init; }

    public string? Overview { get; init; }

    public string? PosterPath { get; init; }

    public IReadOnlyList<string>? OriginCountry { get; init; }

    public bool IsNamed => !string.IsNullOrWhiteSpace(Name) || !string.IsNullOrWhiteSpace(OriginalName);
}

internal sealed record TmdbMovie : TmdbMovieHit
{
    /// <summary>Minutes; 0 if unknown.</summary>
    public int? Runtime { get; init; }

    public IReadOnlyList<string>? OriginCountry { get; init; }

    /// <summary>A movie's other names are in "titles", a series' in "results".</summary>
    public TmdbOtherNames? AlternativeTitles { get; init; }

    public TmdbTranslations? Translations { get; init; }

    public TmdbReleases? ReleaseDates { get; init; }

    public TmdbExternalIds? ExternalIds { get; init; }
}

internal sealed record TmdbSeries : TmdbSeriesHit
{
    public IReadOnlyList<int>? EpisodeRunTime { get; init; }

    public IReadOnlyList<TmdbSeasonSummary>? Seasons { get; init; }

    public TmdbOtherNames? AlternativeTitles { get; init; }

    public TmdbTranslations? Translations { get; init; }

    public TmdbExternalIds? ExternalIds { get; init; }
}

internal sealed record TmdbSeasonSummary
{
    public required int SeasonNumber { get; init; }

    public string? Name { get; init; }

    public int EpisodeCount { get; init; }

    public string? AirDate { get; init; }
}

internal sealed record TmdbSeason
{
    public required IReadOnlyList<TmdbEpisode> Episodes { get; init; }
}

internal sealed record TmdbEpisode
{
    public required int SeasonNumber { get; init; }

    public required int EpisodeNumber { get; init; }

    public string? Name { get; init; }

    public string? AirDate { get; init; }

    public int? Runtime { get; init; }
}

internal sealed record TmdbFound
{
    public IReadOnlyList<TmdbMovieHit>? MovieResults { get; init; }

    public IReadOnlyList<TmdbSeriesHit>? TvResults { get; init; }

    public IReadOnlyList<TmdbPartOfSeries>? TvEpisodeResults { get; init; }

    public IReadOnlyList<TmdbPartOfSeries>? TvSeasonResults { get; init; }
}

/// <summary>An episode or a season with the id.</summary>
internal sealed record TmdbPartOfSeries
{
    public required int ShowId { get; init; }
}

internal sealed record TmdbOtherNames
{
    public IReadOnlyList<TmdbOtherName>? Titles { get; init; }

    public IReadOnlyList<TmdbOtherName>? Results { get; init; }
}

internal sealed record TmdbOtherName
{
    public string? Title { get; init; }
}

internal sealed record TmdbTranslations
{
    public IReadOnlyList<TmdbTranslation>? Translations { get; init; }
}

internal sealed record TmdbTranslation
{
    [JsonPropertyName("iso_639_1")]
    public string? Language { get; init; }

    public TmdbTranslatedName? Data { get; init; }
}

internal sealed record TmdbTranslatedName
{
    /// <summary>A movie's title; "" if the translation has none.</summary>
    public string? Title { get; init; }

    /// <summary>A series' name.</summary>
    public string? Name { get; init; }

    public string? Overview { get; init; }
}

internal sealed record TmdbReleases
{
    public IReadOnlyList<TmdbCountryReleases>? Results { get; init; }
}

internal sealed record TmdbCountryReleases
{
    public IReadOnlyList<TmdbRelease>? ReleaseDates { get; init; }
}

internal sealed record TmdbRelease
{
    public string? ReleaseDate { get; init; }
}

internal sealed record TmdbExternalIds
{
    public string? ImdbId { get; init; }

    public int? TvdbId { get; init; }
}
