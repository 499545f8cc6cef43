using Hybrid.Catalog;

namespace Hybrid.Matching.Weighing;

internal static class EpisodeEvidence
{
    public static Evidence? Weigh(Clues clues, Contender contender)
    {
        if (contender is not { Title.Id.Kind: TitleKind.Series, Details.Seasons: { Count: > 0 } seasons })
        {
            return null;
        }

        // Nothing but specials: the catalogue has not got to the seasons yet.
        if (seasons.All(season => season.Number == 0))
        {
            return null;
        }

        foreach (int claimed in clues.Seasons)
        {
            if (seasons.FirstOrDefault(season => season.Number == claimed) is not { } season)
            {
                return new("episodes", Weights.SeasonUnknown, $"the catalogue knows no season {claimed} of it");
            }

            if (clues.HighestEpisodes.TryGetValue(claimed, out int highest) && highest > season.EpisodeCount)
            {
                return new(
                    "episodes",
                    Weights.EpisodesUnknown,
                    $"season {claimed} has {season.EpisodeCount} episodes in the catalogue, and the name says {highest}"
                );
            }
        }

        int all = seasons.Where(season => season.Number > 0).Sum(season => season.EpisodeCount);
        if (clues.Seasons is [] && clues.HighestAbsolute is { } absolute)
        {
            return absolute <= all
                ? new("episodes", Weights.EpisodesExist, $"it has {all} episodes, and number {absolute} is among them")
                : new("episodes", Weights.EpisodesUnknown, $"it has {all} episodes in the catalogue, and the name says {absolute}");
        }

        return clues.Seasons is [] ? null : new("episodes", Weights.EpisodesExist, "the season and the episodes exist");
    }
}
