namespace Hybrid.Catalog;

/// <summary>The shape of embedded.json.</summary>
internal sealed record EmbeddedTitles
{
    /// <summary>The sources of the facts in the file.</summary>
    public required string Sources { get; init; }

    public required IReadOnlyList<EmbeddedMovie> Movies { get; init; }

    public required IReadOnlyList<EmbeddedSeries> Series { get; init; }
}

internal sealed record EmbeddedMovie
{
    public required int Tmdb { get; init; }

    public required string Name { get; init; }

    public required int Year { get; init; }

    public string? OriginalName { get; init; }

    public IReadOnlyList<string>? OtherNames { get; init; }

    public int? Minutes { get; init; }
}

internal sealed record EmbeddedSeries
{
    public required int Tmdb { get; init; }

    public required string Name { get; init; }

    public required int Year { get; init; }

    public string? Country { get; init; }

    public IReadOnlyList<string>? OtherNames { get; init; }

    public int? Minutes { get; init; }

    /// <summary>The episodes' names, season by season, each in order from episode 1.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Seasons { get; init; }
}
