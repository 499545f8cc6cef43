using Hybrid.Ledger;
using Hybrid.Reviewing;
using Hybrid.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Library;

/// <summary>What stands in the library and belongs to nothing, or to two titles at once. From the index alone.</summary>
public sealed class LibraryOrphans(IDbContextFactory<LedgerDb> ledger)
{
    public async Task<Page<LibraryOrphan>> FindAsync(OrphanKind? kind, Paging paging, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        Dictionary<long, Place> folders = await db
            .LibraryFolders.Select(f => new Place(f.Id, f.Root, f.Path, f.Entries, f.TitleId != null))
            .ToDictionaryAsync(f => f.Id, cancellationToken);
        (HashSet<long> withVideos, List<(long Folder, string Name)> alone) = await NamesAsync(cancellationToken);
        LibraryOrphan[] all =
        [
            .. Subtitles(folders, withVideos, alone),
            .. Empty(folders, withVideos),
            .. await TwoTitlesAsync(db, folders, cancellationToken),
            .. await DifferingAsync(db, folders, cancellationToken),
        ];
        LibraryOrphan[] asked = kind is null ? all : [.. all.Where(o => o.Kind == kind)];
        return paging.Page([.. asked.Skip(paging.Offset).Take(paging.Limit)], asked.Length);
    }

    /// <summary>Folders in which a video stands, and subtitles that have the name of none beside them.</summary>
    private async Task<(HashSet<long> WithVideos, List<(long Folder, string Name)> Alone)> NamesAsync(CancellationToken cancellationToken)
    {
        using LibraryRows rows = await LibraryRows.OpenAsync(ledger, cancellationToken);
        HashSet<long> withVideos = [];
        List<(long, string)> alone = [];
        HashSet<string> stems = new(StringComparer.OrdinalIgnoreCase);
        List<string> subtitles = [];
        long current = 0;
        foreach ((long folder, string name, bool isSubtitle) in rows.Names())
        {
            if (folder != current)
            {
                alone.AddRange(subtitles.Where(s => !BeginsWithOne(s, stems)).Select(s => (current, s)));
                stems.Clear();
                subtitles.Clear();
                current = folder;
            }

            if (isSubtitle)
            {
                subtitles.Add(name);
            }
            else
            {
                stems.Add(Path.GetFileNameWithoutExtension(name));
                withVideos.Add(folder);
            }
        }

        alone.AddRange(subtitles.Where(s => !BeginsWithOne(s, stems)).Select(s => (current, s)));
        return (withVideos, alone);
    }

    /// <summary>"Film (2010).en.forced.srt" beside "Film (2010).mkv".</summary>
    private static bool BeginsWithOne(string subtitle, HashSet<string> stems)
    {
        for (int dot = subtitle.LastIndexOf('.'); dot > 0; dot = subtitle.LastIndexOf('.', dot - 1))
        {
            if (stems.Contains(subtitle[..dot]))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<LibraryOrphan> Subtitles(
        Dictionary<long, Place> folders,
        HashSet<long> withVideos,
        List<(long Folder, string Name)> alone
    )
    {
        HashSet<(string, string)> filled = [.. folders.Values.Where(f => withVideos.Contains(f.Id)).Select(f => (f.Root, f.Path))];
        foreach ((long id, string name) in alone)
        {
            Place folder = folders[id];
            // "Subs/2_English.srt" belongs to the video above it, and "Subs/S01E01/English.srt" too.
            bool hasVideoAbove = Above(folder.Path).Take(2).Any(path => path.Length > 0 && filled.Contains((folder.Root, path)));
            if (withVideos.Contains(id) || !hasVideoAbove)
            {
                yield return new LibraryOrphan(
                    OrphanKind.SubtitleWithoutVideo,
                    folder.At(name),
                    withVideos.Contains(id)
                        ? "No video beside it has its name, so that no server shows it. Give it the video's name, or delete it."
                        : "There is no video that it could belong to. Delete it, or put it beside its video."
                );
            }
        }
    }

    private static IEnumerable<LibraryOrphan> Empty(Dictionary<long, Place> folders, HashSet<long> withVideos)
    {
        HashSet<(string, string)> filled = [];
        foreach (Place folder in folders.Values.Where(f => withVideos.Contains(f.Id)))
        {
            filled.UnionWith(Above(folder.Path).Prepend(folder.Path).Select(path => (folder.Root, path)));
        }

        foreach (Place folder in folders.Values.Where(f => f.Path.Length > 0).OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            if (folder.Entries == 0)
            {
                yield return new LibraryOrphan(OrphanKind.EmptyFolder, folder.At(name: null), "Nothing stands in it. Delete it.");
            }
            else if (!folder.Path.Contains('/', StringComparison.Ordinal) && !filled.Contains((folder.Root, folder.Path)))
            {
                yield return new LibraryOrphan(
                    OrphanKind.FolderWithoutVideo,
                    folder.At(name: null),
                    "No video stands in it, only what is left of one. Delete it, if that is not wanted."
                );
            }
        }
    }

    private static async Task<IEnumerable<LibraryOrphan>> TwoTitlesAsync(
        LedgerDb db,
        Dictionary<long, Place> folders,
        CancellationToken cancellationToken
    )
    {
        List<long> mixed = await db
            .LibraryFiles.Where(f => f.Role == FileRole.Video && f.Title != null && f.Folder!.TitleId != null)
            .Select(f => new { f.FolderId, f.Title!.Group })
            .Distinct()
            .GroupBy(f => f.FolderId)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key)
            .ToListAsync(cancellationToken);
        List<LibraryOrphan> found = [];
        foreach (long id in mixed)
        {
            var titles = await db
                .LibraryFiles.Where(f => f.FolderId == id && f.Role == FileRole.Video && f.Title != null)
                .Select(f => new { f.Title!.Name, f.Title.Year })
                .Distinct()
                .Take(5)
                .ToListAsync(cancellationToken);
            string names = string.Join(" and ", titles.Select(t => Format.Title(Untrusted.Clean(t.Name), t.Year)));
            found.Add(
                new LibraryOrphan(
                    OrphanKind.FolderWithTwoTitles,
                    folders[id].At(name: null),
                    $"It holds {names}. A server shows one of them as the other. Give each its own folder."
                )
            );
        }

        return found;
    }

    private static async Task<IEnumerable<LibraryOrphan>> DifferingAsync(
        LedgerDb db,
        Dictionary<long, Place> folders,
        CancellationToken cancellationToken
    )
    {
        var files = await db
            .LibraryFiles.Where(f => f.NameDiffers && f.LedgerFileId == null && f.Role == FileRole.Video)
            .OrderBy(f => f.FolderId)
            .ThenBy(f => f.Name)
            .Select(f => new { f.FolderId, f.Name })
            .ToListAsync(cancellationToken);
        return files.Select(f => new LibraryOrphan(
            OrphanKind.NameDiffers,
            folders[f.FolderId].At(f.Name),
            "Its name says another title or season than its folder. Move it to where it belongs, or rename it."
        ));
    }

    /// <summary>The folders above one, the next one first.</summary>
    private static IEnumerable<string> Above(string path)
    {
        while (path.LastIndexOf('/') is > 0 and var slash)
        {
            path = path[..slash];
            yield return path;
        }
    }

    private sealed record Place(long Id, string Root, string Path, int Entries, bool HasTitle)
    {
        public string At(string? name) =>
            Untrusted.Clean(string.Join('/', new[] { Root, Path, name }.Where(part => part is { Length: > 0 })), Untrusted.PathLength);
    }
}
