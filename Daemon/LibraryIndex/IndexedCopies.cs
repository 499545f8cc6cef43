using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Library;
using Hybrid.Naming;
using Hybrid.Neighbors;
using Hybrid.Planning;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>
/// What the index has of a title that the names of the library's folders do not say: by an NFO, an id in a file's name, an adoption, or a folder
/// further down. The disk is the truth: what is not there any more is left out.
/// </summary>
public sealed class IndexedCopies(ICatalog catalog)
{
    /// <summary>Files that another hand put there, each with its library keys.</summary>
    /// <param name="root">The library folder.</param>
    public async Task<IReadOnlyList<(string Path, string Key)>> OfAsync(
        LedgerDb db,
        string root,
        Title title,
        CancellationToken cancellationToken
    )
    {
        long[] groups = await GroupsAsync(db, title, cancellationToken);
        string folder = Path.TrimEndingDirectorySeparator(root);
        List<IndexedFile> files = await db
            .LibraryFiles.AsNoTracking()
            .Include(f => f.Folder)
            .Where(f => f.Title != null && groups.Contains(f.Title.Group) && f.Folder!.Root == folder)
            .Where(f => (f.Role == FileRole.Video || f.Role == FileRole.Disc) && f.LedgerFileId == null)
            .ToListAsync(cancellationToken);
        long most = files.Count == 0 ? 0 : files.Max(f => f.Bytes);
        return
        [
            .. files
                .Where(f => title.Id.Kind == TitleKind.Series || f.Bytes >= most * SameVideos.FewestBytes)
                .Select(f => (File: f, Path: LibraryRoot.Combine(folder, f.RelativePath)))
                .Where(f => f.Path is not null && File.Exists(f.Path))
                .SelectMany(f => KeysOf(title.Id, f.File), (f, key) => (f.Path!, key)),
        ];
    }

    /// <summary>A folder that is the title's by what stands in it; null if there is none.</summary>
    /// <param name="root">The library folder.</param>
    public async Task<string?> FolderAsync(LedgerDb db, string root, TitleId title, CancellationToken cancellationToken) =>
        (await catalog.DetailsAsync(title, cancellationToken)).Value is { } details
            ? (await IndexedFolders.OfAsync(db, [root], details, cancellationToken)).Select(there => there.Path).FirstOrDefault()
            : null;

    private async Task<long[]> GroupsAsync(LedgerDb db, Title title, CancellationToken cancellationToken)
    {
        (string? imdb, int? tvdb) = await OtherIdsAsync(db, title.Id, cancellationToken);
        return await IndexedFolders.GroupsAsync(db, title, imdb, tvdb, cancellationToken);
    }

    /// <summary>Asks the catalog only if something in the library has an id of another catalog alone.</summary>
    private async Task<(string? Imdb, int? Tvdb)> OtherIdsAsync(LedgerDb db, TitleId id, CancellationToken cancellationToken)
    {
        bool matters = await db.LibraryTitles.AnyAsync(
            t => t.Kind == id.Kind && t.TmdbId == null && (t.ImdbId != null || t.TvdbId != null),
            cancellationToken
        );
        if (!matters)
        {
            return (null, null);
        }

        // Without an answer, the names still say something.
        Answer<TitleDetails?> details = await catalog.DetailsAsync(id, cancellationToken);
        return (details.Value?.ImdbId, details.Value?.TvdbId);
    }

    private static IEnumerable<string> KeysOf(TitleId title, IndexedFile file) =>
        title.Kind == TitleKind.Movie ? [LibraryKey.Of(title, file.Edition, file.Part, file.Is3D)]
        : file is { Season: { } season, Episode: { } first } ? LibraryKey.Of(title, season, [.. EpisodeRange.Of(first, file.LastEpisode)])
        : [];
}
