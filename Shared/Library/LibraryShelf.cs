using System.Globalization;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Planning;
using Hybrid.Reviewing;
using Hybrid.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Library;

/// <summary>What stands in the library, by its titles, from the index alone.</summary>
public sealed class LibraryShelf(IDbContextFactory<LedgerDb> ledger, TimeProvider time, VideoPeek? look = null)
{
    private static readonly FileRole[] Videos = [FileRole.Video, FileRole.Disc];

    /// <param name="kind">Null = both.</param>
    /// <param name="text">Words of the title; null = all.</param>
    /// <param name="paging">By kind and name.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<Page<ShelvedTitle>> ListAsync(TitleKind? kind, string? text, Paging paging, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        string key = text is null ? "" : IndexedFolders.KeyOf(text);
        IQueryable<IndexedTitle> titles = db.LibraryTitles.Where(t =>
            (kind == null || t.Kind == kind) && (key == "" || t.NameKey.Contains(key))
        );
        IQueryable<long> groups = titles.Select(t => t.Group).Distinct();
        var counted = db
            .LibraryFiles.Where(f => Videos.Contains(f.Role) && f.TitleId != null)
            .GroupBy(f => f.Title!.Group)
            .Where(g => key == "" && kind == null || groups.Contains(g.Key))
            .Select(g => new
            {
                Group = g.Key,
                Files = g.Count(),
                Bytes = g.Sum(f => f.Bytes),
            });
        int total = await counted.CountAsync(cancellationToken);
        var rows = await counted
            .Join(
                db.LibraryTitles,
                c => c.Group,
                t => t.Id,
                (c, t) =>
                    new
                    {
                        c,
                        t.Kind,
                        t.NameKey,
                    }
            )
            .OrderBy(x => x.Kind)
            .ThenBy(x => x.NameKey)
            .ThenBy(x => x.c.Group)
            .Skip(paging.Offset)
            .Take(paging.Limit)
            .Select(x => x.c)
            .ToListAsync(cancellationToken);
        long[] listed = [.. rows.Select(r => r.Group)];
        ILookup<long, IndexedTitle> claims = (
            await db.LibraryTitles.AsNoTracking().Where(t => listed.Contains(t.Group)).ToListAsync(cancellationToken)
        ).ToLookup(t => t.Group);
        return paging.Page([.. rows.Select(r => Of([.. claims[r.Group]], r.Files, r.Bytes))], total);
    }

    /// <summary>One title's files. Of several titles that are called so, all.</summary>
    /// <param name="paging">Of the files of each.</param>
    public async Task<IReadOnlyList<ShelvedTitle>> ShowAsync(
        string text,
        TitleKind? kind,
        Paging paging,
        CancellationToken cancellationToken
    )
    {
        const int mostTitles = 10;
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        string key = IndexedFolders.KeyOf(WithoutYear(text, out int? year));
        IQueryable<IndexedTitle> all = db.LibraryTitles.Where(t => (kind == null || t.Kind == kind) && (year == null || t.Year == year));
        long[] groups = await GroupsAsync(all.Where(t => t.NameKey == key));
        groups = groups.Length > 0 ? groups : await GroupsAsync(all.Where(t => t.NameKey.Contains(key)));
        List<ShelvedTitle> shown = [];
        foreach (long group in groups)
        {
            List<IndexedTitle> claims = await db.LibraryTitles.AsNoTracking().Where(t => t.Group == group).ToListAsync(cancellationToken);
            IQueryable<IndexedFile> files = db.LibraryFiles.AsNoTracking().Where(f => f.Title!.Group == group);
            List<IndexedFile> page = await files
                .Include(f => f.Folder)
                .OrderBy(f => f.Season)
                .ThenBy(f => f.Episode)
                .ThenBy(f => f.Name)
                .Skip(paging.Offset)
                .Take(paging.Limit)
                .ToListAsync(cancellationToken);
            IQueryable<IndexedFile> videos = files.Where(f => Videos.Contains(f.Role));
            int[] seasons = await videos
                .Where(f => f.Season != null)
                .Select(f => f.Season!.Value)
                .Distinct()
                .Order()
                .ToArrayAsync(cancellationToken);
            ShelvedTitle title = Of(
                claims,
                await videos.CountAsync(cancellationToken),
                await videos.SumAsync(f => f.Bytes, cancellationToken)
            );
            shown.Add(title with { Seasons = seasons.Length > 0 ? seasons : null, Holdings = [.. page.Select(Of)] });
        }

        return shown;

        Task<long[]> GroupsAsync(IQueryable<IndexedTitle> titles) =>
            titles.Select(t => t.Group).Distinct().Order().Take(mostTitles).ToArrayAsync(cancellationToken);
    }

    /// <summary>The same movie in the same edition, or the same episode, in several files.</summary>
    public async Task<Page<ShelvedTwice>> DuplicatesAsync(Paging paging, CancellationToken cancellationToken)
    {
        SameVideo[] all;
        using (LibraryRows rows = await LibraryRows.OpenAsync(ledger, cancellationToken))
        {
            all = [.. SameVideos.Find(rows.Videos())];
        }

        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        List<ShelvedTwice> page = [];
        foreach (SameVideo same in all.Skip(paging.Offset).Take(paging.Limit))
        {
            List<IndexedTitle> claims = await db
                .LibraryTitles.AsNoTracking()
                .Where(t => t.Group == same.Title)
                .ToListAsync(cancellationToken);
            List<IndexedFile> files = await db
                .LibraryFiles.AsNoTracking()
                .Include(f => f.Folder)
                .Where(f => same.Files.Contains(f.Id))
                .ToListAsync(cancellationToken);
            page.Add(Compared(Of(claims, files.Count, bytes: 0), same, files));
        }

        return paging.Page(page, all.Length);
    }

    private ShelvedTwice Compared(ShelvedTitle title, SameVideo same, List<IndexedFile> files)
    {
        (IndexedFile File, Quality Quality)[] all = [.. files.Select(f => (f, QualityOf(f)))];
        // Two names of one file take no space: there is nothing to choose.
        bool isOneFile = files.TrueForAll(f => f.Inode is not null && f.Inode == files[0].Inode);
        int best = isOneFile
            ? -1
            : Array.FindIndex(
                all,
                one =>
                    all.All(other =>
                        other.File == one.File || QualityPolicy.Compare(one.Quality, other.Quality).Verdict == QualityVerdict.Better
                    )
            );
        string compared =
            isOneFile ? "They are one file under several names."
            : best >= 0
                ? $"The first is {QualityPolicy.Compare(all[best].Quality, all[best == 0 ? 1 : 0].Quality)} than the {(all.Length > 2 ? "others" : "other")}."
            : $"The first is {QualityPolicy.Compare(all[0].Quality, all[1].Quality)}.";
        string number = same is { Season: { } season, Episode: { } first } ? " " + NumberOf(season, first, same.LastEpisode) : "";
        string edition = files[0].Edition is { } cut && number.Length == 0 ? $", edition {Untrusted.Clean(cut)}" : "";
        return new ShelvedTwice(
            title.Kind,
            $"{Format.Title(title.Title, title.Year)}{number}{edition}",
            [.. all.Select((one, i) => Of(one.File) with { Best = best < 0 ? null : i == best }).OrderByDescending(f => f.Best == true)],
            compared
        );
    }

    private Quality QualityOf(IndexedFile file) =>
        StandingQuality.Of(file.Folder!.Root, file.RelativePath, file.Bytes, latestYear: time.GetUtcNow().Year + 1, look);

    private ShelvedFile Of(IndexedFile file) =>
        new(
            Untrusted.Clean($"{file.Folder!.Root}/{file.RelativePath}", Untrusted.PathLength),
            file.Role,
            file.Bytes,
            QualityOf(file).ToString(),
            FiledByUs: file.LedgerFileId is not null
        )
        {
            Number = file is { Season: { } season, Episode: { } first } ? NumberOf(season, first, file.LastEpisode) : null,
            Edition = Untrusted.Clean(file.Edition),
            Part = file.Part,
        };

    public static string NumberOf(int season, int first, int? last) =>
        string.Create(CultureInfo.InvariantCulture, $"S{season:D2}E{first:D2}{(last > first ? $"-E{last:D2}" : "")}");

    /// <summary>By the name of the surest claim.</summary>
    private static ShelvedTitle Of(List<IndexedTitle> claims, int files, long bytes)
    {
        IndexedTitle head = claims.OrderBy(t => t.KnownBy).ThenBy(t => t.Year is null).ThenBy(t => t.Id).First();
        return new ShelvedTitle(
            head.Kind,
            Untrusted.Clean(head.Name),
            head.Year ?? claims.Select(t => t.Year).FirstOrDefault(y => y is not null),
            head.KnownBy,
            files,
            bytes
        )
        {
            TmdbId = claims.Select(t => t.TmdbId).FirstOrDefault(id => id is not null),
            ImdbId = claims.Select(t => t.ImdbId).FirstOrDefault(id => id is not null),
            TvdbId = claims.Select(t => t.TvdbId).FirstOrDefault(id => id is not null),
            Adopted = claims.Exists(t => t.AdoptedAt is not null),
        };
    }

    /// <summary>"Lost (2004)", as the list shows it.</summary>
    public static string WithoutYear(string text, out int? year)
    {
        bool has = text.Length > 7 && text[^1] == ')' && text[^6] == '(' && int.TryParse(text.AsSpan(text.Length - 5, 4), out _);
        year = has ? int.Parse(text.AsSpan(text.Length - 5, 4), CultureInfo.InvariantCulture) : null;
        return has ? text[..^6] : text;
    }
}
