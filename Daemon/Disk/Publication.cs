using Hybrid.Ledger;
using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.Disk;

/// <summary>Gives a whole hidden file its final name; shared by clone and copy.</summary>
internal sealed class Publication(IDisk disk, ReplaceInPlace recycling)
{
    private readonly LibraryFolders _folders = new(disk);

    /// <summary>
    /// Finishes a file that an earlier run made whole and journaled. The source is not needed and may be gone; the copy is not read again,
    /// which could take hours. Null if there is no such file.
    /// </summary>
    public PlacingResult? Finish(PlacementOrder order)
    {
        if (order.Partial is not { IsWhole: true } made)
        {
            return null;
        }

        if (disk.Look(order.Destination) is { } there && IsMade(order, there))
        {
            return Done(order, made.Method, made.Why);
        }

        if (disk.Look(order.PartialPath) is not { } partial || !IsMade(order, partial))
        {
            return null;
        }

        // If the name was taken in the meantime, the file there must be compared with the source.
        PlacingResult? named = Name(order, out bool isTaken);
        return isTaken ? null : named ?? Done(order, made.Method, made.Why);
    }

    /// <param name="order">Includes the hidden file.</param>
    /// <param name="whole">False if the source ended early.</param>
    /// <returns>Null if the name is taken by a file that must not be replaced.</returns>
    public PlacingResult? Publish(PlacementOrder order, SourceFile source, FileStream partial, bool whole, IPlacingJournal? journal)
    {
        KeepTime(partial, source.Entry);
        Flush(partial.SafeFileHandle);
        bool asPlanned = whole && RandomAccess.GetLength(partial.SafeFileHandle) == source.Entry.Bytes && source.IsUnchanged();
        // Windows neither renames nor deletes an open file.
        partial.Dispose();
        if (!asPlanned)
        {
            File.Delete(order.PartialPath);
            return new PlacingResult.SourceGone("The downloaded file changed while it was being copied.");
        }

        PartialState making = order.Partial! with { IsWhole = true };
        journal?.Write(making);
        return Name(order, out bool isTaken) ?? (isTaken ? null : Done(order, making.Method, making.Why));
    }

    public PlacingResult Linked(PlacementOrder order) => Done(order, PlacementMethod.HardLink, note: null);

    public PlacingResult Done(PlacementOrder order, PlacementMethod method, string? note)
    {
        recycling.Clear(order);
        disk.FlushFolder(order.DestinationFolder);
        DiskEntry entry = disk.Look(order.Destination) ?? throw new FileNotFoundException("The placed file has disappeared.");
        if (_folders.LinkOnTheWay(order.LibraryRoot, order.DestinationFolder) is { } link)
        {
            // A link appeared in the path since the check, so the name is wherever that link leads.
            if (entry.HasInode(order.SourceInode) || entry.Inode == order.Partial?.Inode)
            {
                File.Delete(order.Destination);
            }

            return new PlacingResult.Conflict(
                $"{link} became a link in the meantime, and links inside the library are not followed. Nothing was placed."
            );
        }

        if (!entry.HasLastingInode && entry.Bytes != order.Bytes)
        {
            return new PlacingResult.Waiting(
                $"The file system shows {entry.Bytes} bytes of {order.Destination} instead of {order.Bytes}. It is looked at again."
            );
        }

        return new PlacingResult.Placed(method, note, method == PlacementMethod.Copy ? order.Bytes : 0)
        {
            Entry = entry,
            Replaced = recycling.HasKept(order),
            ContentHash = method == PlacementMethod.Copy ? order.CopiedHash : null,
        };
    }

    public void Flush(SafeFileHandle partial)
    {
        try
        {
            disk.Flush(partial);
        }
        catch (Exception e) when (DiskFault.Of(e) is { } fault)
        {
            throw new FlushFailedException(fault, e);
        }
    }

    private PlacingResult? Name(PlacementOrder order, out bool isTaken)
    {
        isTaken = false;
        if (order.RecycleTo is not null && disk.Look(order.Destination) is not null)
        {
            PlacingResult? refusal = recycling.Replace(order);
            if (refusal is PlacingResult.Conflict)
            {
                // The hidden file is ours and no longer of use. Only here it is certain that it is ours.
                recycling.Clear(order);
            }

            return refusal;
        }

        DiskFault? fault = disk.Rename(order.PartialPath, order.Destination);
        isTaken = fault is { Kind: DiskFaultKind.Exists };
        return fault is null || isTaken ? null : PlacingWords.Refused(order, fault);
    }

    private static bool IsMade(PlacementOrder order, DiskEntry entry) =>
        entry.Kind == EntryKind.File
        && entry.HasInode(order.Partial!.Inode)
        && entry.Bytes == order.Bytes
        && (entry.ModifiedAt - order.SourceModifiedAt).Duration() <= DiskEntry.CoarsestTime;

    private static void KeepTime(FileStream partial, DiskEntry source)
    {
        try
        {
            File.SetLastWriteTimeUtc(partial.SafeFileHandle, source.ModifiedAt.UtcDateTime);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            // Some mounts (CIFS, NTFS, FAT) refuse to set a time. The copy is whole without it.
        }
    }
}
