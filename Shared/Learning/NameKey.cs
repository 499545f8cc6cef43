using Hybrid.Catalog;
using Hybrid.Matching;

namespace Hybrid.Learning;

/// <summary>What a download's names claim, spelt so that two downloads of one work have the same: the scope of a rule.</summary>
/// <remarks>
/// Kind, title, year and country, as the names give them, and nothing else: "Teachers.S02.720p" and "teachers s01e03" are one name,
/// "Teachers.US.S01" and "Teachers.2016.S01" are others.
/// </remarks>
public static class NameKey
{
    /// <returns>Null where no title can be read, or less than two characters of one: a rule about that would speak of everything.</returns>
    public static string? Of(Clues clues) =>
        clues.Titles is [var title, ..] && TitleKey.Of(title) is { Length: > 1 } key
            ? $"{Kind(clues.Kind)}/{key}/{clues.Year}/{clues.Country}".TrimEnd('/')
            : null;

    /// <summary>The same for people: "series Teachers", "movie Solaris of 1972".</summary>
    public static string Words(Clues clues) =>
        $"{Kind(clues.Kind)} {clues.Titles[0]}{(clues.Country is { } country ? $" {country}" : "")}{(clues.Year is { } year ? $" of {year}" : "")}";

    private static string Kind(TitleKind? kind) =>
        kind switch
        {
            TitleKind.Series => "series",
            TitleKind.Movie => "movie",
            _ => "name",
        };
}
