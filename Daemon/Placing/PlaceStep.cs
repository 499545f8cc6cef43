using Hybrid.Daemon.Disk;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Settings;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Placing;

/// <summary>Files an approved item: writes the whole plan into the journal first, then places one file after the other.</summary>
/// <remarks>Redo only: after a crash, the same step runs again for the files that the journal still lists as planned.</remarks>
public sealed class PlaceStep(
    PlacingPlan plan,
    FilePlacer placer,
    TakeBack takeBack,
    Displacing displacing,
    Mounts mounts,
    IDbContextFactory<LedgerDb> ledger,
    HybridSettings settings,
    Activity activity,
    TimeProvider time
) : IItemStep
{
    /// <summary>Files placed within this time are recorded in one transaction, with one flush of the ledger.</summary>
    private static readonly TimeSpan RecordedWithin = TimeSpan.FromMilliseconds(50);

    public IReadOnlyList<ItemState> States { get; } = [ItemState.Approved, ItemState.Placing, ItemState.Undoing];

    public async Task RunAsync(LedgerDb db, IngestItem item, CancellationToken cancellationToken)
    {
        if (item.State == ItemState.Undoing)
        {
            await takeBack.UndoAsync(db, item, cancellationToken);
            return;
        }

        if (item.State == ItemState.Approved && !await plan.MakeAsync(db, item, cancellationToken))
        {
            return;
        }

        await CarryOutAsync(db, item, cancellationToken);
    }

    private async Task CarryOutAsync(LedgerDb db, IngestItem item, CancellationToken cancellationToken)
    {
        GiveUp(item);
        if (await mounts.MissingAsync(db, item, cancellationToken) is { } missing)
        {
            End(item, missing, time.GetUtcNow());
            return;
        }

        MountWatch watch = mounts.Watch(item);
        string? waiting = null;
        long lastSave = time.GetTimestamp();
        foreach (ItemFile file in item.Files.Where(f => f.Placement is { State: PlacementState.Planned }))
        {
            Task<PlacingResult> placing = PlaceWatchedAsync(watch, item, file, cancellationToken);
            TimeSpan left = RecordedWithin - time.GetElapsedTime(lastSave);
            if (left <= TimeSpan.Zero || await Task.WhenAny(placing, Task.Delay(left, time, cancellationToken)) != placing)
            {
                // Placed files are recorded soon, however long the next file takes. After a crash, the redo finds the others.
                try
                {
                    await db.SaveChangesAsync(CancellationToken.None);
                }
                catch (DbUpdateException)
                {
                    // A placing must not continue after its step has ended.
                    await Task.WhenAny(placing);
                    throw;
                }

                lastSave = time.GetTimestamp();
            }

            PlacingResult result = await placing;
            DateTimeOffset now = time.GetUtcNow();
            waiting = Record(item, file, result, now) ?? waiting;
            item.Touch(now);
        }

        waiting ??= watch.Changed() ?? await displacing.CarryOutAsync(db, item, cancellationToken);
        End(item, waiting, time.GetUtcNow());
    }

    /// <summary>A file that only went onto the disk below an empty mount point is not recorded as placed.</summary>
    private async Task<PlacingResult> PlaceWatchedAsync(
        MountWatch watch,
        IngestItem item,
        ItemFile file,
        CancellationToken cancellationToken
    )
    {
        string root = file.Placement!.LibraryRoot;
        if (watch.Changed(root) is { } vanished)
        {
            return new PlacingResult.Waiting(vanished);
        }

        PlacingResult result = await PlaceAsync(item, file, cancellationToken);
        return watch.Changed(root) is { } meanwhile ? new PlacingResult.Waiting(meanwhile) : result;
    }

    /// <summary>Refuses files planned for a library that is no longer set and no longer exists; they would wait forever.</summary>
    private void GiveUp(IngestItem item)
    {
        foreach (
            ItemFile file in item.Files.Where(f => f.Placement is { State: PlacementState.Planned } p && mounts.IsGivenUp(p.LibraryRoot))
        )
        {
            Refuse(item, file, $"{Mounts.GivenUp(file.Placement!.LibraryRoot)}. Approve the item again.", time.GetUtcNow());
        }
    }

    private async Task<PlacingResult> PlaceAsync(IngestItem item, ItemFile file, CancellationToken cancellationToken)
    {
        Placement placement = file.Placement!;
        using var journal = new PlacingJournal(ledger, activity, placement);
        var order = new PlacementOrder(
            placement.Id,
            item.Download!.Root,
            file.Path,
            placement.To,
            placement.LibraryRoot,
            placement.Bytes,
            placement.SourceModifiedAt,
            settings.Placement
        )
        {
            RecycleTo = placement.RecycleTo,
            SourceDevice = unchecked((ulong?)placement.SourceDevice),
            SourceInode = unchecked((ulong?)placement.SourceInode),
            RestOfPack = () => RestOfPack(item, placement),
            Making = placement is { MadeInode: { } inode, Method: { } method }
                ? new Making(unchecked((ulong)inode), method, placement.MadeWhy, placement.IsMadeWhole)
                : null,
            FlushedBytes = placement.CopiedBytes,
        };
        return await Task.Run(() => placer.Place(order, journal, cancellationToken), cancellationToken);
    }

    /// <summary>The bytes still to copy for the item's other files, from the same disk to the same library. Bytes in hidden partial files are already copied.</summary>
    private long RestOfPack(IngestItem item, Placement placement) =>
        item
            .Files.Where(f =>
                f.Placement is { State: PlacementState.Planned } beside
                && beside.Id != placement.Id
                && beside.LibraryRoot == placement.LibraryRoot
                && beside.SourceDevice == placement.SourceDevice
            )
            .Sum(f => Math.Max(0, (mounts.SourceOf(item, f)?.BytesToCopy ?? 0) - f.Placement!.CopiedBytes));

    /// <returns>Why the file must wait; null when it is done with.</returns>
    private static string? Record(IngestItem item, ItemFile file, PlacingResult result, DateTimeOffset now)
    {
        Placement placement = file.Placement!;
        switch (result)
        {
            case PlacingResult.Placed placed:
                placement.State = PlacementState.Placed;
                placement.Method = placed.Method;
                placement.Note = placed.Note;
                placement.PlacedAt = now;
                placement.SpentBytes = placed.BytesCopied;
                placement.Replaced = placed.Replaced;
                placement.PlacedDevice = unchecked((long)placed.Entry.Device);
                placement.PlacedInode = unchecked((long)placed.Entry.Inode);
                placement.PlacedModifiedAt = placed.Entry.ModifiedAt;
                if (placed.Replaced)
                {
                    item.Note(
                        HistoryEvent.Recycled,
                        Actor.Daemon,
                        $"The replaced file was moved to the recycle folder: {placement.RecycleTo}.",
                        now
                    );
                }

                item.Note(HistoryEvent.Placed, Actor.Daemon, $"{Words(placed.Method)} {placement.To}{Because(placed)}", now);
                return null;
            case PlacingResult.Waiting wait:
                placement.Note = wait.Sentence;
                return wait.Sentence;
            case PlacingResult.Conflict conflict:
                return Refuse(item, file, conflict.Sentence, now);
            case PlacingResult.SourceGone gone:
                return Refuse(item, file, gone.Sentence, now);
            case PlacingResult.Impossible impossible:
                return Refuse(item, file, impossible.Sentence, now);
            default:
                throw new InvalidOperationException($"No such result of placing: {result}");
        }
    }

    private static string? Refuse(IngestItem item, ItemFile file, string sentence, DateTimeOffset now)
    {
        file.Placement!.State = PlacementState.Refused;
        file.Placement.Note = sentence;
        item.Note(HistoryEvent.Refused, Actor.Daemon, $"{file.Path}: {sentence}", now);
        return null;
    }

    private static void End(IngestItem item, string? waiting, DateTimeOffset now)
    {
        if (waiting is not null)
        {
            item.Postpone(waiting, Backoff.After(item.Tries, now), now);
            return;
        }

        Placement[] placements = [.. item.Files.Select(f => f.Placement).OfType<Placement>()];
        if (placements.Any(p => p.State == PlacementState.Placed))
        {
            item.Move(
                ItemState.Announcing,
                Actor.Daemon,
                $"Files in the library: {placements.Count(p => p.State == PlacementState.Placed)} of {placements.Length}.",
                now
            );
            return;
        }

        string none = placements.Length == 0 ? "There is no file to place." : $"No file was placed. {placements[0].Note}";
        item.BackToReview([new Reason(Concern.PlacingFailed, none)], now);
    }

    private static string Words(PlacementMethod method) =>
        method switch
        {
            PlacementMethod.HardLink => "Linked to",
            PlacementMethod.Clone => "Cloned to",
            _ => "Copied to",
        };

    private static string Because(PlacingResult.Placed placed) =>
        (placed.Note is null ? "." : $" ({placed.Note})") + (placed.BytesCopied == 0 ? "" : $" It uses {placed.BytesCopied} bytes.");
}
