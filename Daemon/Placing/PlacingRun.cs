using Hybrid.Daemon.Disk;
using Hybrid.Ledger;

namespace Hybrid.Daemon.Placing;

/// <summary>Places an item's planned files, one after the other, and records each while the next is being placed.</summary>
public sealed class PlacingRun(JournaledPlacer placer, TimeProvider time)
{
    /// <summary>Files placed within this time are recorded in one transaction, with one flush of the ledger.</summary>
    private static readonly TimeSpan RecordedWithin = TimeSpan.FromMilliseconds(50);

    /// <returns>Why the item must wait; null if no file must wait.</returns>
    public async Task<string?> PlaceAllAsync(LedgerDb db, IngestItem item, MountWatch watch, CancellationToken cancellationToken)
    {
        string? waiting = null;
        long lastSave = time.GetTimestamp();
        foreach (ItemFile file in item.Files.Where(f => f.Placement is { State: PlacementState.Planned }))
        {
            Task<PlacingResult> placing = PlaceAsync(item, file, watch, cancellationToken);
            TimeSpan left = RecordedWithin - time.GetElapsedTime(lastSave);
            if (left <= TimeSpan.Zero || await Task.WhenAny(placing, Task.Delay(left, time, cancellationToken)) != placing)
            {
                // Placed files are recorded soon, however long the next file takes. After a crash, the redo finds the others.
                try
                {
                    await db.SaveChangesAsync(CancellationToken.None);
                }
                catch
                {
                    // A placing must not continue after its step has ended.
                    await Task.WhenAny(placing);
                    throw;
                }

                lastSave = time.GetTimestamp();
            }

            PlacingResult result = await placing;
            DateTimeOffset now = time.GetUtcNow();
            waiting = PlacementRecord.Write(item, file, result, now) ?? waiting;
            item.Touch(now);
        }

        return waiting;
    }

    /// <summary>A file that only went onto the disk below an empty mount point is not recorded as placed.</summary>
    private async Task<PlacingResult> PlaceAsync(IngestItem item, ItemFile file, MountWatch watch, CancellationToken cancellationToken)
    {
        string root = file.Placement!.LibraryRoot;
        if (watch.Changed(root) is { } vanished)
        {
            return new PlacingResult.Waiting(vanished);
        }

        PlacingResult result = await placer.PlaceAsync(item, file, cancellationToken);
        return watch.Changed(root) is { } meanwhile ? new PlacingResult.Waiting(meanwhile) : result;
    }
}
