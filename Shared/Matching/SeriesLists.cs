using Hybrid.Catalog;

namespace Hybrid.Matching;

/// <summary>What the catalog lists of a series: its seasons, and the episodes of those that were loaded. Pure.</summary>
/// <param name="Series">With the number of episodes of each season.</param>
/// <param name="Episodes">Of the seasons in question.</param>
/// <param name="Today">Null if it does not matter: then every latest season may go on.</param>
internal sealed record SeriesLists(TitleDetails Series, IReadOnlyList<Episode> Episodes, DateOnly? Today)
{
    /// <summary>An episode that is not listed yet is believed for so long after the last one that is.</summary>
    private const int DaysOfSlack = 14;

    /// <summary>Specials are not counted.</summary>
    public IReadOnlyList<Season> Counted { get; } = [.. Series.Seasons.Where(season => season.Number > 0).OrderBy(season => season.Number)];

    public Episode? this[int season, int number] =>
        Episodes.FirstOrDefault(episode => episode.Season == season && episode.Number == number);

    public bool IsLoaded(int season) => Episodes.Any(episode => episode.Season == season);

    /// <summary>Whether the season is listed. Every series has a first season: if it is missing, the list is incomplete.</summary>
    public bool Has(int season) => Series.Seasons.Count == 0 || season == 1 || Series.Seasons.Any(known => known.Number == season);

    /// <summary>The numbers of a season's episodes, ascending. From 1 on if they were not loaded; null if nothing is known.</summary>
    public IReadOnlyList<int>? NumbersOf(int season)
    {
        if (IsLoaded(season))
        {
            return [.. Episodes.Where(episode => episode.Season == season).Select(episode => episode.Number).Distinct().Order()];
        }

        return Series.Seasons.FirstOrDefault(known => known.Number == season) is { } counted
            ? [.. Enumerable.Range(1, counted.EpisodeCount)]
            : null;
    }

    /// <summary>Whether the season may have one more episode than the list: it is the latest, and its last episode is not long ago.</summary>
    public bool MayGoOn(int season)
    {
        if (Counted.Any(later => later.Number > season && later.EpisodeCount > 0))
        {
            return false;
        }

        DateOnly? last = Episodes.Where(episode => episode.Season == season).OrderBy(episode => episode.Number).LastOrDefault()?.AirDate;
        return last is null || Today is null || last >= Today.Value.AddDays(-DaysOfSlack);
    }

    /// <summary>Where an absolute number falls, by the number of episodes of each season.</summary>
    public (Season Season, int Place)? Through(int absolute)
    {
        int left = absolute;
        foreach (Season season in left < 1 ? [] : Counted)
        {
            if (left <= season.EpisodeCount)
            {
                return (season, left);
            }

            left -= season.EpisodeCount;
        }

        return null;
    }

    /// <summary>
    /// By its position in the season, not by its number there: for long series the catalog numbers a season's episodes from 1, or continues
    /// from the season before.
    /// </summary>
    public EpisodeNumber? At(int absolute) =>
        Through(absolute) is { } at && NumbersOf(at.Season.Number) is { } numbers && at.Place <= numbers.Count
            ? new EpisodeNumber(at.Season.Number, numbers[at.Place - 1])
            : null;

    /// <summary>Whether the season's numbers continue from the season before. A few episodes may be missing in the catalog.</summary>
    public bool GoesOn(int season)
    {
        int before = Counted.Where(earlier => earlier.Number < season).Sum(earlier => earlier.EpisodeCount);
        return before > 0 && IsLoaded(season) && NumbersOf(season) is [var first, ..] && (first - 1) * 10 >= before * 9;
    }
}
