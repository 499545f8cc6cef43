using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Neighbors;
using Hybrid.Planning;
using Hybrid.Reviewing;
using Hybrid.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Library;

/// <summary>
/// Finds episodes that have aired and are not in the library, by the catalog's lists. Asks only about series that may have gaps, and the media
/// servers only about those that have.
/// </summary>
public sealed class MissingSearch(IDbContextFactory<LedgerDb> ledger, ICatalog catalog, ServerHoldings servers, TimeProvider time)
{
    /// <summary>The most series that are named as not settled.</summary>
    private const int MostUnsettled = 100;

    /// <param name="text">Words of the title; null = all series.</param>
    /// <param name="specials">Season 0 too.</param>
    /// <param name="paging">Of the series.</param>
    /// <param name="cancellationToken">Ends the calls to the catalog.</param>
    public Task<Answer<MissingEpisodes>> FindAsync(string? text, bool specials, Paging paging, CancellationToken cancellationToken) =>
        FindAsync(text is null ? "" : IndexedFolders.KeyOf(text), id: null, specials, paging, cancellationToken);

    /// <summary>Of one series, without specials.</summary>
    /// <param name="id">The catalog's.</param>
    /// <param name="cancellationToken">Ends the calls to the catalog.</param>
    public Task<Answer<MissingEpisodes>> OfAsync(int id, CancellationToken cancellationToken) =>
        FindAsync(key: "", id, specials: false, new Paging(1), cancellationToken);

    private async Task<Answer<MissingEpisodes>> FindAsync(
        string key,
        int? id,
        bool specials,
        Paging paging,
        CancellationToken cancellationToken
    )
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        List<IndexedTitle> claims = await db
            .LibraryTitles.AsNoTracking()
            .Where(t => t.Kind == TitleKind.Series && db.LibraryFiles.Any(f => f.TitleId == t.Id && f.Episode != null))
            .Where(t => key == "" || t.NameKey.Contains(key))
            .Where(t => id == null || db.LibraryTitles.Any(other => other.Group == t.Group && other.TmdbId == id))
            .ToListAsync(cancellationToken);
        var series = claims
            .GroupBy(t => t.Group)
            .Select(g =>
                (
                    Group: g.Key,
                    Head: g.OrderBy(t => t.KnownBy).First(),
                    // Of the one that is asked for, the claim with the id may have no episode.
                    Id: id ?? g.Select(t => t.TmdbId).FirstOrDefault(known => known is not null)
                )
            )
            .OrderBy(s => s.Head.NameKey, StringComparer.Ordinal)
            .ToList();
        var settled = series.Where(s => s.Id is not null).ToList();
        List<SeriesWithGaps> gaps = [];
        HashSet<string> faults = [];
        List<string> unknown = [];
        int asked = 0;
        foreach ((long group, IndexedTitle head, int? tmdb) in settled.Skip(paging.Offset).Take(paging.Limit))
        {
            asked++;
            HashSet<(int, int)> has = await HasAsync(db, group, cancellationToken);
            Answer<IReadOnlyList<Episode>?> missing = await MissingAsync(tmdb!.Value, has, specials, cancellationToken);
            if (!missing.IsOk)
            {
                return new(missing.Fault);
            }

            if (missing.Value is not { } episodes)
            {
                unknown.Add(Format.Title(Untrusted.Clean(head.Name), head.Year));
            }
            else if (episodes.Count > 0)
            {
                ServerCopies there = await servers.OfAsync(new TitleId(TitleKind.Series, tmdb.Value), cancellationToken);
                faults.UnionWith(there.Faults);
                gaps.Add(Of(head, tmdb.Value, has.Count, episodes, there.Files));
            }
        }

        string[] unsettled = [.. series.Where(s => s.Id is null).Select(s => Format.Title(Untrusted.Clean(s.Head.Name), s.Head.Year))];
        return new(
            new MissingEpisodes(
                gaps,
                asked - unknown.Count,
                [.. unsettled.Take(MostUnsettled)],
                unsettled.Length,
                Math.Max(0, settled.Count - paging.Offset - asked),
                [.. faults]
            )
            {
                NotInCatalog = unknown,
            }
        );
    }

    private static SeriesWithGaps Of(IndexedTitle head, int id, int has, IReadOnlyList<Episode> missing, IReadOnlyList<ServerCopy> servers)
    {
        HashSet<(int, int)> numbers = [.. missing.Select(e => (e.Season, e.Number))];
        ServerCopy[] elsewhere = [.. servers.Where(copy => copy.Episodes.Any(numbers.Contains))];
        numbers.ExceptWith(elsewhere.SelectMany(copy => copy.Episodes));
        return new SeriesWithGaps(
            Untrusted.Clean(head.Name),
            head.Year,
            id,
            has,
            [
                .. missing
                    .Where(e => numbers.Contains((e.Season, e.Number)))
                    .Select(e => new MissingEpisode(
                        LibraryShelf.NumberOf(e.Season, e.Number, last: null),
                        Untrusted.Clean(e.Name),
                        e.AirDate
                    )),
            ],
            [.. elsewhere.Select(copy => copy.Words())]
        );
    }

    private static async Task<HashSet<(int Season, int Episode)>> HasAsync(LedgerDb db, long group, CancellationToken cancellationToken)
    {
        var numbers = await db
            .LibraryFiles.Where(f => f.Title!.Group == group && f.Role == FileRole.Video && f.Season != null && f.Episode != null)
            .Select(f => new
            {
                f.Season,
                f.Episode,
                f.LastEpisode,
            })
            .ToListAsync(cancellationToken);
        return [.. numbers.SelectMany(n => EpisodeRange.Of(n.Episode!.Value, n.LastEpisode).Select(episode => (n.Season!.Value, episode)))];
    }

    /// <returns>An empty answer if the catalog does not have the series.</returns>
    private async Task<Answer<IReadOnlyList<Episode>?>> MissingAsync(
        int series,
        HashSet<(int Season, int Episode)> has,
        bool specials,
        CancellationToken cancellationToken
    )
    {
        Answer<TitleDetails?> details = await catalog.DetailsAsync(new TitleId(TitleKind.Series, series), cancellationToken);
        if (!details.IsOk)
        {
            return new(details.Fault);
        }

        if (details.Value is not { } listed)
        {
            return new((IReadOnlyList<Episode>?)null);
        }

        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        List<Episode> missing = [];
        // A season of which as many are there as the catalog counts has no gap.
        foreach (
            Season season in listed.Seasons.Where(s => (specials || s.Number > 0) && has.Count(h => h.Season == s.Number) < s.EpisodeCount)
        )
        {
            Answer<IReadOnlyList<Episode>> episodes = await catalog.SeasonAsync(series, season.Number, cancellationToken);
            if (!episodes.IsOk)
            {
                return new(episodes.Fault);
            }

            missing.AddRange(episodes.Value!.Where(e => !has.Contains((e.Season, e.Number)) && HasAired(e, today, has, episodes.Value!)));
        }

        return new(missing);
    }

    /// <summary>An episode of which the catalog has no date has aired if a later one of its season has, or is there.</summary>
    private static bool HasAired(Episode episode, DateOnly today, HashSet<(int Season, int Episode)> has, IReadOnlyList<Episode> listed) =>
        episode.AirDate is { } date
            ? date <= today
            : episode.Season > 0
                && (
                    has.Any(h => h.Season == episode.Season && h.Episode > episode.Number)
                    || listed.Any(later => later.Season == episode.Season && later.Number > episode.Number && later.AirDate <= today)
                );
}
