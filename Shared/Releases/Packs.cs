using System.Text.RegularExpressions;

namespace Hybrid.Releases;

/// <summary>
/// Folders that hold several movies ("Trilogy", "1-3", "1984-2024"). Their words speak of the pack, and never of a movie in it that has a title of
/// its own. Pure.
/// </summary>
public static partial class Packs
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    public static bool IsPack(ReadOnlySpan<char> folder)
    {
        if (folder.Length > 255 || SeasonWords.IsMatch(folder))
        {
            return false;
        }

        // "The Saga of Somebody (2011)" is one movie: a pack has no year, or several.
        return CountWords.IsMatch(folder) || Ranges.IsMatch(folder) || (PackWords.IsMatch(folder) && !HasYear.IsMatch(folder));
    }

    /// <summary>What is below the innermost pack; the whole path if there is none.</summary>
    /// <param name="path">Separated by '/'.</param>
    public static string Below(string path)
    {
        for (int slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            int start = path.LastIndexOf('/', slash - 1) + 1;
            if (IsPack(path.AsSpan(start, slash - start)))
            {
                return path[(slash + 1)..];
            }
        }

        return path;
    }

    /// <summary>How many characters at the beginning are a number in an order: "1. Title", "01 - Title", "01.Title". 0 if none: "12 Monkeys", "9.Songs".</summary>
    internal static int Order(ReadOnlySpan<char> name)
    {
        foreach (ValueMatch match in OrderNumber.EnumerateMatches(name))
        {
            return match.Length < name.Length ? match.Length : 0;
        }

        return 0;
    }

    /// <summary>A name without such a number.</summary>
    public static string WithoutOrder(string name) => name[Order(name)..];

    /// <summary>What a pack says of each movie in it: how it was made, and never what it is called.</summary>
    internal static Release TagsOf(Release pack, Release movie) =>
        new()
        {
            Input = pack.Input,
            Edition = pack.Edition is { } edition && !BoxEditions.IsMatch(edition) ? edition : null,
            // Without a year of its own, a movie stays a bare name, and a person is asked.
            Resolution = movie.Year is null ? null : pack.Resolution,
            SourceMedia = movie.Year is null ? null : pack.SourceMedia,
            Codec = movie.Year is null ? null : pack.Codec,
            Group = pack.Group,
            Languages = pack.Languages,
        };

    /// <summary>A series, whose folders are read by other rules.</summary>
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])(s\d{1,2}(?!\p{L})|seasons?|series|serie|staffel(n)?|saisons?|temporadas?|stagioni|sezon|сезоны?)(?![\p{L}])",
        Options,
        30_000
    )]
    private static partial Regex SeasonWords { get; }

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])((tri|duo|di|quadri|tetra|penta|hexa|hepta|septo|octa|octo|nona|ennea|deca)log(y|ie|ia|ía)|tril[oö]gi[ae]?|трилогия|дилогия|тетралогия|квадрология|(double|triple)[\s._-]feature|\d{1,2}[\s._-]*(movies?|films?)([\s._-]*(pack|set|collection))?|filmograph(y|ie)|(movies?|films?)[\s._-]*(pack|set|collection))(?![\p{L}\p{N}])",
        Options,
        30_000
    )]
    private static partial Regex CountWords { get; }

    /// <summary>"1984-2024", "1-3", "I-VI" behind a title.</summary>
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}-])(19|20)\d\d[\s._]?[-–][\s._]?(19|20)\d\d(?![\p{N}-])|[\p{L}\p{N}][\s._(\[]+(1[\s._]?[-–][\s._]?\d{1,2}|I[\s._]?[-–][\s._]?[IVX]{2,4})(?=$|[\s._)\]])",
        Options,
        30_000
    )]
    private static partial Regex Ranges { get; }

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])((?<!criterion[\s._-])collections?|kolekcja|collezione|colecci[oó]n|cole[cç][aã]o|anthology|antology|anthologie|antologia|saga|box[\s._-]?set|complete|all[\s._-](movies|films)|антология|коллекция)(?![\p{L}\p{N}])",
        Options,
        30_000
    )]
    private static partial Regex PackWords { get; }

    [GeneratedRegex(@"(?<!\d)(19|20)\d\d(?![\dp])", Options, 30_000)]
    private static partial Regex HasYear { get; }

    [GeneratedRegex(
        @"^\s*(\d{1,2}\s+[-–]\s+|\d{1,2}[.)]\s+|\[\d{1,2}\]\s*|\(\d{1,2}\)\s*|#\d{1,2}\s+|0\d[._]|0\d\s+(?=\p{L}))(?=[\p{L}\p{N}])",
        Options,
        30_000
    )]
    private static partial Regex OrderNumber { get; }

    /// <summary>Editions of a box, which say nothing of how a movie in it was cut.</summary>
    [GeneratedRegex(
        "Anniversary|Collector|Limited|Deluxe|Diamond|Criterion|Ultimate|Special Edition$",
        RegexOptions.CultureInvariant,
        30_000
    )]
    private static partial Regex BoxEditions { get; }
}
