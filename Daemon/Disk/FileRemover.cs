using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.Disk;

/// <summary>Removes a placed file from the library, and brings back what it replaced. Given the same order again, it finishes.</summary>
/// <remarks>
/// The file is renamed into the recycle folder and checked there; only then is that name removed. So nothing is removed but what was
/// placed, and never the last name of a file.
/// </remarks>
public sealed class FileRemover(IDisk disk)
{
    private readonly LibraryFolders _folders = new(disk);

    public static FileRemover OfThisSystem() => new(SystemDisk.Instance);

    public RemovalResult TakeBack(RemovalOrder order)
    {
        if (
            !PlacementOrder.IsInside(order.LibraryRoot, order.Placed)
            || !PlacementOrder.IsInside(order.LibraryRoot, order.Aside)
            || (order.Recycled is { } recycled && !PlacementOrder.IsInside(order.LibraryRoot, recycled))
        )
        {
            return new RemovalResult.LeftThere("The path is not inside the library, so nothing was changed.");
        }

        if (!Directory.Exists(order.LibraryRoot))
        {
            return new RemovalResult.Waiting($"The library folder {order.LibraryRoot} does not exist. Mount its disk.");
        }

        try
        {
            return PutAside(order) ?? Restore(order);
        }
        catch (Exception e) when (DiskFault.Of(e) is { } fault)
        {
            return new RemovalResult.Waiting($"The file could not be removed from {order.LibraryRoot}: {fault.Words}.");
        }
    }

    private RemovalResult? PutAside(RemovalOrder order)
    {
        DiskEntry? there = disk.Look(order.Placed);
        if (there is not null && order.Recycled is { } kept && disk.Look(kept) is { } old && old.IsAnotherNameOf(there))
        {
            // An earlier run brought the old file back.
            return null;
        }

        if (there is not null && disk.Look(order.Aside) is null)
        {
            if (!IsOurs(order, there, order.Placed))
            {
                // Neither file is in the recycle folder: an earlier run did everything, and this is the file that it brought back.
                return order.Recycled is { } gone && disk.Look(gone) is null
                    ? null
                    : new RemovalResult.LeftThere($"{order.Placed} is no longer the file that was placed. It was left alone.");
            }

            if (!SourceStands(order, there))
            {
                return new RemovalResult.LastCopy(
                    $"The download of {order.Placed} is gone, so this is the last copy and it stays. If you do not want it, delete it yourself."
                );
            }

            string folder = Path.GetDirectoryName(order.Aside)!;
            if (_folders.Make(order.LibraryRoot, folder) is { } refusal)
            {
                return new RemovalResult.Waiting(refusal is PlacingResult.Waiting wait ? wait.Sentence : $"{folder} cannot be created.");
            }

            if (disk.Rename(order.Placed, order.Aside) is { } fault)
            {
                return new RemovalResult.Waiting($"The file could not be removed from {order.LibraryRoot}: {fault.Words}.");
            }

            disk.FlushFolder(folder);
            disk.FlushFolder(Path.GetDirectoryName(order.Placed)!);
        }

        if (disk.Look(order.Aside) is not { } aside)
        {
            return null;
        }

        if (!IsOurs(order, aside, order.Aside))
        {
            // Another program put this file there between the look and the rename.
            return new RemovalResult.LeftThere(
                disk.Rename(order.Aside, order.Placed) is { } refused
                    ? $"{order.Placed} was no longer the file that was placed. It was moved to {order.Aside} and could not be moved back ({refused.Words})."
                    : $"{order.Placed} is no longer the file that was placed. It was left alone."
            );
        }

        return null;
    }

    private RemovalResult Restore(RemovalOrder order)
    {
        if (order.Recycled is { } kept && disk.Look(kept) is not null)
        {
            if (disk.Look(order.Placed) is { } there)
            {
                if (!there.IsAnotherNameOf(disk.Look(kept)!))
                {
                    return new RemovalResult.LeftThere($"There is another file at {order.Placed} now. The replaced file stays at {kept}.");
                }

                File.Delete(kept);
            }
            else if (disk.Rename(kept, order.Placed) is { } fault)
            {
                return new RemovalResult.Waiting($"{order.Placed} could not be brought back: {fault.Words}.");
            }

            disk.FlushFolder(Path.GetDirectoryName(order.Placed)!);
        }

        bool keptAside = false;
        if (disk.Look(order.Aside) is { } aside)
        {
            // The download may have disappeared at this moment; then this file is the last copy.
            keptAside = !SourceStands(order, aside);
            if (!keptAside)
            {
                File.Delete(order.Aside);
            }
        }

        disk.Withdraw(order.Placed);
        disk.Withdraw(order.Aside);
        RemoveFolders(order);
        return new RemovalResult.TakenBack(keptAside ? order.Aside : null);
    }

    /// <summary>
    /// rclone sets a time of its own some moments after a file was closed. Where a file is known by its time only, the bytes decide in the end.
    /// </summary>
    private bool IsOurs(RemovalOrder order, DiskEntry entry, string path)
    {
        if (
            order.IsOurs(entry)
            || entry.HasLastingInode
            || entry.Bytes != order.Bytes
            || disk.Look(order.Source) is not { Kind: EntryKind.File }
        )
        {
            return order.IsOurs(entry);
        }

        using SafeFileHandle there = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        using SafeFileHandle source = File.OpenHandle(order.Source, share: FileShare.ReadWrite | FileShare.Delete);
        return ResumableCopy.AreSame(there, source, order.Bytes, CancellationToken.None);
    }

    /// <summary>The same file; for a copy, one with the same size and time (FAT keeps times in steps of two seconds).</summary>
    private bool SourceStands(RemovalOrder order, DiskEntry placed) =>
        disk.Look(order.Source) is { Kind: EntryKind.File } source
        && (
            source.IsAnotherNameOf(placed)
            || (
                !order.IsLink
                && source.Bytes == order.Bytes
                && (source.ModifiedAt - order.SourceModifiedAt).Duration() <= DiskEntry.CoarsestTime
            )
        );

    private void RemoveFolders(RemovalOrder order)
    {
        string recycle = Path.Combine(order.LibraryRoot, RemovalOrder.RecycleFolder);
        _folders.RemoveEmpty(Path.GetDirectoryName(order.Aside)!, recycle);
        if (order.Recycled is { } kept)
        {
            _folders.RemoveEmpty(Path.GetDirectoryName(kept)!, recycle);
        }

        if (order.NewFolder is { } topmost && PlacementOrder.IsInside(order.LibraryRoot, topmost))
        {
            _folders.RemoveEmpty(Path.GetDirectoryName(order.Placed)!, topmost);
        }
    }
}
