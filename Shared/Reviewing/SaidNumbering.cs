using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Neighbors;
using Hybrid.Planning;
using Hybrid.Releases;

namespace Hybrid.Reviewing;

/// <summary>Whether what a person said of the files comes to "its episode numbers are absolute". Then that can become a rule.</summary>
internal static class SaidNumbering
{
    /// <param name="item">With what was said of its files.</param>
    /// <param name="title">What it is approved as.</param>
    /// <returns>False too if the catalog could not be asked: no rule is offered then.</returns>
    public static async Task<bool> IsAbsoluteAsync(
        IngestItem item,
        TitleId title,
        ICatalog catalog,
        int latestYear,
        CancellationToken cancellationToken
    )
    {
        (Release Name, Assignment Said)[] said =
        [
            .. item
                .Files.Where(f => f.Assignment is { IsSaid: true, Kind: AssignmentKind.Episodes })
                .Select(f => (Planner.Named(item.Name, f, latestYear), f.Assignment!)),
        ];
        // In the first season, absolute numbers are the numbers of the season.
        if (
            !said.Any(f => f.Said.Season > 1)
            || said.Any(f => EpisodeNumbers.BareNumbers(f.Name).Count == 0)
            || (await catalog.DetailsAsync(title, cancellationToken)).Value is not { } series
        )
        {
            return false;
        }

        List<Episode> episodes = [];
        foreach (int season in said.SelectMany(f => EpisodeSeasons.Of(f.Name, series)).Distinct().Take(EpisodeSeasons.Most))
        {
            Answer<IReadOnlyList<Episode>> answer = await catalog.SeasonAsync(title.Tmdb, season, cancellationToken);
            episodes.AddRange(answer.Value ?? []);
        }

        return said.All(f =>
            EpisodeNumbers.Of(f.Name, series, episodes, Numbering.Absolute) is NumberedEpisodes numbered
            && numbered.Episodes.SequenceEqual(f.Said.Episodes.Select(number => new EpisodeNumber(f.Said.Season!.Value, number)))
        );
    }
}
