using System.Collections.Concurrent;
using Hybrid.Daemon.Disk;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Placing;

/// <summary>Places one file as its journal row says, and continues an interrupted earlier run.</summary>
public sealed class JournaledPlacer(
    FilePlacer placer,
    Mounts mounts,
    IDbContextFactory<LedgerDb> ledger,
    HybridSettings settings,
    Activity activity,
    ILogger<JournaledPlacer> logger
)
{
    /// <summary>Why files were copied, as far as the log has told it since the start. A library on another disk copies every file for one reason.</summary>
    private readonly ConcurrentDictionary<(string LibraryRoot, string Why), byte> _told = new();

    public async Task<PlacingResult> PlaceAsync(IngestItem item, ItemFile file, CancellationToken cancellationToken)
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
            Partial = placement is { MadeInode: { } inode, Method: { } method }
                ? new PartialState(unchecked((ulong)inode), method, placement.MadeWhy, placement.IsMadeWhole)
                : null,
            FlushedBytes = placement.CopiedBytes,
        };
        PlacingResult result = await Task.Run(() => placer.Place(order, journal, cancellationToken), cancellationToken);
        if (
            result is PlacingResult.Placed { Method: PlacementMethod.Copy, Note: { } why } copied
            && _told.TryAdd((placement.LibraryRoot, why), 0)
        )
        {
            logger.LogWarning(
                "{File} was copied and uses {Bytes} bytes in addition to the download: {Why} Other files for {LibraryRoot} are copied for the same reason without another line",
                placement.To,
                copied.BytesCopied,
                why,
                placement.LibraryRoot
            );
        }

        return result;
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
}
