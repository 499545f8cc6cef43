using Hybrid.Ledger;
using Hybrid.Library;
using Hybrid.Reviewing;
using Hybrid.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>
/// Holds the index against the ledger: what plex-mcp filed and what stands there now. What differs is looked at on the disk. And against the media
/// servers: what their last looks have shown.
/// </summary>
public sealed class LibraryComparison(IDbContextFactory<LedgerDb> ledger)
{
    /// <summary>The most files that are looked at on the disk.</summary>
    private const int MostLooks = 5_000;

    public async Task<Page<LibraryDifference>> FindAsync(Paging paging, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        string[] read = await db.LibraryRoots.Where(r => r.FinishedAt != null).Select(r => r.Path).ToArrayAsync(cancellationToken);
        // Of a disc, one file stands for all in the index.
        List<Suspect> suspects = await db
            .Placements.Where(p => p.State == PlacementState.Placed && read.Contains(p.LibraryRoot))
            .Join(db.Files.Where(f => f.Role != FileRole.Disc), p => p.FileId, f => f.Id, (p, f) => new { p, f.ItemId })
            .GroupJoin(
                db.LibraryFiles,
                x => (long?)x.p.FileId,
                l => l.LedgerFileId,
                (x, found) =>
                    new
                    {
                        x.p,
                        x.ItemId,
                        found,
                    }
            )
            .SelectMany(
                x => x.found.DefaultIfEmpty(),
                (x, l) =>
                    new
                    {
                        x.p,
                        x.ItemId,
                        l,
                    }
            )
            .Where(x => x.l == null || x.l.Bytes != x.p.Bytes)
            .OrderBy(x => x.ItemId)
            .Select(x => new Suspect(x.ItemId, x.p.To, x.p.LibraryRoot, x.p.Bytes, x.p.PlacedInode))
            .Take(MostLooks)
            .ToListAsync(cancellationToken);
        List<LibraryDifference> found = [.. await InServersAsync(db, cancellationToken)];
        foreach (Suspect suspect in suspects)
        {
            if (await OfAsync(db, suspect, cancellationToken) is { } difference)
            {
                found.Add(difference);
            }
        }

        return paging.Page([.. found.Skip(paging.Offset).Take(paging.Limit)], found.Count);
    }

    private static async Task<IReadOnlyList<LibraryDifference>> InServersAsync(LedgerDb db, CancellationToken cancellationToken)
    {
        var looks = await db
            .StandingLooks.AsNoTracking()
            .Where(l => l.State == ServerLookState.MatchedOtherwise || l.State == ServerLookState.NotShown)
            .OrderBy(l => l.ItemId)
            .Take(MostLooks)
            .Select(l => new
            {
                l.ItemId,
                l.State,
                l.Sentence,
                Path = l.Item!.Files.Where(f => f.Placement!.State == PlacementState.Placed && f.Role == FileRole.Video)
                    .OrderBy(f => f.Id)
                    .Select(f => f.Placement!.To)
                    .FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. looks.Select(l => new LibraryDifference(
                l.ItemId,
                Untrusted.Clean(l.Path, Untrusted.PathLength) ?? "",
                l.State == ServerLookState.NotShown ? DifferenceKind.NotShown : DifferenceKind.MatchedOtherwise,
                Untrusted.Clean(l.Sentence, 1000) ?? ""
            )),
        ];
    }

    private static async Task<LibraryDifference?> OfAsync(LedgerDb db, Suspect filed, CancellationToken cancellationToken)
    {
        string path = Untrusted.Clean(filed.Path, Untrusted.PathLength);
        var file = new FileInfo(filed.Path);
        if (file.Exists)
        {
            return file.Length == filed.Bytes
                ? null
                : new LibraryDifference(
                    filed.Item,
                    path,
                    DifferenceKind.SizeChanged,
                    $"It has {Format.Bytes(file.Length)}, and was filed with {Format.Bytes(filed.Bytes)}: another program wrote to it or replaced it. For what is different: verify {filed.Item}"
                );
        }

        // A library that is away says nothing about its files.
        if (!Directory.Exists(filed.Root))
        {
            return null;
        }

        IndexedFile? elsewhere = filed.Inode is null
            ? null
            : await db
                .LibraryFiles.AsNoTracking()
                .Include(f => f.Folder)
                .FirstOrDefaultAsync(f => f.Inode == filed.Inode && f.Bytes == filed.Bytes && f.LedgerFileId == null, cancellationToken);
        return elsewhere is null
            ? new LibraryDifference(
                filed.Item,
                path,
                DifferenceKind.Gone,
                $"It is not there any more. If you removed it: undo {filed.Item}. To file it again, approve the item after that."
            )
            : new LibraryDifference(
                filed.Item,
                path,
                DifferenceKind.Moved,
                $"It was renamed by another hand to {Untrusted.Clean($"{elsewhere.Folder!.Root}/{elsewhere.RelativePath}", Untrusted.PathLength)}. Rename it back, or leave it: undo and replace no longer find it."
            );
    }

    private sealed record Suspect(long Item, string Path, string Root, long Bytes, long? Inode);
}
