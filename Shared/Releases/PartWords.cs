using System.Text.RegularExpressions;

namespace Hybrid.Releases;

/// <summary>Numbers of parts in a file's name: of a season ("2nd Season Part 2 - 01"), of a mini-series ("Part 3"), of an episode ("S01E01a"). Pure.</summary>
public static partial class PartWords
{
    /// <summary>"S03.Part.2.E01", "Season 2 Cour 2 - 02": a later part of a season in front of the number, which may then count from the part's start.</summary>
    public static int? OfSeason(Release release)
    {
        for (var run = WordRun.First(release.Input.AsSpan(StartOfFile(release))); run.Any; run = run.Next)
        {
            WordRun part = run.NumberBehind;
            WordRun episode = part.Next;
            episode = episode.Is(WordClass.EpisodeWord) || episode.Text is "e" or "E" ? episode.Next : episode;
            if (
                part.Number is > 1 and < 10
                && !part.Next.Touches
                && episode.IsNumber
                && (run.Is(WordClass.PartWord) || run.Is(WordUse.VolumeWord | WordUse.CourWord))
                && (release.Episodes.Contains(episode.Number) || release.Absolute.Contains(episode.Number))
            )
            {
                return part.Number;
            }
        }

        return null;
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

        ReadOnlySpan<char> file = release.Input.AsSpan(StartOfFile(release));
        WordRun part = FirstPart(file);
        return part.Any && (part.Text[0] == '0' || FirstPart(release.Title).Number != part.Number)
            ? new(part.Number, file[part.End..].ToString())
            : null;
    }

    /// <summary>"S01E02b" is its second part, "S01E10.cd1" its first. "S01E10.pt2" may as well be its title.</summary>
    /// <returns>Null if the name says no part.</returns>
    public static EpisodePart? OfEpisode(Release release)
    {
        ReadOnlySpan<char> file = release.Input.AsSpan(StartOfFile(release));
        foreach (ValueMatch number in EpisodeNumber.EnumerateMatches(release.Episodes.Count == 1 ? file : []))
        {
            ReadOnlySpan<char> behind = file[(number.Index + number.Length)..];
            var word = WordRun.First(behind);
            if (word is { Start: 0, Text: [var c and (>= 'a' and <= 'd' or >= 'A' and <= 'D')], EndsWord: true })
            {
                return new(char.ToLowerInvariant(c) - 'a' + 1, IsSure: true);
            }

            if (word.Start > 0 && word.Is(WordClass.PartWord) && word.NumberBehind is { Text.Length: 1, EndsWord: true } part)
            {
                return new(part.Number, IsSure: false);
            }
        }

        return release is { Episodes.Count: 1, Part: { } disc } ? new(disc, IsSure: true) : null;
    }

    /// <summary>The number of the first part in a text: of "Dune Part One" it is the title's, of "Angels in America - Part 1" it is not.</summary>
    private static WordRun FirstPart(ReadOnlySpan<char> text)
    {
        var run = WordRun.First(text);
        while (run.Any && !(run.Is(WordClass.PartWord) && run.NumberBehind is { Any: true, EndsWord: true }))
        {
            run = run.Next;
        }

        return run.NumberBehind;
    }

    private static int StartOfFile(Release release) => release.Input.LastIndexOfAny(['/', '\\']) + 1;

    [GeneratedRegex(
        @"(s[0-9]{1,3}[ ._-]*e|[0-9]x)[0-9]{1,4}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        30_000
    )]
    private static partial Regex EpisodeNumber { get; }
}

/// <param name="Number">From 1.</param>
/// <param name="Behind">The rest of the name, which may begin with the part's title.</param>
public readonly record struct SeriesPart(int Number, string Behind);

/// <param name="Number">From 1.</param>
/// <param name="IsSure">False if the words may be the episode's title; then another part beside it has to confirm it.</param>
public readonly record struct EpisodePart(int Number, bool IsSure);
