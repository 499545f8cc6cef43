using System.Globalization;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Placing;
using Hybrid.Planning;
using Hybrid.Settings;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Ingestion;

/// <summary>Puts an approved item into the library: first the whole plan into the journal, then file by file onto the disk.</summary>
/// <remarks>Redo only: after a crash the same step runs again over what the journal still calls planned.</remarks>
public sealed class PlaceStep(
    Planner planner,
    FilePlacer placer,
    TakeBack takeBack,
    Displacing displacing,
    IDbContextFactory<LedgerDb> ledger,
    HybridSettings settings,
    Activity activity,
    TimeProvider time
) : IItemStep
{
    /// <summary>Files that are placed within this time are recorded in one transaction: one flush of the ledger for all of them.</summary>
    private static readonly TimeSpan RecordedWithin = TimeSpan.FromMilliseconds(50);

    public IReadOnlyList<ItemState> States { get; } = [ItemState.Approved, ItemState.Placing, ItemState.Undoing];

    public async Task RunAsync(LedgerDb db, IngestItem item, CancellationToken cancellationToken)
    {
        if (item.State == ItemState.Undoing)
        {
            await takeBack.UndoAsync(db, item, cancellationToken);
            return;
        }

        if (item.State == ItemState.Approved && !await PlanAsync(db, item, cancellationToken))
        {
            return;
        }

        await CarryOutAsync(db, item, cancellationToken);
    }

    /// <returns>False when there is nothing to carry out: the item was moved or postponed.</returns>
    private async Task<bool> PlanAsync(LedgerDb db, IngestItem item, CancellationToken cancellationToken)
    {
        Plan plan = await planner.PlanAsync(item, item.Chosen!.Value, cancellationToken);
        DateTimeOffset now = time.GetUtcNow();
        switch (plan)
        {
            case Plan.CatalogueFailed failed:
                item.Postpone(failed.Fault.Sentence, Backoff.After(item.Tries, now, failed.Fault.RetryAfter), now);
                return false;
            case Plan.NoLibrary none:
                item.Postpone(none.Sentence, Backoff.After(item.Tries, now), now);
                return false;
            case Plan.TitleGone gone:
                BackToReview(item, [new Reason(Concern.IdDiffers, $"The catalogue does not know {gone.Id} any more.")], now);
                return false;
            case Plan.Made made when await DoubtsAsync(db, item, made, cancellationToken) is { Count: > 0 } doubts:
                BackToReview(item, doubts, now);
                return false;
            case Plan.Made made:
                // What was placed as another title, or under another name, goes out first.
                if (await takeBack.MisplacedAsync(db, item, made, cancellationToken) is { } waiting)
                {
                    item.Postpone(waiting, Backoff.After(item.Tries, now), now);
                    return false;
                }

                if (TakeBack.Misplaced(item, made) is [var kept, ..])
                {
                    // The last copy, or one that is open to doubt: a title that is wrong is for a person to mend.
                    BackToReview(item, [new Reason(Concern.PlacingFailed, $"It stands as another title: {kept.Placement!.Note}")], now);
                    return false;
                }

                await JournalAsync(db, item, made, now);
                return true;
            default:
                throw new InvalidOperationException($"No such plan: {plan}");
        }
    }

    /// <summary>Looked at again, for another item may have been placed since it was identified. Where a person decided, the decision stands.</summary>
    private static async Task<IReadOnlyList<Reason>> DoubtsAsync(
        LedgerDb db,
        IngestItem item,
        Plan.Made made,
        CancellationToken cancellationToken
    ) =>
        item switch
        {
            { DecidedBy: Actor.Daemon } => await LibraryContents.ConcernsAsync(db, item, made, cancellationToken),
            { Duplicates: Duplicates.Ask } => await CopiesAsync(db, item, made, cancellationToken),
            _ => [],
        };

    /// <summary>A person decided, but was not asked about a copy that came into the library since.</summary>
    private static async Task<IReadOnlyList<Reason>> CopiesAsync(
        LedgerDb db,
        IngestItem item,
        Plan.Made made,
        CancellationToken cancellationToken
    )
    {
        HashSet<string> keys = [.. made.Files.SelectMany(f => f.LibraryKeys)];
        IReadOnlyList<Holding> copies = await Holdings.OfAsync(db, item, made.Title.Id, keys, cancellationToken);
        return copies is [var copy, ..]
            ? [new Reason(Concern.AlreadyInLibrary, $"Since it was approved, the library got {copy.Key} of item {copy.ItemId}.")]
            : [];
    }

    private async Task JournalAsync(LedgerDb db, IngestItem item, Plan.Made made, DateTimeOffset now)
    {
        foreach (PlannedFile planned in made.Files)
        {
            if (planned.File.Placement is { State: PlacementState.Placed })
            {
                continue;
            }

            // What was refused before is planned anew: a person approved it again.
            if (planned.File.Placement is { } old)
            {
                db.Placements.Remove(old);
            }

            planned.File.LibraryKeys = [.. planned.LibraryKeys];
            string from = Path.Combine(item.Download!.Root, planned.File.Path);
            DiskEntry? source = Naming.LibraryRoot.Combine(item.Download.Root, planned.File.Path) is { } path ? SourceAt(path) : null;
            planned.File.Placement = new Placement
            {
                SourceDevice = unchecked((long?)source?.Device),
                SourceInode = unchecked((long?)source?.Inode),
                RecycleTo = item.ReplaceApproved && planned.To is { } replaced ? RecyclePath(planned, replaced, now) : null,
                NewFolder = planned.To is { } destination ? LibraryFolders.FirstMissing(planned.LibraryRoot, destination) : null,
                From = from,
                To = planned.To ?? "",
                LibraryRoot = planned.LibraryRoot,
                State = planned.To is null ? PlacementState.Refused : PlacementState.Planned,
                Note = planned.Trouble?.Sentence,
                Bytes = planned.File.Bytes,
                SourceModifiedAt = planned.File.ModifiedAt ?? now,
                PlannedAt = now,
            };
            if (planned.Trouble is { } trouble)
            {
                item.Note(HistoryEvent.Refused, Actor.Daemon, $"{planned.File.Path}: {trouble.Sentence}", now);
            }
        }

        item.Move(ItemState.Placing, Actor.Daemon, $"{made.Files.Count} file(s) are planned.", now);
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private async Task CarryOutAsync(LedgerDb db, IngestItem item, CancellationToken cancellationToken)
    {
        if (await WithoutItsDiskAsync(db, item, cancellationToken) is { } vanished)
        {
            End(item, vanished, time.GetUtcNow());
            return;
        }

        string? waiting = null;
        long lastSave = time.GetTimestamp();
        foreach (ItemFile file in item.Files.Where(f => f.Placement is { State: PlacementState.Planned }))
        {
            Task<PlacingResult> placing = PlaceAsync(item, file, cancellationToken);
            TimeSpan left = RecordedWithin - time.GetElapsedTime(lastSave);
            if (left <= TimeSpan.Zero || await Task.WhenAny(placing, Task.Delay(left, time, cancellationToken)) != placing)
            {
                // What stands in the library is soon in the ledger, however long the next file takes. The rest, after a crash, is found by the redo.
                try
                {
                    await db.SaveChangesAsync(CancellationToken.None);
                }
                catch (DbUpdateException)
                {
                    // Nothing of an item goes on behind a step that has ended.
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

        waiting ??= await displacing.CarryOutAsync(db, item, cancellationToken);
        End(item, waiting, time.GetUtcNow());
    }

    /// <summary>
    /// A library's folder that is empty and on another device than what was placed in it: its disk is not mounted, and what would be placed
    /// now would be hidden by it later. One that a person emptied is on the same device.
    /// </summary>
    private async Task<string?> WithoutItsDiskAsync(LedgerDb db, IngestItem item, CancellationToken cancellationToken)
    {
        foreach (string root in item.Files.Select(f => f.Placement?.LibraryRoot).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (placer.DeviceOfEmpty(root) is not { } device)
            {
                continue;
            }

            long? before = await db
                .Placements.Where(p => p.LibraryRoot == root && p.State == PlacementState.Placed && p.PlacedDevice != null)
                .OrderByDescending(p => p.Id)
                .Select(p => p.PlacedDevice)
                .FirstOrDefaultAsync(cancellationToken);
            if (before is not null && before != unchecked((long)device))
            {
                return $"The library's folder {root} is empty and on another disk than what was placed in it; is its disk mounted? "
                    + "If it is a new one, put a folder into it.";
            }
        }

        return null;
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

    /// <summary>What is planned beside it, from the same disk into the same library. What of it is copied already stands in hidden files.</summary>
    private long RestOfPack(IngestItem item, Placement placement) =>
        item
            .Files.Select(f => f.Placement)
            .OfType<Placement>()
            .Where(p =>
                p.State == PlacementState.Planned
                && p.Id != placement.Id
                && p.LibraryRoot == placement.LibraryRoot
                && p.SourceDevice == placement.SourceDevice
            )
            .Sum(p => Math.Max(0, (SourceAt(p.From)?.BytesToCopy ?? 0) - p.CopiedBytes));

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
                    item.Note(HistoryEvent.Recycled, Actor.Daemon, $"The old file is kept at {placement.RecycleTo}.", now);
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
                $"{placements.Count(p => p.State == PlacementState.Placed)} of {placements.Length} file(s) are in the library.",
                now
            );
            return;
        }

        BackToReview(
            item,
            [
                new Reason(
                    Concern.PlacingFailed,
                    placements.Length == 0 ? "There is no file to place." : $"No file was placed: {placements[0].Note}"
                ),
            ],
            now
        );
    }

    private static void BackToReview(IngestItem item, IReadOnlyList<Reason> reasons, DateTimeOffset now)
    {
        item.Assessment = item.Assessment?.Doubted(reasons);
        item.Move(ItemState.AwaitingReview, Actor.Daemon, string.Join(" ", reasons.Select(r => r.Sentence)), now);
    }

    private static string Words(PlacementMethod method) =>
        method switch
        {
            PlacementMethod.HardLink => "Linked to",
            PlacementMethod.Clone => "Cloned to",
            _ => "Copied to",
        };

    private static string Because(PlacingResult.Placed placed) =>
        (placed.Note is null ? "." : $" ({placed.Note})") + (placed.BytesCopied == 0 ? "" : $" It takes {placed.BytesCopied} bytes.");

    private DiskEntry? SourceAt(string path)
    {
        try
        {
            return placer.Look(path);
        }
        catch (IOException)
        {
            // Placing tells why.
            return null;
        }
    }

    /// <summary>By the day, so that a person sees what can go.</summary>
    private static string RecyclePath(PlannedFile planned, string to, DateTimeOffset now) =>
        Path.Combine(
            planned.LibraryRoot,
            RemovalOrder.RecycleFolder,
            $"{now.UtcDateTime.ToString("yyyy-MM-dd HHmmssfff", CultureInfo.InvariantCulture)} {planned.File.Id}",
            Path.GetFileName(to)
        );
}
