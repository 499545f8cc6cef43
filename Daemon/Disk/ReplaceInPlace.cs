using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.Disk;

/// <summary>
/// Replaces an old file if a person said so. The old file first gets a second name in the recycle folder; then the two files swap names
/// in one atomic step. The old file always has a name, and no file is removed but the one that was checked.
/// </summary>
/// <remarks>
/// If the file system has no links or cannot swap names, the old file moves to the recycle folder when the new one is whole. Then its name
/// is free for a moment, between two renames.
/// </remarks>
internal sealed class ReplaceInPlace(IDisk disk)
{
    private const int MostOthers = 100;

    private readonly LibraryFolders _folders = new(disk);

    public bool HasKept(PlacementOrder order) => order.RecycleTo is { } kept && disk.Look(kept) is not null;

    /// <summary>Gives the old file its second name, durably. Null if that is done, or if it can have none and is moved at the end.</summary>
    public PlacingResult? Keep(PlacementOrder order, DiskEntry old)
    {
        string to = order.RecycleTo!;
        if (old.Kind != EntryKind.File)
        {
            return new PlacingResult.Conflict($"{order.Destination} already exists and is not a regular file. Nothing was changed.");
        }

        if (_folders.Make(order.LibraryRoot, FolderOf(order)) is { } refusal)
        {
            return refusal;
        }

        if (disk.Look(to) is { } kept)
        {
            return kept.IsAnotherNameOf(old) ? null : Meanwhile(order);
        }

        string relative = Path.GetRelativePath(order.LibraryRoot, order.Destination).Replace(Path.DirectorySeparatorChar, '/');
        DiskFault? fault;
        using (SafeFileHandle handle = disk.OpenBeneath(order.LibraryRoot, relative))
        {
            if (!disk.Look(handle).IsSameFileAs(old))
            {
                return Meanwhile(order);
            }

            fault = disk.Link(handle, order.Destination, to);
        }

        if (fault is { MeansNotThisWay: true })
        {
            return null;
        }

        if (fault is not null)
        {
            return PlacingWords.Refused(order, fault);
        }

        disk.FlushFolder(FolderOf(order));
        return null;
    }

    /// <summary>Gives the whole hidden file the old file's name. Null if it has it.</summary>
    public PlacingResult? Replace(PlacementOrder order)
    {
        if (disk.Look(order.Destination) is not { Kind: EntryKind.File } old)
        {
            return Meanwhile(order);
        }

        if (disk.Look(order.RecycleTo!) is not { } kept)
        {
            return Move(order, old, order.RecycleTo!);
        }

        if (!old.IsAnotherNameOf(kept))
        {
            return Meanwhile(order);
        }

        DiskFault? fault = disk.Exchange(order.PartialPath, order.Destination);
        if (fault is { Kind: DiskFaultKind.NotSupported })
        {
            return Move(order, old, MovedPath(order));
        }

        if (fault is not null)
        {
            return PlacingWords.Refused(order, fault);
        }

        if (disk.Look(order.PartialPath) is { } taken && !taken.IsSameFileAs(kept))
        {
            // Another program put this file there between the look and the swap, so it gets its name back.
            return disk.Exchange(order.PartialPath, order.Destination) is { } stuck
                ? new PlacingResult.Waiting(
                    $"A file of another program was moved to {order.PartialPath} and cannot be moved back: {stuck.Words}."
                )
                : Meanwhile(order);
        }

        disk.FlushFolder(order.DestinationFolder);
        File.Delete(order.PartialPath);
        return null;
    }

    /// <summary>Removes the hidden file. If it may be another program's file, moved off the destination, it is kept next to the recycled one.</summary>
    public void Clear(PlacementOrder order)
    {
        disk.Withdraw(order.Destination);
        if (order.RecycleTo is not null)
        {
            disk.Withdraw(order.RecycleTo);
            disk.Withdraw(MovedPath(order));
        }

        if (
            order.RecycleTo is not null
            && disk.Look(MovedPath(order)) is { } moved
            && disk.Look(order.RecycleTo) is { } recycled
            && recycled.IsAnotherNameOf(moved)
        )
        {
            File.Delete(MovedPath(order));
        }

        if (disk.Look(order.PartialPath) is not { Kind: not EntryKind.Folder } partial)
        {
            return;
        }

        if (order.RecycleTo is null || IsOurs(order, partial))
        {
            File.Delete(order.PartialPath);
            return;
        }

        _folders.Make(order.LibraryRoot, FolderOf(order));
        for (int number = 1; disk.Rename(order.PartialPath, $"{order.RecycleTo}.other-{number}") is { } fault; number++)
        {
            if (fault.Kind != DiskFaultKind.Exists || number == MostOthers)
            {
                throw new DiskFaultException(fault);
            }
        }
    }

    /// <summary>Called before the hidden file is written to: it must not be a second name of the source or of a recycled file.</summary>
    public void ClearForeign(PlacementOrder order, DiskEntry source)
    {
        if (
            disk.Look(order.PartialPath) is { } partial
            && (
                partial.IsAnotherNameOf(source) || (order.RecycleTo is { } to && disk.Look(to) is { } kept && kept.IsAnotherNameOf(partial))
            )
        )
        {
            File.Delete(order.PartialPath);
        }
    }

    /// <summary>Moves the old file away, checks it there, and gives the new file the free name. If anything fails, the old file comes back.</summary>
    private PlacingResult? Move(PlacementOrder order, DiskEntry old, string to)
    {
        if (disk.Rename(order.Destination, to) is { } fault)
        {
            return PlacingWords.Refused(order, fault);
        }

        bool isOld = disk.Look(to) is { } moved && moved.IsSameFileAs(old);
        DiskFault? notNamed = null;
        if (isOld)
        {
            disk.FlushFolder(FolderOf(order));
            notNamed = disk.Rename(order.PartialPath, order.Destination);
            if (notNamed is null)
            {
                return null;
            }
        }

        if (disk.Rename(to, order.Destination) is { } stuck)
        {
            return new PlacingResult.Waiting($"The file that had the name was moved to {to} and cannot be moved back: {stuck.Words}.");
        }

        return notNamed is null ? Meanwhile(order) : PlacingWords.Refused(order, notNamed);
    }

    /// <summary>We made it, or it has another name too. An empty file was created but not journaled yet.</summary>
    private bool IsOurs(PlacementOrder order, DiskEntry partial) =>
        partial.Bytes == 0
        || partial.HasInode(order.Partial?.Inode)
        || (disk.Look(order.RecycleTo!) is { } kept && kept.IsAnotherNameOf(partial))
        || (disk.Look(order.Destination) is { } there && there.IsAnotherNameOf(partial))
        || (order.SourcePath is { } path && disk.Look(path) is { } source && source.IsAnotherNameOf(partial));

    private static string FolderOf(PlacementOrder order) => Path.GetDirectoryName(order.RecycleTo)!;

    /// <summary>Used for a moment, if the old file already has its second name.</summary>
    private static string MovedPath(PlacementOrder order) => order.RecycleTo + ".moved";

    private static PlacingResult.Conflict Meanwhile(PlacementOrder order) =>
        new($"Another program changed {order.Destination} during the replacement. Nothing was changed.");
}
