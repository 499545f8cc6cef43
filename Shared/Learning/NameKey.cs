using Hybrid.Catalog;
using Hybrid.Matching;

namespace Hybrid.Learning;

/// <summary>What a download's names claim, in one spelling for all downloads of one title: the scope of a rule.</summary>
/// <remarks>
/// Kind, title, year and country, as the names give them. "Teachers.S02.720p" and "teachers s01e03" are one name;
/// "Teachers.US.S01" and "Teachers.2016.S01" are two others.
/// </remarks>
public static class NameKey
{
    /// <returns>Null where no title of at least two characters can be read: such a rule would apply to everything.</returns>
    public static string? Of(Clues clues) =>
        clues.Titles is [var title, ..] && TitleKey.Of(title) is { Length: > 1 } key
            ? $"{Kind(clues.Kind)}/{key}/{clues.Year}/{clues.Country}".TrimEnd('/')
            : null;

    /// <summary>The same for people: "series Teachers", "movie Solaris (1972)".</summary>
    public static string Words(Clues clues) =>
        $"{Kind(clues.Kind)} {clues.Titles[0]}{(clues.Country is { } country ? $" {country}" : "")}{(clues.Year is { } year ? $" ({year})" : "")}";

    private static string Kind(TitleKind? kind) =>
        kind switch
        {
            TitleKind.Series => "series",
            TitleKind.Movie => "movie",
            _ => "name",
        };
}
