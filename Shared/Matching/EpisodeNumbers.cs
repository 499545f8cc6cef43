using Hybrid.Catalog;
using Hybrid.Releases;

namespace Hybrid.Matching;

/// <summary>Which episodes of a chosen series a file holds.</summary>
public static class EpisodeNumbers
{
    /// <param name="file">What the file's path claims.</param>
    /// <param name="series">The chosen series.</param>
    /// <param name="episodes">The episodes of the seasons in question, as far as they were asked for; they turn an air date into a number.</param>
    public static EpisodeReading Of(Release file, TitleDetails series, IReadOnlyList<Episode> episodes)
    {
        if (file.Seasons is [int season] && file.Episodes.Count > 0)
        {
            return new NumberedEpisodes([.. file.Episodes.Select(number => new EpisodeNumber(season, number))]);
        }

        if (file.AirDate is { } day)
        {
            return ByDay(day, episodes);
        }

        List<Season> seasons = [.. series.Seasons.Where(known => known.Number > 0).OrderBy(known => known.Number)];
        IReadOnlyList<int> numbers = file.Absolute.Count > 0 ? file.Absolute : file.Episodes;
        if (file.Seasons is [] && numbers.Count > 0)
        {
            return ByAbsolute(numbers, seasons);
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

    private static EpisodeReading ByDay(DateOnly day, IReadOnlyList<Episode> episodes) =>
        episodes.Where(episode => episode.AirDate == day).ToList() is { Count: > 0 } aired
            ? new NumberedEpisodes([.. aired.Select(episode => new EpisodeNumber(episode.Season, episode.Number))])
            : new NoEpisodes(new(Concern.AirDate, $"the catalogue knows no episode of {day:yyyy-MM-dd}"));

    /// <summary>A number without a season is certain only where there is one season.</summary>
    private static EpisodeReading ByAbsolute(IReadOnlyList<int> numbers, List<Season> seasons) =>
        seasons is [var only] && numbers.All(number => number >= 1 && number <= only.EpisodeCount)
            ? new NumberedEpisodes([.. numbers.Select(number => new EpisodeNumber(only.Number, number))])
            : new NoEpisodes(
                new(
                    Concern.AbsoluteNumbers,
                    seasons.Count > 1
                        ? $"number {numbers[0]} is counted through {seasons.Count} seasons"
                        : $"number {numbers[0]} is not among the episodes that the catalogue knows"
                )
            );
}

public readonly record struct EpisodeNumber(int Season, int Episode);

/// <summary>What <see cref="EpisodeNumbers"/> found: numbers, or the reason why none.</summary>
public abstract record EpisodeReading;

/// <param name="Episodes">In the order of the file: two or more for a file of several episodes.</param>
public sealed record NumberedEpisodes(IReadOnlyList<EpisodeNumber> Episodes) : EpisodeReading;

public sealed record NoEpisodes(Reason Reason) : EpisodeReading;
