using Hybrid.Catalog;
using Hybrid.Daemon.Disk;
using Hybrid.Daemon.LibraryIndex;
using Hybrid.Daemon.Watching;
using Hybrid.Ledger;
using Hybrid.Planning;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Placing;

/// <summary>
/// For an item that may replace: older copies of the same movie or episodes with another name (another extension, an older title) go to the
/// recycle folder when the new file is placed, with their subtitles, which only fit them. Journal first, then the disk; redo only.
/// </summary>
/// <remarks>
/// A copy with an episode that the item does not have stays, because that episode would be lost. A copy that another hand filed goes only if a person
/// said so, if it is the only one, and only within its library folder.
/// </remarks>
public sealed class ReplaceOlderCopies(FileRecycler recycler, OtherCopies otherHands, TimeProvider time)
{
    /// <returns>Why it must wait; null when it is done.</returns>
    public async Task<string?> CarryOutAsync(LedgerDb db, IngestItem item, CancellationToken cancellationToken)
    {
        ItemFile[] videos = [.. item.Files.Where(f => Placeable.IsMain(f) && f.Placement is { State: PlacementState.Placed })];
        if (!item.ReplaceApproved || videos.Length == 0)
        {
            return null;
        }

        try
        {
            await JournalAsync(db, item, videos, cancellationToken);
        }
        catch (Exception e) when (DiskFault.Of(e) is { } fault)
        {
            return $"The library folder cannot be read at the moment to find older copies: {fault.Words}.";
        }

        List<ReplacedFile> open = await OfAsync(db, [.. videos.Select(v => v.Id)], [ReplacedFileState.Planned], cancellationToken);
        return await MoveAsync(db, item, open, ReplacedFileState.Kept, cancellationToken);
    }

    /// <summary>Brings back the files that a removed file had replaced.</summary>
    /// <returns>Why it must wait; null when it is done.</returns>
    public async Task<string?> BringBackAsync(LedgerDb db, IngestItem item, ItemFile file, CancellationToken cancellationToken)
    {
        if (file.Placement is { Replaced: true, To: var to })
        {
            try
            {
                if (recycler.Look(to) is { } there)
                {
                    await StandsAgainAsync(db, to, there, file.Id, cancellationToken);
                }
            }
            catch (Exception e) when (DiskFault.Of(e) is { } fault)
            {
                return $"The file brought back at {to} cannot be read at the moment: {fault.Words}.";
            }
        }

        List<ReplacedFile> open = await OfAsync(db, [file.Id], [ReplacedFileState.Planned, ReplacedFileState.Kept], cancellationToken);
        return await MoveAsync(db, item, open, ReplacedFileState.BroughtBack, cancellationToken);
    }

    private async Task<string?> MoveAsync(
        LedgerDb db,
        IngestItem item,
        IReadOnlyList<ReplacedFile> open,
        ReplacedFileState to,
        CancellationToken cancellationToken
    )
    {
        string? waiting = null;
        foreach (ReplacedFile replaced in open)
        {
            switch (to == ReplacedFileState.Kept ? recycler.Recycle(replaced) : recycler.BringBack(replaced))
            {
                case MoveResult.Moved when to == ReplacedFileState.Kept:
                    replaced.State = to;
                    await WentAsync(db, replaced, cancellationToken);
                    item.Note(
                        HistoryEvent.Recycled,
                        Actor.Daemon,
                        $"{replaced.From} was moved to the recycle folder: {replaced.KeptAt}.",
                        time.GetUtcNow()
                    );
                    break;
                case MoveResult.Moved:
                    replaced.State = to;
                    await StandsAgainAsync(db, replaced.From, recycler.Look(replaced.From), replaced.FileId, cancellationToken);
                    item.Note(
                        HistoryEvent.TakenBack,
                        Actor.Daemon,
                        $"{replaced.From} was brought back from the recycle folder.",
                        time.GetUtcNow()
                    );
                    break;
                case MoveResult.Left left:
                    replaced.State = ReplacedFileState.Left;
                    item.Note(HistoryEvent.Refused, Actor.Daemon, left.Sentence, time.GetUtcNow());
                    break;
                case MoveResult.Waiting wait:
                    waiting = wait.Sentence;
                    break;
            }

            item.Touch(time.GetUtcNow());
            await db.SaveChangesAsync(CancellationToken.None);
        }

        return waiting;
    }

    private async Task JournalAsync(LedgerDb db, IngestItem item, ItemFile[] videos, CancellationToken cancellationToken)
    {
        HashSet<string> brought = [.. videos.SelectMany(v => v.LibraryKeys)];
        HashSet<string> own = [.. item.Files.Select(f => f.Placement?.To).OfType<string>()];
        // Files that were left alone since the plan are not tried again; files that an undo brought back in between are.
        DateTimeOffset since = videos.Min(v => v.Placement!.PlannedAt);
        ReplacedFileState[] tried = [ReplacedFileState.Planned, ReplacedFileState.Left];
        List<ReplacedFile> known = await OfAsync(db, [.. videos.Select(v => v.Id)], tried, cancellationToken);
        known.RemoveAll(k => k.State == ReplacedFileState.Left && k.PlannedAt < since);
        List<ItemFile> others = await db
            .Items.Where(i => i.Id != item.Id && i.TitleKind == item.TitleKind && i.TmdbId == item.TmdbId)
            .SelectMany(i => i.Files)
            .Where(f => f.Placement!.State == PlacementState.Placed)
            .Include(f => f.Placement)
            .ToListAsync(cancellationToken);
        ILookup<string, (string Path, string Key)> foreign = await ForeignAsync(db, item, videos, cancellationToken);
        foreach (ItemFile video in videos)
        {
            // A file with the same name was already replaced when the new file was placed.
            foreach (ItemFile same in others.Where(o => own.Contains(o.Placement!.To) && o.Placement.To == video.Placement!.To))
            {
                same.Placement!.State = PlacementState.Replaced;
            }

            List<string> old =
            [
                .. others
                    .Where(o =>
                        o.LibraryKeys.Count > 0 && o.LibraryKeys.All(brought.Contains) && o.LibraryKeys.Exists(video.LibraryKeys.Contains)
                    )
                    // One file of a disc stands for all of it.
                    .SelectMany(o => o.Role == FileRole.Disc ? others.Where(f => f.ItemId == o.ItemId && f.Role == FileRole.Disc) : [o])
                    .Select(o => o.Placement!.To)
                    .Concat(OnlyOne(foreign[video.Placement!.LibraryRoot], video, brought))
                    .Where(to => !own.Contains(to)),
            ];
            IEnumerable<string> stems = video.Placement!.Replaced ? [.. old, video.Placement.To] : old;
            foreach (string path in old.Concat(stems.SelectMany(SubtitlesOf)).Distinct(StringComparer.Ordinal))
            {
                if (!own.Contains(path) && known.TrueForAll(k => k.From != path) && recycler.Look(path) is { } entry)
                {
                    ReplacedFile row = Row(video, path, entry, known.Count);
                    known.Add(row);
                    db.ReplacedFiles.Add(row);
                }
            }
        }

        await db.SaveChangesAsync(CancellationToken.None);
    }

    /// <summary>Of several copies that another hand filed, nobody said which one is to go.</summary>
    private static string[] OnlyOne(IEnumerable<(string Path, string Key)> foreign, ItemFile video, HashSet<string> brought)
    {
        string[] same =
        [
            .. foreign
                .GroupBy(copy => copy.Path, copy => copy.Key, StringComparer.Ordinal)
                .Where(copy => copy.All(brought.Contains) && copy.Any(video.LibraryKeys.Contains))
                .Select(copy => copy.Key),
        ];
        return same.Length == 1 ? same : [];
    }

    /// <summary>By library folder.</summary>
    private async Task<ILookup<string, (string Path, string Key)>> ForeignAsync(
        LedgerDb db,
        IngestItem item,
        ItemFile[] videos,
        CancellationToken cancellationToken
    )
    {
        List<(string Root, (string Path, string Key) Copy)> found = [];
        if (item is { DecidedBy: not Actor.Daemon, Chosen: { } id, Title: { } name })
        {
            var title = new Title
            {
                Id = id,
                Name = name,
                Year = item.Year,
            };
            foreach (string root in videos.Select(v => v.Placement!.LibraryRoot).Distinct(StringComparer.Ordinal))
            {
                found.AddRange((await otherHands.InAsync(db, root, title, cancellationToken)).Select(copy => (root, copy)));
            }
        }

        return found.ToLookup(f => f.Root, f => f.Copy, StringComparer.Ordinal);
    }

    private ReplacedFile Row(ItemFile video, string path, DiskEntry entry, int number)
    {
        DateTimeOffset now = time.GetUtcNow();
        return new ReplacedFile
        {
            FileId = video.Id,
            From = path,
            KeptAt = RecyclePaths.Replaced(video.Placement!.LibraryRoot, video.Id, path, now, $"-{number}"),
            LibraryRoot = video.Placement.LibraryRoot,
            Bytes = entry.Bytes,
            Inode = unchecked((long)entry.Inode),
            ModifiedAt = entry.ModifiedAt,
            PlannedAt = now,
        };
    }

    private static IEnumerable<string> SubtitlesOf(string video)
    {
        string folder = Path.GetDirectoryName(video)!;
        string stem = Path.GetFileNameWithoutExtension(video) + ".";
        return Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder)
                .Where(f => Path.GetFileName(f).StartsWith(stem, StringComparison.Ordinal) && FileKinds.IsSubtitle(f))
            : [];
    }

    private static Task<List<ReplacedFile>> OfAsync(
        LedgerDb db,
        long[] files,
        ReplacedFileState[] states,
        CancellationToken cancellationToken
    ) =>
        db.ReplacedFiles.Where(d => files.Contains(d.FileId) && states.Contains(d.State)).OrderBy(d => d.Id).ToListAsync(cancellationToken);

    private static async Task WentAsync(LedgerDb db, ReplacedFile replaced, CancellationToken cancellationToken)
    {
        foreach (
            Placement placement in await db
                .Placements.Where(p => p.To == replaced.From && p.State == PlacementState.Placed && p.FileId != replaced.FileId)
                .ToListAsync(cancellationToken)
        )
        {
            placement.State = PlacementState.Replaced;
        }
    }

    /// <summary>Several items may have been replaced under one name. Only the item whose file is back counts as placed again.</summary>
    private static async Task StandsAgainAsync(LedgerDb db, string path, DiskEntry? there, long notOf, CancellationToken cancellationToken)
    {
        (long? inode, long? bytes, DateTimeOffset? modifiedAt) = (unchecked((long?)there?.Inode), there?.Bytes, there?.ModifiedAt);
        // Where inodes do not last, size and time tell which file it is.
        bool isNumbered = there is not { HasLastingInode: false };
        Placement? back = await db
            .Placements.Where(p =>
                p.To == path
                && p.State == PlacementState.Replaced
                && p.FileId != notOf
                && (isNumbered ? p.PlacedInode == inode : p.Bytes == bytes && p.PlacedModifiedAt == modifiedAt)
            )
            // An inode number may be used again when its file is deleted.
            .OrderByDescending(p => p.PlacedAt)
            .FirstOrDefaultAsync(cancellationToken);
        back?.State = PlacementState.Placed;
    }
}
