using Hybrid.Catalog;
using Hybrid.Daemon.LibraryIndex;
using Hybrid.Daemon.Probing;
using Hybrid.Learning;
using Hybrid.Ledger;
using Hybrid.Library;
using Hybrid.Matching;
using Hybrid.Neighbors;
using Hybrid.Planning;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Hybrid.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Identifying;

/// <summary>
/// Settles which title of the catalog something in the library is, by the same standards as for a download. Writes into the index alone; nothing on
/// the disk changes.
/// </summary>
public sealed class LibraryAdoption(
    IDbContextFactory<LedgerDb> ledger,
    Identifier identifier,
    ICatalog catalog,
    HybridSettings settings,
    TimeProvider time
)
{
    /// <summary>Of a series, a few episodes say as much as all.</summary>
    private const int MostFiles = 8;

    /// <param name="text">Words of the title; null = all that are not settled.</param>
    /// <param name="isRehearsal">Only tell what would be settled.</param>
    /// <param name="paging">Of the titles that are not settled, by name.</param>
    /// <param name="cancellationToken">Ends the calls to the catalog.</param>
    public async Task<Answer<Adopted>> AdoptAsync(string? text, bool isRehearsal, Paging paging, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        List<IndexedTitle[]> open = await OpenAsync(db, text, cancellationToken);
        List<AdoptedTitle> adopted = [];
        List<LeftTitle> left = [];
        Fault? fault = null;
        foreach (IndexedTitle[] claims in open.Skip(paging.Offset).Take(paging.Limit))
        {
            switch (await IdentifyAsync(db, claims, cancellationToken))
            {
                case Identified { Assessment: { Best: { } best } assessment }
                    when assessment.IsTitleSure(settings.ConfidenceThreshold) && best.Id.Kind == claims[0].Kind:
                    adopted.Add(Adopted(claims, best.Id, best.Name, best.Year));
                    if (!isRehearsal)
                    {
                        await SettleAsync(db, claims, best.Id.Tmdb, cancellationToken);
                    }

                    break;
                case Identified identified:
                    left.Add(Left(claims, identified.Assessment));
                    break;
                case CatalogFailed failed:
                    fault = failed.Fault;
                    break;
            }

            if (fault is not null)
            {
                break;
            }
        }

        if (adopted.Count > 0 && !isRehearsal)
        {
            await IndexedTitles.TidyAsync(ledger, hasRemoved: false, cancellationToken);
        }

        return fault is not null && adopted.Count + left.Count == 0
            ? new(fault)
            : new(
                new Adopted(adopted, left, Math.Max(0, open.Count - paging.Offset - adopted.Count - left.Count)) { Fault = fault?.Sentence }
            );
    }

    /// <summary>As a person says it.</summary>
    /// <returns>Null if the catalog has no such title, or the library none of that name, or several.</returns>
    public async Task<Answer<AdoptedTitle?>> AdoptAsync(string text, TitleId id, bool isRehearsal, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        List<IndexedTitle[]> open = [.. (await OpenAsync(db, text, cancellationToken)).Where(claims => claims[0].Kind == id.Kind)];
        Answer<TitleDetails?> details = await catalog.DetailsAsync(id, cancellationToken);
        if (!details.IsOk)
        {
            return new(details.Fault);
        }

        if (open is not [var claims] || details.Value?.Title is not { } title)
        {
            return new((AdoptedTitle?)null);
        }

        if (!isRehearsal)
        {
            await SettleAsync(db, claims, id.Tmdb, cancellationToken);
            await IndexedTitles.TidyAsync(ledger, hasRemoved: false, cancellationToken);
        }

        return new(Adopted(claims, id, title.Name, title.Year));
    }

    /// <summary>The titles without an id of TMDb, each with all its claims, the surest first.</summary>
    private static async Task<List<IndexedTitle[]>> OpenAsync(LedgerDb db, string? text, CancellationToken cancellationToken)
    {
        string key = text is null ? "" : IndexedFolders.KeyOf(LibraryShelf.WithoutYear(text, out _));
        List<IndexedTitle> claims = await db
            .LibraryTitles.AsNoTracking()
            .Where(t => key == "" || t.NameKey.Contains(key))
            .Where(t => !db.LibraryTitles.Any(o => o.Group == t.Group && o.TmdbId != null))
            .Where(t => db.LibraryFiles.Any(f => f.TitleId == t.Id && (f.Role == FileRole.Video || f.Role == FileRole.Disc)))
            .ToListAsync(cancellationToken);
        List<IndexedTitle[]> open =
        [
            .. claims
                .GroupBy(t => t.Group)
                .Select(g => g.OrderBy(t => t.KnownBy).ThenBy(t => t.Year is null).ThenBy(t => t.Id).ToArray())
                .OrderBy(g => g[0].Kind)
                .ThenBy(g => g[0].NameKey, StringComparer.Ordinal),
        ];
        IndexedTitle[][] exact = [.. open.Where(g => g[0].NameKey == key)];
        return exact.Length > 0 ? [.. exact] : open;
    }

    private async Task<Identification> IdentifyAsync(LedgerDb db, IndexedTitle[] claims, CancellationToken cancellationToken)
    {
        long group = claims[0].Group;
        List<IndexedFile> files = await db
            .LibraryFiles.AsNoTracking()
            .Where(f => f.Title!.Group == group && f.Role == FileRole.Video)
            .OrderBy(f => f.Id)
            .Take(MostFiles)
            .ToListAsync(cancellationToken);
        string name = Format.Title(claims[0].Name, claims[0].Year);
        var input = new IdentifyInput { Name = name, Files = [.. files.Select(f => new InputFile($"{name}/{f.Name}", f.Bytes))] };
        string? imdb = claims.Select(t => t.ImdbId).FirstOrDefault(id => id is not null);
        int? tvdb = claims.Select(t => t.TvdbId).FirstOrDefault(id => id is not null);
        return await identifier.IdentifyAsync(
            input,
            imdb is null && tvdb is null ? null : new NfoClaim(claims[0].Kind, TmdbId: null, imdb, tvdb),
            cancellationToken
        );
    }

    private Task<int> SettleAsync(LedgerDb db, IndexedTitle[] claims, int tmdb, CancellationToken cancellationToken)
    {
        long[] ids = [.. claims.Select(t => t.Id)];
        DateTimeOffset now = time.GetUtcNow();
        return db
            .LibraryTitles.Where(t => ids.Contains(t.Id) && t.TmdbId == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.TmdbId, tmdb).SetProperty(t => t.AdoptedAt, now), cancellationToken);
    }

    private static AdoptedTitle Adopted(IndexedTitle[] claims, TitleId id, string name, int? year) =>
        new(id.Kind, NameOf(claims), id.Tmdb, Format.Title(Untrusted.Clean(name), year));

    private static LeftTitle Left(IndexedTitle[] claims, Assessment assessment) =>
        new(
            claims[0].Kind,
            NameOf(claims),
            Untrusted.Clean(
                assessment.Reasons.Where(r => r.File is null).Select(r => r.Sentence).FirstOrDefault()
                    ?? "The catalog has no such title of that kind.",
                500
            ),
            [
                .. assessment
                    .Candidates.Where(c => c.Id.Kind == claims[0].Kind)
                    .Take(3)
                    .Select(c => new AdoptionCandidate(Format.Title(Untrusted.Clean(c.Name), c.Year), c.Id.Tmdb)),
            ]
        );

    private static string NameOf(IndexedTitle[] claims) => Format.Title(Untrusted.Clean(claims[0].Name), claims[0].Year);
}

/// <param name="Rest">Titles that come after these and are not settled.</param>
public sealed record Adopted(IReadOnlyList<AdoptedTitle> Titles, IReadOnlyList<LeftTitle> Left, int Rest)
{
    /// <summary>Why the catalog could not be asked about the rest.</summary>
    public string? Fault { get; init; }
}

/// <param name="Title">As the library says it.</param>
/// <param name="As">As the catalog has it.</param>
public sealed record AdoptedTitle(TitleKind Kind, string Title, int TmdbId, string As);

/// <param name="Why">It is left to a person.</param>
public sealed record LeftTitle(TitleKind Kind, string Title, string Why, IReadOnlyList<AdoptionCandidate> Candidates);

public sealed record AdoptionCandidate(string Title, int TmdbId);
