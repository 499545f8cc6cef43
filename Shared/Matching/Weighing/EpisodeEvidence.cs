using Hybrid.Catalog;

namespace Hybrid.Matching.Weighing;

internal static class EpisodeEvidence
{
    public static IEnumerable<Measure> Of(Match match)
    {
        if (match.Candidate is not { Title.Id.Kind: TitleKind.Series, Details.Seasons: { Count: > 0 } seasons })
        {
            yield break;
        }

        // Only specials: the catalog does not list the seasons yet.
        if (seasons.All(season => season.Number == 0))
        {
            yield break;
        }

        if (match.Candidate.Episodes.Count > 0 && IsEachListed(match))
        {
            yield return new("episodes-exist", "the season and the episodes exist");
            yield break;
        }

        if (match.Clues.Seasons is [])
        {
            if (match.Clues.HighestAbsolute is { } absolute)
            {
                yield return OfAbsolute(absolute, seasons);
            }

            yield break;
        }

        yield return OfSeasons(match.Clues, seasons);
    }

    /// <summary>Whether the catalog's lists have the episodes of every file, however the name counts them.</summary>
    private static bool IsEachListed(Match match) =>
        match.Clues.Files.Count > 0
        && match.Clues.Files.All(file =>
            EpisodeNumbers.Of(file, match.Candidate.Details!, match.Candidate.Episodes, match.Clues.NumberingOf(match.Candidate.Title.Id))
                is NumberedEpisodes { IsBeyondTheList: false }
        );

    private static Measure OfSeasons(Clues clues, IReadOnlyList<Season> seasons)
    {
        Measure? few = null;
        foreach (int claimed in clues.Seasons)
        {
            if (seasons.FirstOrDefault(season => season.Number == claimed) is not { } season)
            {
                // Every series has a first season: if it is missing, the catalog's list is incomplete. Many lack the specials.
                if (claimed == 1 || (claimed == 0 && clues.Seasons.Count > 1))
                {
                    continue;
                }

                return new("season-missing", $"the catalog has no season {claimed} of it");
            }

            if (clues.HighestEpisodes.TryGetValue(claimed, out int highest) && highest > season.EpisodeCount)
            {
                few ??= new(
                    "episodes-missing",
                    $"season {claimed} has {season.EpisodeCount} episodes in the catalog, but the name says episode {highest}"
                );
            }
        }

        return few ?? new("episodes-exist", "the season and the episodes exist");
    }

    private static Measure OfAbsolute(int absolute, IReadOnlyList<Season> seasons)
    {
        int all = seasons.Where(season => season.Number > 0).Sum(season => season.EpisodeCount);
        return absolute <= all
            ? new("episodes-exist", $"the series has {all} episodes, and number {absolute} is one of them")
            : new("episodes-missing", $"the series has {all} episodes in the catalog, but the name says episode {absolute}");
    }
}
