using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Naming;
using Hybrid.Neighbors;
using Hybrid.Releases;
using Hybrid.Texts;

namespace Hybrid.Planning;

/// <summary>A series' files: placed by the episodes in their names, with episode titles from the catalog.</summary>
internal sealed class SeriesPlan(
    ICatalog catalog,
    TitleDetails details,
    Numbering numbering,
    (string Root, int NameBytes) library,
    int latestYear
)
{
    public async Task<Answer<IReadOnlyList<PlannedFile>>> OfAsync(string itemName, ItemFile[] videos, CancellationToken cancellationToken)
    {
        (ItemFile File, Release Release)[] read = [.. videos.Select(v => (v, Planner.Read(itemName, v, latestYear)))];
        var episodes = new List<Episode>();
        foreach (int season in read.SelectMany(r => SeasonsOf(r.Release)).Distinct().Order())
        {
            Answer<IReadOnlyList<Episode>> answer = await catalog.SeasonAsync(details.Title.Id.Tmdb, season, cancellationToken);
            if (!answer.IsOk)
            {
                return new(answer.Fault);
            }

            episodes.AddRange(answer.Value!);
        }

        return new([.. read.Select(r => Plan(r.File, EpisodeNumbers.Of(r.Release, details, episodes, numbering), episodes))]);
    }

    private PlannedFile Plan(ItemFile file, EpisodeReading reading, List<Episode> episodes)
    {
        switch (reading)
        {
            case NumberedEpisodes { Episodes: { Count: > 0 } numbers } when numbers.Select(n => n.Season).Distinct().Count() == 1:
                int season = numbers[0].Season;
                int[] sorted = [.. numbers.Select(n => n.Episode).Distinct().Order()];
                string? name = string.Join(" & ", sorted.Select(n => NameOf(episodes, season, n)).OfType<string>());
                return Planner.Placed(
                    file,
                    library.Root,
                    LibraryPath.Episode(
                        details.Title,
                        season,
                        sorted,
                        name.Length == 0 ? null : name,
                        Path.GetExtension(file.Path),
                        library.NameBytes
                    ),
                    LibraryKey.Of(details.Title.Id, season, sorted)
                );
            case NoEpisodes none:
                return Planner.Troubled(file, library.Root, none.Reason with { Sentence = Format.Sentence(none.Reason.Sentence) });
            default:
                return Planner.Troubled(
                    file,
                    library.Root,
                    new Reason(Concern.UnnumberedFile, "The file has episodes of several seasons.")
                );
        }
    }

    /// <summary>The seasons whose episodes are needed: those in the name; for an air date, those that may include it.</summary>
    private IEnumerable<int> SeasonsOf(Release release) =>
        release switch
        {
            { Seasons.Count: > 0 } => release.Seasons,
            { AirDate: { } day } => EpisodeNumbers.SeasonsAround(day, details),
            _ when numbering == Numbering.Absolute => EpisodeNumbers.SeasonsThrough(release, details),
            _ => details.Seasons.Where(s => s.Number > 0).Select(s => s.Number).Take(1),
        };

    private static string? NameOf(List<Episode> episodes, int season, int number) =>
        episodes.FirstOrDefault(e => e.Season == season && e.Number == number)?.Name;
}
