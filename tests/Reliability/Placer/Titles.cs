using Hybrid.Catalog;
using Hybrid.Testing;

namespace Hybrid.Reliability;

/// <summary>What the catalog knows.</summary>
public static class Titles
{
    public static Title Film { get; } = Of(TitleKind.Movie, 603, "The Matrix", 1999);

    public static Title Series { get; } = Of(TitleKind.Series, 4607, "Lost", 2004);

    /// <summary>Of the catalog that the product carries with it.</summary>
    public static Title Embedded { get; } = Of(TitleKind.Movie, 775, "A Trip to the Moon", 1902);

    public static IReadOnlyList<Title> All { get; } = [Film, Series, Embedded];

    /// <summary>Episodes of the series; only some of them have titles.</summary>
    public static ListedCatalog Catalog() =>
        new(All)
        {
            Seasons = { [Series.Id.Tmdb] = [25] },
            EpisodeNames = { [(Series.Id.Tmdb, 1, 5)] = "White Rabbit", [(Series.Id.Tmdb, 1, 6)] = "House of the Rising Sun" },
        };

    /// <summary>The same before the catalog knew the titles.</summary>
    public static ListedCatalog Untitled() => new(All) { Seasons = { [Series.Id.Tmdb] = [25] } };

    private static Title Of(TitleKind kind, int id, string name, int year) =>
        new()
        {
            Id = new TitleId(kind, id),
            Name = name,
            Year = year,
            Popularity = 90,
        };
}
