using Hybrid.Catalog;
using Hybrid.Releases;

namespace Hybrid.Matching;

/// <summary>Which episodes of a chosen series a file holds.</summary>
public static class EpisodeNumbers
{
    /// <param name="file">What the file's path claims.</param>
    /// <param name="series">The chosen series.</param>
    /// <param name="episodes">The episodes of the seasons in question, as far as they were asked for; they turn an air date into a number.</param>
    /// <param name="numbering">What a person, or a rule that a person made, says of numbers without a season.</param>
    public static EpisodeReading Of(Release file, TitleDetails series, IReadOnlyList<Episode> episodes, Numbering numbering)
    {
        if (file.EpisodeFraction is { } fraction)
        {
            // "12.5": the numbers hold the 12, which it is not.
            return new NoEpisodes(
                new(Concern.Special, $"a number with \".{fraction}\" stands between two episodes, and catalogues number those differently")
            );
        }

        if (file.Seasons is [int season] && file.Episodes.Count > 0)
        {
            return new NumberedEpisodes([.. file.Episodes.Select(number => new EpisodeNumber(season, number))]);
        }

        if (file.AirDate is { } day)
        {
            return ByDay(day, episodes);
        }

        if (BareNumbers(file) is { Count: > 0 } numbers)
        {
            return ByAbsolute(numbers, Counted(series), episodes, numbering);
        }

        return file.Seasons.Count > 1
            ? new NoEpisodes(new(Concern.UnnumberedFile, $"\"{file.Input}\" names several seasons and no episode"))
            : new NoEpisodes(new(Concern.UnnumberedFile, $"no episode number can be read in \"{file.Input}\""));
    }

    /// <summary>
    /// The seasons in which a day of broadcast may fall, the likeliest first: at most two that began in its year or the year before (a season
    /// runs over New Year), or of which no year is known. The one rule for weighing and for planning.
    /// </summary>
    public static IEnumerable<int> SeasonsAround(DateOnly day, TitleDetails series) =>
        series
            .Seasons.Where(season => season.Number > 0 && (season.Year is null || season.Year == day.Year || season.Year == day.Year - 1))
            .OrderByDescending(season => season.Number)
            .Select(season => season.Number)
            .Take(2);

    /// <summary>The seasons in which the file's absolute numbers fall, by the catalogue's counts of episodes.</summary>
    public static IEnumerable<int> SeasonsThrough(Release file, TitleDetails series) =>
        BareNumbers(file).Select(number => Through(number, Counted(series))?.Season.Number).OfType<int>().Distinct();

    private static IReadOnlyList<int> BareNumbers(Release file) =>
        file.Seasons.Count > 0 ? []
        : file.Absolute.Count > 0 ? file.Absolute
        : file.Episodes;

    /// <summary>Specials are not counted.</summary>
    private static List<Season> Counted(TitleDetails series) =>
        [.. series.Seasons.Where(known => known.Number > 0).OrderBy(known => known.Number)];

    private static EpisodeReading ByDay(DateOnly day, IReadOnlyList<Episode> episodes) =>
        episodes.Where(episode => episode.AirDate == day).ToList() switch
        {
            [] => new NoEpisodes(new(Concern.AirDate, $"the catalogue knows no episode of {day:yyyy-MM-dd}")),
            [var only] => new NumberedEpisodes([new EpisodeNumber(only.Season, only.Number)]),
            { Count: var several } => new NoEpisodes(
                new(Concern.AirDate, $"the catalogue knows {several} episodes of {day:yyyy-MM-dd}, and which of them it holds is not said")
            ),
        };

    /// <summary>Without a word from a person a number without a season is certain only where there is one season.</summary>
    private static EpisodeReading ByAbsolute(
        IReadOnlyList<int> numbers,
        List<Season> seasons,
        IReadOnlyList<Episode> episodes,
        Numbering numbering
    )
    {
        if (seasons is [var only] && numbers.All(number => number >= 1 && number <= only.EpisodeCount))
        {
            return new NumberedEpisodes([.. numbers.Select(number => new EpisodeNumber(only.Number, number))]);
        }

        if (numbering == Numbering.Absolute)
        {
            List<EpisodeNumber> found = [.. numbers.Select(number => NumberOf(number, seasons, episodes)).OfType<EpisodeNumber>()];
            if (found.Count == numbers.Count)
            {
                return new NumberedEpisodes(found);
            }
        }

        return new NoEpisodes(
            new(
                Concern.AbsoluteNumbers,
                seasons.Count > 1 && numbering == Numbering.Unsaid
                    ? $"number {numbers[0]} is counted through {seasons.Count} seasons"
                    : $"number {numbers[0]} is not among the episodes that the catalogue knows"
            )
        );
    }

    /// <summary>
    /// By its place in the season, not by its number there: of long series the catalogue numbers the episodes of a season either from 1 or
    /// on from the season before.
    /// </summary>
    private static EpisodeNumber? NumberOf(int absolute, List<Season> seasons, IReadOnlyList<Episode> episodes)
    {
        if (Through(absolute, seasons) is not { } at)
        {
            return null;
        }

        List<Episode> known = [.. episodes.Where(episode => episode.Season == at.Season.Number).OrderBy(episode => episode.Number)];
        return known.Count == 0 ? new EpisodeNumber(at.Season.Number, at.Place)
            : at.Place <= known.Count ? new EpisodeNumber(at.Season.Number, known[at.Place - 1].Number)
            : null;
    }

    private static (Season Season, int Place)? Through(int absolute, List<Season> seasons)
    {
        int left = absolute;
        foreach (Season season in left < 1 ? [] : seasons)
        {
            if (left <= season.EpisodeCount)
            {
                return (season, left);
            }

            left -= season.EpisodeCount;
        }

        return null;
    }
}

public readonly record struct EpisodeNumber(int Season, int Episode);

/// <summary>What <see cref="EpisodeNumbers"/> found: numbers, or the reason why none.</summary>
public abstract record EpisodeReading;

/// <param name="Episodes">In the order of the file: two or more for a file of several episodes.</param>
public sealed record NumberedEpisodes(IReadOnlyList<EpisodeNumber> Episodes) : EpisodeReading;

public sealed record NoEpisodes(Reason Reason) : EpisodeReading;
