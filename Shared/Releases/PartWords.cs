using System.Globalization;
using System.Text.RegularExpressions;

namespace Hybrid.Releases;

/// <summary>Numbers of parts in a file's name: of a season ("2nd Season Part 2 - 01"), of a mini-series ("Part 3"), of an episode ("S01E01a"). Pure.</summary>
public static partial class PartWords
{
    /// <summary>"S03.Part.2.E01", "Season 2 Cour 2 - 02": a later part of a season in front of the number, which may then count from the part's start.</summary>
    public static int? OfSeason(Release release)
    {
        string file = FileOf(release);
        return
            LaterPart.Match(file) is { Success: true } part
            && release.Episodes.Concat(release.Absolute).Contains(int.Parse(part.Groups["number"].Value, CultureInfo.InvariantCulture))
            && !Exact.IsMatch(file[..part.Index])
            ? Number(part.Groups["part"].Value)
            : null;
    }

    /// <summary>
    /// "Angels in America (2003) Part 3": behind the title, in a name without any episode. "Band of Brothers Part 03": no movie's title writes its
    /// part with a zero.
    /// </summary>
    public static SeriesPart? OfMiniSeries(Release release)
    {
        if (release.Seasons.Count + release.Episodes.Count + release.Absolute.Count > 0 || release.AirDate is not null)
        {
            return null;
        }

        int start = release.Input.Length - FileOf(release).Length;
        return
            PartOfWhole.Match(release.Input, start) is { Success: true } part
            && Number(part.Groups["part"].Value) is { } number
            && (part.Groups["part"].Value is ['0', ..] || !IsOfTitle(number, release.Title))
            ? new(number, release.Input[(part.Index + part.Length)..])
            : null;
    }

    /// <summary>"S01E02b" is its second part, "S01E10.cd1" its first. "S01E10.pt2" may as well be its title.</summary>
    /// <returns>Null if the name says no part.</returns>
    public static EpisodePart? OfEpisode(Release release)
    {
        if (release.Episodes.Count != 1)
        {
            return null;
        }

        Match found = Behind.Match(FileOf(release));
        return found.Groups["letter"] is { Success: true } letter ? new(char.ToLowerInvariant(letter.Value[0]) - 'a' + 1, IsSure: true)
            : found.Groups["part"] is { Success: true } part ? new(part.Value[0] - '0', IsSure: false)
            : release.Part is { } disc ? new(disc, IsSure: true)
            : null;
    }

    /// <summary>"Dune Part One"; but of "Angels in America (2003)/Angels in America - Part 1.mkv" the title is the folder's.</summary>
    private static bool IsOfTitle(int number, string? title) =>
        title is not null && PartOfWhole.Match(title) is { Success: true } part && Number(part.Groups["part"].Value) == number;

    private static string FileOf(Release release) => release.Input[(release.Input.LastIndexOfAny(['/', '\\']) + 1)..];

    private static int? Number(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            return number;
        }

        return Vocabulary.Find(text) is { Class: WordClass.Numeral, Number: var numeral } ? numeral : null;
    }

    [GeneratedRegex(
        @"(?<![\p{L}])(part|cour|vol(ume)?)[ ._-]*(?<part>[2-9]|ii|iii|iv|two|three|four)[ ._\])]+(-[ ._]*)?(episode|ep|e)?[ ._]*(?<number>[0-9]{1,4})(?![0-9]|[pi](?![\p{L}]))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        30_000
    )]
    private static partial Regex LaterPart { get; }

    [GeneratedRegex(
        @"s[0-9]{1,3}[ ._-]*e[0-9]|[0-9]x[0-9]{2}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        30_000
    )]
    private static partial Regex Exact { get; }

    [GeneratedRegex(
        @"(?<![\p{L}])(part|pt|teil)[ ._-]*(?<part>[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|[ivx]{1,4})(?![\p{L}\p{N}])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        30_000
    )]
    private static partial Regex PartOfWhole { get; }

    [GeneratedRegex(
        @"(s[0-9]{1,3}[ ._-]*e|[0-9]x)[0-9]{1,4}((?<letter>[a-d])(?![\p{L}\p{N}])|[ ._-]+\(?(pt|part)[ ._-]?(?<part>[1-9])(?![\p{L}\p{N}]))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        30_000
    )]
    private static partial Regex Behind { get; }
}

/// <param name="Number">From 1.</param>
/// <param name="Behind">The rest of the name, which may begin with the part's title.</param>
public readonly record struct SeriesPart(int Number, string Behind);

/// <param name="Number">From 1.</param>
/// <param name="IsSure">False if the words may be the episode's title; then another part beside it has to confirm it.</param>
public readonly record struct EpisodePart(int Number, bool IsSure);
