using Hybrid.Catalog;

namespace Hybrid.Reliability;

/// <summary>What the catalog knows.</summary>
public static class Titles
{
    public static Title Film { get; } = Of(TitleKind.Movie, 603, "The Matrix", 1999);

    public static Title Series { get; } = Of(TitleKind.Series, 4607, "Lost", 2004);

    /// <summary>Of the catalog that the product carries with it.</summary>
    public static Title Embedded { get; } = Of(TitleKind.Movie, 775, "A Trip to the Moon", 1902);

    public static IReadOnlyList<Title> All { get; } = [Film, Series, Embedded];

    private static Title Of(TitleKind kind, int id, string name, int year) =>
        new()
        {
            Id = new TitleId(kind, id),
            Name = name,
            Year = year,
            Popularity = 90,
        };
}
