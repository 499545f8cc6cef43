using Hybrid.Daemon.Disk;
using Hybrid.Ledger;

namespace Hybrid.Daemon.Placing;

/// <summary>Places an item's planned files, one after the other, and records each while the next is being placed.</summary>
public sealed class PlacingRun(JournaledPlacer placer, TimeProvider time)
{
    /// <summary>Files that are placed within this time are recorded in one transaction: one flush of the ledger for all of them.</summary>
    private static readonly TimeSpan RecordedWithin = TimeSpan.FromMilliseconds(50);

    /// <returns>Why the item must wait; null when each of its files is done with.</returns>
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
                // What stands in the library is soon in the ledger, however long the next file takes. The rest, after a crash, is found by the redo.
                try
                {
                    await db.SaveChangesAsync(CancellationToken.None);
                }
                catch
                {
                    // Nothing of an item goes on behind a step that has ended.
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

    /// <summary>Nothing is recorded as done that only the disk below a mount point has.</summary>
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
