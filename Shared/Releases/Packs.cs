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
        bool pack = false;
        bool collection = false;
        bool publisher = false;
        for (var run = WordRun.First(folder); run.Any; run = run.Next)
        {
            if (run.Touches)
            {
                continue;
            }

            if (IsSeason(run))
            {
                return false;
            }

            pack |= run.Entry(WordUse.PackWord) is not null || IsCount(run);
            collection |= !publisher && run.Entry(WordUse.CollectionWord) is not null;
            publisher = run.Is(WordUse.PublisherWord);
        }

        // "The Saga of Somebody (2011)" is one movie: a pack has no year, or several.
        return folder.Length < 256 && (pack || Ranges.IsMatch(folder) || (collection && !HasYear.IsMatch(folder)));
    }

    /// <summary>"Season", "S01": a series, whose folders are read by other rules.</summary>
    private static bool IsSeason(WordRun run) =>
        run.Is(WordClass.SeasonWord) || (run.Text is "S" or "s" && run.Next is { IsNumber: true, Touches: true });

    /// <summary>"5 Film Collection".</summary>
    private static bool IsCount(WordRun run) => run is { IsNumber: true, Text.Length: < 3 } && run.Next.Is(WordUse.FilmWord);

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
            Edition = pack.Edition is { } edition && !IsOfBox(edition) ? edition : null,
            // Without a year of its own, a movie stays a bare name, and a person is asked.
            Resolution = movie.Year is null ? null : pack.Resolution,
            SourceMedia = movie.Year is null ? null : pack.SourceMedia,
            Codec = movie.Year is null ? null : pack.Codec,
            Group = pack.Group,
            Languages = pack.Languages,
        };

    private static bool IsOfBox(string edition)
    {
        var run = WordRun.First(edition);
        while (run.Any && run.Entry(WordUse.BoxEdition) is null)
        {
            run = run.Next;
        }

        return run.Any;
    }

    /// <summary>"1984-2024", "1-3", "I-VI" behind a title.</summary>
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}-])(19|20)\d\d[\s._]?[-–][\s._]?(19|20)\d\d(?![\p{N}-])|[\p{L}\p{N}][\s._(\[]+(1[\s._]?[-–][\s._]?\d{1,2}|I[\s._]?[-–][\s._]?[IVX]{2,4})(?=$|[\s._)\]])",
        Options,
        30_000
    )]
    private static partial Regex Ranges { get; }

    [GeneratedRegex(@"(?<!\d)(19|20)\d\d(?![\dp])", Options, 30_000)]
    private static partial Regex HasYear { get; }

    [GeneratedRegex(
        @"^\s*(\d{1,2}\s+[-–]\s+|\d{1,2}[.)]\s+|\[\d{1,2}\]\s*|\(\d{1,2}\)\s*|#\d{1,2}\s+|0\d[._]|0\d\s+(?=\p{L}))(?=[\p{L}\p{N}])",
        Options,
        30_000
    )]
    private static partial Regex OrderNumber { get; }
}
