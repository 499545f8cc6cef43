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
    PlannedLibrary library,
    int latestYear,
    DateOnly today
)
{
    public async Task<Answer<IReadOnlyList<PlannedFile>>> OfAsync(string itemName, ItemFile[] videos, CancellationToken cancellationToken)
    {
        (ItemFile File, Release Release)[] read = [.. videos.Select(v => (v, Planner.Read(itemName, v, latestYear)))];
        var episodes = new List<Episode>();
        IEnumerable<int> needed = read.SelectMany(r => EpisodeSeasons.Of(r.Release, details)).Distinct();
        foreach (int season in needed.Take(EpisodeSeasons.Most).Order())
        {
            Answer<IReadOnlyList<Episode>> answer = await catalog.SeasonAsync(details.Title.Id.Tmdb, season, cancellationToken);
            if (!answer.IsOk)
            {
                return new(answer.Fault);
            }

            episodes.AddRange(answer.Value!);
        }

        Numbered[] numbered =
        [
            .. read.Select(r => new Numbered(r.File, r.Release, EpisodeNumbers.Of(r.Release, details, episodes, numbering, today))),
        ];
        return new([.. numbered.Select(file => Plan(file, PartOf(file, numbered, episodes), episodes))]);
    }

    private PlannedFile Plan(Numbered file, int? part, List<Episode> episodes)
    {
        switch (file.Reading)
        {
            case NumberedEpisodes { Episodes: { Count: > 0 } numbers } when numbers.Select(n => n.Season).Distinct().Count() == 1:
                int season = numbers[0].Season;
                int[] sorted = [.. numbers.Select(n => n.Episode).Distinct().Order()];
                string name = string.Join(" & ", sorted.Select(n => NameOf(episodes, season, n)).OfType<string>());
                return PlannedFile.Placed(
                    file.File,
                    library.Root,
                    new LibraryName
                    {
                        Template = library.Template,
                        Title = details.Title,
                        ImdbId = details.ImdbId,
                        TvdbId = details.TvdbId,
                        Extension = Path.GetExtension(file.File.Path),
                        NameBytes = library.NameBytes,
                        Season = season,
                        Episodes = sorted,
                        EpisodeTitle = name,
                        Part = part,
                    },
                    [.. LibraryKey.Of(details.Title.Id, season, sorted).Select(key => part is null ? key : $"{key}/pt{part}")]
                );
            case NoEpisodes none:
                return PlannedFile.Troubled(file.File, library.Root, none.Reason with { Sentence = Format.Sentence(none.Reason.Sentence) });
            default:
                return PlannedFile.Troubled(
                    file.File,
                    library.Root,
                    new Reason(Concern.UnnumberedFile, "The file has episodes of several seasons.")
                );
        }
    }

    /// <summary>Which part of its episode a file is; null if it is all of it.</summary>
    private static int? PartOf(Numbered file, Numbered[] all, List<Episode> episodes)
    {
        if (PartWords.OfEpisode(file.Release) is not { } part || file.Only is not { } number)
        {
            return null;
        }

        if (!part.IsSure)
        {
            return all.Any(other =>
                other.Only == number && PartWords.OfEpisode(other.Release) is { } beside && beside.Number != part.Number
            )
                ? part.Number
                : null;
        }

        // A catalog may count the parts as episodes: then the title of the part is that of the whole episode.
        Episode? known = episodes.FirstOrDefault(e => e.Season == number.Season && e.Number == number.Episode);
        return EpisodeTitles.Agree(file.Release.EpisodeTitle, known) ? null : part.Number;
    }

    private static string? NameOf(List<Episode> episodes, int season, int number) =>
        episodes.FirstOrDefault(e => e.Season == season && e.Number == number) is { Name: { } name } && !EpisodeTitles.IsUnknown(name)
            ? name
            : null;

    private sealed record Numbered(ItemFile File, Release Release, EpisodeReading Reading)
    {
        public EpisodeNumber? Only => Reading is NumberedEpisodes { Episodes: [var only] } ? only : null;
    }
}
