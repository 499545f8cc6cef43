namespace Hybrid.Catalog;

/// <summary>What the catalog knows of one title beyond a search hit. Fetched only for candidates that could win.</summary>
public sealed record TitleDetails
{
    public required Title Title { get; init; }

    /// <summary>Every other name: alternative titles and translations, without doubles.</summary>
    public IReadOnlyList<string> AlternativeNames { get; init; } = [];

    /// <summary>Each year in which a film came out somewhere, ascending; TMDb's primary year is among them.</summary>
    public IReadOnlyList<int> ReleaseYears { get; init; } = [];

    /// <summary>Minutes; of one episode for a series.</summary>
    public int? RuntimeMinutes { get; init; }

    /// <summary>A series' seasons, ascending; 0 is the specials. Empty for a film.</summary>
    public IReadOnlyList<Season> Seasons { get; init; } = [];

    public string? ImdbId { get; init; }

    public int? TvdbId { get; init; }
}

public sealed record Season(int Number, int EpisodeCount, int? Year);

/// <summary>One episode as the catalog knows it.</summary>
public sealed record Episode(int Season, int Number, string? Name, DateOnly? AirDate, int? RuntimeMinutes);
