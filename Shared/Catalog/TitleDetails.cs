namespace Hybrid.Catalog;

/// <summary>What the catalog knows about a title beyond a search result. Fetched only for candidates that could win.</summary>
public sealed record TitleDetails
{
    public required Title Title { get; init; }

    /// <summary>All other names: alternative titles and translations, without duplicates.</summary>
    public IReadOnlyList<string> AlternativeNames { get; init; } = [];

    /// <summary>Those of <see cref="AlternativeNames"/> that are translations: names of the whole series, never of a season. Empty for a movie.</summary>
    public IReadOnlyList<string> TranslatedNames { get; init; } = [];

    /// <summary>Each year with a release of the movie somewhere, ascending; includes TMDb's primary year.</summary>
    public IReadOnlyList<int> ReleaseYears { get; init; } = [];

    /// <summary>Minutes; for a series, of one episode.</summary>
    public int? RuntimeMinutes { get; init; }

    /// <summary>A series' seasons, ascending; 0 is the specials. Empty for a movie.</summary>
    public IReadOnlyList<Season> Seasons { get; init; } = [];

    public string? ImdbId { get; init; }

    public int? TvdbId { get; init; }
}

public sealed record Season(int Number, int EpisodeCount, int? Year)
{
    /// <summary>"Stardust Crusaders", and often only "Season 2" in the catalog's language.</summary>
    public string? Name { get; init; }
}

/// <summary>One episode as the catalog knows it.</summary>
public sealed record Episode(int Season, int Number, string? Name, DateOnly? AirDate, int? RuntimeMinutes);
