using Hybrid.Catalog;
using Hybrid.Releases;

namespace Hybrid.Matching;

/// <summary>Which episodes of a chosen series a file has.</summary>
public static class EpisodeNumbers
{
    /// <param name="file">What the file's path claims.</param>
    /// <param name="series">The chosen series.</param>
    /// <param name="episodes">The episodes of the seasons in question, if loaded; they turn an air date into a number.</param>
    /// <param name="numbering">How a person, or a person's rule, counts numbers without a season.</param>
    public static EpisodeReading Of(Release file, TitleDetails series, IReadOnlyList<Episode> episodes, Numbering numbering)
    {
        if (file.EpisodeFraction is { } fraction)
        {
            // "12.5": the numbers say 12, which is wrong.
            return new NoEpisodes(
                new(
                    Concern.Special,
                    $"an episode number with \".{fraction}\" lies between two episodes, and catalogs number such episodes differently"
                )
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
    /// The seasons that may include an air date, most likely first: at most two that began in its year or the year before (a season may run
    /// over New Year), or whose year is unknown. Matching and planning both use it.
    /// </summary>
    public static IEnumerable<int> SeasonsAround(DateOnly day, TitleDetails series) =>
        series
            .Seasons.Where(season => season.Number > 0 && (season.Year is null || season.Year == day.Year || season.Year == day.Year - 1))
            .OrderByDescending(season => season.Number)
            .Select(season => season.Number)
            .Take(2);

    /// <summary>The seasons of the file's absolute numbers, by the catalog's episode counts.</summary>
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
            [] => new NoEpisodes(new(Concern.AirDate, $"the catalog has no episode of {day:yyyy-MM-dd}")),
            [var only] => new NumberedEpisodes([new EpisodeNumber(only.Season, only.Number)]),
            { Count: var several } => new NoEpisodes(
                new(Concern.AirDate, $"the catalog has {several} episodes of {day:yyyy-MM-dd}, and the name does not say which")
            ),
        };

    /// <summary>A number without a season is certain only for a series with one season, unless a person says how it counts.</summary>
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
                    ? $"episode number {numbers[0]} has no season, and the series has {seasons.Count} seasons: the number may be absolute"
                    : $"the catalog has no episode number {numbers[0]}"
            )
        );
    }

    /// <summary>
    /// By its position in the season, not by its number there: for long series the catalog numbers a season's episodes from 1, or continues
    /// from the season before.
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

/// <summary>What <see cref="EpisodeNumbers"/> found: numbers, or the reason why there are none.</summary>
public abstract record EpisodeReading;

/// <param name="Episodes">In the order of the file; two or more for a file with several episodes.</param>
public sealed record NumberedEpisodes(IReadOnlyList<EpisodeNumber> Episodes) : EpisodeReading;

public sealed record NoEpisodes(Reason Reason) : EpisodeReading;
