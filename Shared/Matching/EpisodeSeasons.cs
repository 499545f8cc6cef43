using Hybrid.Catalog;
using Hybrid.Releases;

namespace Hybrid.Matching;

/// <summary>Which seasons' lists are needed to say which episodes a file has. Matching and planning both use it. Pure.</summary>
public static class EpisodeSeasons
{
    /// <summary>Most for one download.</summary>
    public const int Most = 40;

    /// <summary>A name without any number is compared with every episode's title, but not in a series with more seasons.</summary>
    private const int MostForTitles = 6;

    /// <param name="file">What the file's path claims.</param>
    /// <param name="series">The chosen series.</param>
    public static IEnumerable<int> Of(Release file, TitleDetails series)
    {
        file = SeasonNames.InItsSeason(file, series);
        var lists = new SeriesLists(series, [], Today: null);
        int[] listed = [.. series.Seasons.Select(season => season.Number)];
        IEnumerable<int> needed = (file.Seasons, EpisodeNumbers.BareNumbers(file)) switch
        {
            ({ Count: > 0 }, _) => file.Seasons,
            _ when file.AirDate is { } day => Around(day, series),
            (_, { Count: > 0 } numbers) => OfBare(numbers, lists),
            _ when PartWords.OfMiniSeries(file) is not null && lists.Counted is [var only] => [only.Number],
            _ when listed.Length <= MostForTitles => listed,
            _ => [],
        };
        return needed
            .Concat(SpecialWords.Of(file) is null ? [] : [0])
            .Where(season => listed.Length == 0 || listed.Contains(season))
            .Distinct();
    }

    /// <summary>Whether the number of episodes is enough: the first season begins with 1 in every catalog, and the name has no title to compare.</summary>
    public static bool IsPlain(Release file, TitleDetails series) =>
        file is { Seasons: [1], Episodes.Count: > 0, EpisodeTitle: null }
        && SpecialWords.Of(file) is null
        && SeasonNames.InItsSeason(file, series).Seasons is [1]
        && series.Seasons.FirstOrDefault(season => season.Number == 1) is { } first
        && file.Episodes.All(number => number >= 1 && number <= first.EpisodeCount);

    /// <summary>
    /// The seasons that may include an air date, most likely first: at most two that began in its year or the year before (a season may run
    /// over New Year), or whose year is unknown.
    /// </summary>
    public static IEnumerable<int> Around(DateOnly day, TitleDetails series) =>
        series
            .Seasons.Where(season => season.Number > 0 && (season.Year is null || season.Year == day.Year || season.Year == day.Year - 1))
            .OrderByDescending(season => season.Number)
            .Select(season => season.Number)
            .Take(2);

    /// <summary>Those that the numbers fall into, counted through, or else that "401" is of; and the first two, which show whether the catalog counts on.</summary>
    private static IEnumerable<int> OfBare(IReadOnlyList<int> numbers, SeriesLists lists) =>
        numbers
            .Select(number => lists.Through(number)?.Season.Number ?? number / 100)
            .Where(season => lists.Counted.Any(counted => counted.Number == season))
            .Distinct()
            .SelectMany((season, i) => i == 0 && season == lists.Counted[0].Number ? lists.Counted.Take(2).Select(s => s.Number) : [season])
            .Distinct();
}
