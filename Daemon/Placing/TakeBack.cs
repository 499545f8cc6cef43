using Hybrid.Daemon.Announcing;
using Hybrid.Daemon.Disk;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Planning;

namespace Hybrid.Daemon.Placing;

/// <summary>Removes placed files from the library: records the intent in the journal first, then changes the disk. Redo only, like placing.</summary>
public sealed class TakeBack(FileRemover remover, ReplaceOlderCopies replaceOlder, Mounts mounts, MediaServerNews news, TimeProvider time)
{
    /// <summary>Removes all files that the item has placed.</summary>
    public async Task UndoAsync(LedgerDb db, IngestItem item, CancellationToken cancellationToken)
    {
        ItemFile[] files = [.. item.Files.Where(f => f.Placement is { State: PlacementState.Placed or PlacementState.TakingBack })];
        string? waiting = await CarryOutAsync(db, item, files, cancellationToken);
        DateTimeOffset now = time.GetUtcNow();
        if (waiting is not null)
        {
            item.Postpone(waiting, Backoff.After(item.Tries, now), now);
            return;
        }

        string[] touched = [.. files.Where(f => f.Placement!.State == PlacementState.TakenBack).Select(f => f.Placement!.To)];
        await news.TellOfRemovalAsync(item, touched, cancellationToken);
        now = time.GetUtcNow();
        Placement? left = files.Select(f => f.Placement!).FirstOrDefault(p => p.State != PlacementState.TakenBack);
        if (left is null)
        {
            item.Move(ItemState.Undone, Actor.Daemon, $"Files removed from the library: {files.Length}.", now);
            return;
        }

        item.Assessment = item.Assessment?.WithReasons([new Reason(Concern.PlacingFailed, left.Note!)]);
        item.Move(ItemState.AwaitingReview, Actor.Daemon, $"Undo could not remove every file: {left.Note}", now);
    }

    /// <summary>Half a disc plays nowhere: if a file of it was refused, the others are removed.</summary>
    /// <returns>Why it must wait; null when it is done.</returns>
    public Task<string?> HalfDiscAsync(LedgerDb db, IngestItem item, CancellationToken cancellationToken)
    {
        ItemFile[] disc = [.. item.Files.Where(f => f is { Role: FileRole.Disc, Placement: not null })];
        bool isHalf = Array.Exists(disc, f => f.Placement!.State == PlacementState.Refused);
        return CarryOutAsync(
            db,
            item,
            isHalf ? [.. disc.Where(f => f.Placement!.State is PlacementState.Placed or PlacementState.TakingBack)] : [],
            cancellationToken
        );
    }

    /// <summary>Removes files that are not where the new plan wants them.</summary>
    /// <returns>Why it must wait; null when it is done.</returns>
    public Task<string?> MisplacedAsync(LedgerDb db, IngestItem item, Plan.Made made, CancellationToken cancellationToken)
    {
        return CarryOutAsync(db, item, Misplaced(item, made), cancellationToken);
    }

    internal static ItemFile[] Misplaced(IngestItem item, Plan.Made made) =>
        [
            .. item.Files.Where(f =>
                f.Placement is { State: PlacementState.TakingBack }
                || (
                    f.Placement is { State: PlacementState.Placed } placed
                    && !made.Files.Any(p => p.File == f && placed.To.Equals(p.To, StringComparison.Ordinal))
                )
            ),
        ];

    private async Task<string?> CarryOutAsync(LedgerDb db, IngestItem item, ItemFile[] files, CancellationToken cancellationToken)
    {
        if (files.Length == 0)
        {
            return null;
        }

        if (await mounts.MissingAsync(db, item, cancellationToken) is { } missing)
        {
            return missing;
        }

        MountWatch watch = mounts.Watch(item);
        string? waiting = null;
        foreach (ItemFile file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Placement placement = file.Placement!;
            if (placement.State == PlacementState.Placed)
            {
                placement.State = PlacementState.TakingBack;
                item.Touch(time.GetUtcNow());
                await db.SaveChangesAsync(CancellationToken.None);
            }

            RemovalResult result = TakeOut(item, file);
            if (watch.Changed(placement.LibraryRoot) is { } vanished)
            {
                // This may have been the disk below an empty mount point; the redo finds out what was really done.
                result = new RemovalResult.Waiting(vanished);
            }

            if (result is RemovalResult.TakenBack && await replaceOlder.BringBackAsync(db, item, file, cancellationToken) is { } later)
            {
                result = new RemovalResult.Waiting(later);
            }

            waiting = Record(item, file, result) ?? waiting;
            item.Touch(time.GetUtcNow());
            await db.SaveChangesAsync(CancellationToken.None);
        }

        return waiting;
    }

    private RemovalResult TakeOut(IngestItem item, ItemFile file)
    {
        Placement placement = file.Placement!;
        if (mounts.IsGivenUp(placement.LibraryRoot))
        {
            return new RemovalResult.LeftThere(
                $"{Mounts.GivenUp(placement.LibraryRoot)}. Files that were placed there are not searched for."
            );
        }

        if (placement is not { PlacedInode: { } inode, PlacedModifiedAt: { } modifiedAt })
        {
            return new RemovalResult.LeftThere(
                $"{placement.To} was placed by an older version that did not record the file's identity. It was left alone."
            );
        }

        return remover.TakeBack(
            new RemovalOrder
            {
                LibraryRoot = placement.LibraryRoot,
                Placed = placement.To,
                Aside = RecyclePaths.Aside(placement),
                Source = Path.Combine(item.Download!.Root, file.Path),
                SourceModifiedAt = placement.SourceModifiedAt,
                IsLink = placement.Method == PlacementMethod.HardLink,
                Bytes = placement.Bytes,
                Inode = unchecked((ulong)inode),
                ModifiedAt = modifiedAt,
                Recycled = placement.Replaced ? placement.RecycleTo : null,
                NewFolder = placement.NewFolder,
            }
        );
    }

    private string? Record(IngestItem item, ItemFile file, RemovalResult result)
    {
        Placement placement = file.Placement!;
        DateTimeOffset now = time.GetUtcNow();
        switch (result)
        {
            case RemovalResult.TakenBack taken:
                placement.State = PlacementState.TakenBack;
                placement.Note = taken.KeptAt is { } kept ? $"The download is gone, so the file was kept at {kept}." : null;
                string restored = placement.Replaced ? " The replaced file was brought back." : "";
                item.Note(
                    HistoryEvent.TakenBack,
                    Actor.Daemon,
                    $"{placement.To} was removed from the library. {placement.Note}{restored}",
                    now
                );
                return null;
            case RemovalResult.LeftThere left:
                placement.State = PlacementState.Refused;
                placement.Note = left.Sentence;
                item.Note(HistoryEvent.Refused, Actor.Daemon, left.Sentence, now);
                return null;
            case RemovalResult.LastCopy last:
                placement.State = PlacementState.Placed;
                placement.Note = last.Sentence;
                item.Note(HistoryEvent.Refused, Actor.Daemon, last.Sentence, now);
                return null;
            case RemovalResult.Waiting wait:
                return wait.Sentence;
            default:
                throw new InvalidOperationException($"No such result of taking back: {result}");
        }
    }
}
