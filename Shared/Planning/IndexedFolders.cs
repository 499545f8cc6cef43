using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Naming;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Planning;

/// <summary>The folders that the library index knows as a title's, though their names may not say so.</summary>
public static class IndexedFolders
{
    /// <summary>The same for every spelling of a name: without case, accents, punctuation and the form of its accents.</summary>
    public static string KeyOf(string name) =>
        string.Concat(TitleWords.Of(name)) is { Length: > 0 } key ? key : name.Trim().ToUpperInvariant();

    /// <summary>Folders directly below the library folders that are the title's by an NFO, an id of another catalog or an adoption.</summary>
    /// <param name="db">Read only; null = nothing is known.</param>
    /// <param name="roots">The library folders.</param>
    /// <param name="details">Of the title, as the catalog has it.</param>
    /// <returns>Those that stand there now, by name.</returns>
    public static async Task<IReadOnlyList<IndexedPlace>> OfAsync(
        LedgerDb? db,
        IReadOnlyList<string> roots,
        TitleDetails details,
        CancellationToken cancellationToken
    )
    {
        if (db is null)
        {
            return [];
        }

        long[] groups = await GroupsAsync(db, details.Title, details.ImdbId, details.TvdbId, cancellationToken);
        ILookup<string, string> asSet = roots.ToLookup(Path.TrimEndingDirectorySeparator, StringComparer.Ordinal);
        string[] libraries = [.. asSet.Select(root => root.Key)];
        var found = await db
            .LibraryFolders.Where(f =>
                libraries.Contains(f.Root) && f.Title != null && groups.Contains(f.Title.Group) && !EF.Functions.Like(f.Path, "%/%")
            )
            // What a name says is seen in the names: a folder of another edition, for example, is left alone.
            .Where(f =>
                f.Title!.KnownBy == TitleSource.Nfo
                || (f.Title.KnownBy == TitleSource.Tag && f.Title.ClaimedTmdbId == null)
                || f.Title.AdoptedAt != null
            )
            .Where(f => !f.Path.Contains("{edition-"))
            .OrderBy(f => f.Path)
            .Select(f => new
            {
                f.Root,
                f.Path,
                HasOthers = db.LibraryFiles.Any(o =>
                    o.FolderId == f.Id && o.Role == FileRole.Video && o.Title != null && !groups.Contains(o.Title.Group)
                ),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. found
                .Select(f => (Root: asSet[f.Root].First(), f.HasOthers, Path: LibraryRoot.Combine(f.Root, f.Path)))
                .Where(f => f.Path is not null && Directory.Exists(f.Path))
                .Select(f => new IndexedPlace(f.Root, f.Path!, !f.HasOthers && new DirectoryInfo(f.Path!).LinkTarget is null)),
        ];
    }

    /// <summary>The groups of claims that are a title: by an id; by name and year only where no claim of that name and year has another one.</summary>
    /// <param name="imdb">The title's id there; null if it has none, or if it is not known.</param>
    /// <param name="tvdb">As for IMDb.</param>
    public static async Task<long[]> GroupsAsync(LedgerDb db, Title title, string? imdb, int? tvdb, CancellationToken cancellationToken)
    {
        TitleId id = title.Id;
        string[] keys = [.. new[] { title.Name, title.OriginalName }.OfType<string>().Select(KeyOf)];
        IQueryable<IndexedTitle> kind = db.LibraryTitles.Where(t => t.Kind == id.Kind);
        IQueryable<IndexedTitle> known = kind.Where(t =>
            t.TmdbId == id.Tmdb || (t.TmdbId == null && ((imdb != null && t.ImdbId == imdb) || (tvdb != null && t.TvdbId == tvdb)))
        );
        IQueryable<IndexedTitle> named = kind.Where(t => title.Year != null && t.Year == title.Year && keys.Contains(t.NameKey))
            .Where(t => !db.LibraryTitles.Any(o => o.Group == t.Group && (o.TmdbId != null || o.ImdbId != null || o.TvdbId != null)));
        return await known.Concat(named).Select(t => t.Group).Distinct().ToArrayAsync(cancellationToken);
    }
}

/// <param name="Root">The library folder, as the setting names it.</param>
/// <param name="Path">Absolute.</param>
/// <param name="TakesFiles">No video in it is another title's, and it is no link: what is behind one may be anywhere.</param>
public sealed record IndexedPlace(string Root, string Path, bool TakesFiles);
