namespace Hybrid.Catalog;

/// <summary>A movie or series as the catalog knows it, with the data of a search result.</summary>
public sealed record Title
{
    public required TitleId Id { get; init; }

    /// <summary>The name in the language of TMDB_LANGUAGE.</summary>
    public required string Name { get; init; }

    public string? OriginalName { get; init; }

    /// <summary>ISO 639-1.</summary>
    public string? OriginalLanguage { get; init; }

    /// <summary>A movie's primary release year; a series' first year.</summary>
    public int? Year { get; init; }

    /// <summary>TMDb's own measure, without a unit; only useful to compare two titles.</summary>
    public double Popularity { get; init; }

    public int VoteCount { get; init; }

    public string? Overview { get; init; }

    /// <summary>TMDb's path of the poster ("/abc.jpg"), without host and size.</summary>
    public string? PosterPath { get; init; }

    /// <summary>ISO 3166-1, upper case. Series have it from the search, movies from the details.</summary>
    public IReadOnlyList<string> OriginCountries { get; init; } = [];
}

public enum TitleKind
{
    Movie,
    Series,
}

/// <summary>A TMDb id is unique only within its kind: movie 1396 and series 1396 are different titles.</summary>
public readonly record struct TitleId(TitleKind Kind, int Tmdb)
{
    /// <summary>"movie/603" or "series/1396".</summary>
    public override string ToString() => Kind == TitleKind.Movie ? $"movie/{Tmdb}" : $"series/{Tmdb}";
}
