using System.Globalization;
using Hybrid.Catalog;
using Hybrid.Matching;

namespace Hybrid.Daemon.Identifying;

/// <summary>Looks up the titles of the ids in the names or in an .nfo file.</summary>
internal static class IdLookup
{
    /// <summary>Marks the title that the ids agree on; none if two of them lead to different titles.</summary>
    /// <param name="kinds">The kinds that a TMDb id may have: movie 1396 and series 1396 are different titles.</param>
    public static async Task AskAsync(CandidatePool field, IReadOnlyList<TitleKind> kinds)
    {
        List<IReadOnlyList<TitleId>> led = [];
        if (field.Clues.TmdbId is { } tmdb)
        {
            led.Add(await OfTmdbAsync(field, tmdb, kinds));
        }

        if (field.Clues.ImdbId is { } imdb)
        {
            led.Add(await OfOthersAsync(field, new ExternalId(ExternalIdSource.Imdb, imdb)));
        }

        if (field.Clues.TvdbId is { } tvdb)
        {
            led.Add(await OfOthersAsync(field, new ExternalId(ExternalIdSource.Tvdb, tvdb.ToString(CultureInfo.InvariantCulture))));
        }

        // An id without a title does not count: TMDb does not know every id of the other catalogs.
        List<IReadOnlyList<TitleId>> votes = [.. led.Where(ids => ids.Count > 0)];
        if (votes.Count == 0)
        {
            return;
        }

        foreach (TitleId agreed in votes.Aggregate((one, other) => [.. one.Intersect(other)]))
        {
            field.Put(field[agreed] with { IsNamedById = true });
        }
    }

    private static async Task<IReadOnlyList<TitleId>> OfTmdbAsync(CandidatePool field, int id, IReadOnlyList<TitleKind> kinds)
    {
        List<TitleId> known = [];
        foreach (TitleKind kind in kinds)
        {
            if (await field.DetailAsync(new TitleId(kind, id)) is not { } candidate)
            {
                continue;
            }

            if (field.FitOf(candidate.Title.Id) < TitleFit.Different)
            {
                return [candidate.Title.Id];
            }

            known.Add(candidate.Title.Id);
        }

        return known;
    }

    private static async Task<IReadOnlyList<TitleId>> OfOthersAsync(CandidatePool field, ExternalId id)
    {
        IReadOnlyList<Title> titles = await field.FindAsync(id);
        foreach (Title title in titles.Where(title => field.Candidates.All(known => known.Title.Id != title.Id)))
        {
            field.Put(new CandidateDetails(title));
        }

        return [.. titles.Select(title => title.Id)];
    }
}
