using Hybrid.Ledger;

namespace Hybrid.Daemon.Disk;

/// <summary>The last way, which needs only free space: copies the bytes, and resumes an interrupted copy.</summary>
internal sealed class Copying(IDisk disk, LibraryRights rights, Publication publication, ExistingDestination existing, TimeSpan flushEvery)
{
    /// <param name="why">Why neither a link nor a clone was possible.</param>
    public PlacingResult Run(
        PlacementOrder order,
        SourceFile source,
        string? why,
        IPlacingJournal? journal,
        CancellationToken cancellationToken
    )
    {
        if (disk.Look(order.PartialPath) is { Kind: not EntryKind.File })
        {
            return new PlacingResult.Conflict($"{order.PartialPath} is not a regular file. Remove it.");
        }

        bool isBegun = disk.Look(order.PartialPath) is { HasLastingInode: false };
        try
        {
            using FileStream partial = PartialFile.Open(order, source.Entry, rights);
            long missing = Math.Max(0, source.Entry.BytesToCopy - partial.Length);
            long rest = order.RestOfPack();
            if (disk.FreeBytes(order.DestinationFolder) is { } free && free < missing + rest)
            {
                partial.Dispose();
                string pack = rest > 0 ? $", plus {rest} for the rest of the season pack" : "";
                return Full(order, $"{missing} bytes to copy{pack}, {free} bytes free");
            }

            DiskEntry begun = disk.Look(partial.SafeFileHandle);
            bool isKnown = order.Partial is { IsWhole: false } making && begun.HasInode(making.Inode);
            bool goesOn = isKnown && source.Entry.HasInode(order.SourceInode);
            if (!isKnown)
            {
                // Before the first byte: a file found under the hidden name later is this one, or another program's that was moved off the
                // destination.
                order = order with
                {
                    Partial = new PartialState(begun.Inode, PlacementMethod.Copy, why, IsWhole: false),
                };
                journal?.Write(order.Partial);
            }

            ResumableCopy.Copied? copied = ResumableCopy.Run(
                disk,
                source.Handle,
                partial.SafeFileHandle,
                source.Entry.Bytes,
                goesOn ? order.FlushedBytes : 0,
                publication.Flush,
                flushEvery,
                journal,
                cancellationToken
            );
            order = order with { CopiedHash = copied?.Hash };
            return publication.Publish(order, source, partial, whole: copied is not null, journal)
                ?? existing.Taken(order, source, cancellationToken);
        }
        catch (Exception e)
            when (isBegun && DiskFault.Of(e) is { Kind: DiskFaultKind.Denied or DiskFaultKind.NotPermitted or DiskFaultKind.Broken })
        {
            // rclone without a cache writes only new files, from beginning to end.
            File.Delete(order.PartialPath);
            return new PlacingResult.Waiting(
                $"The file system of {order.LibraryRoot} does not continue an interrupted copy ({DiskFault.Of(e)!.Words}). It starts over."
            );
        }
        catch (Exception e) when (DiskFault.Of(e) is { Kind: DiskFaultKind.NoSpace or DiskFaultKind.Quota or DiskFaultKind.TooLarge } fault)
        {
            File.Delete(order.PartialPath);
            return PlacingWords.Refused(order, fault);
        }
    }

    /// <summary>A half copy would keep the disk full, for other programs too.</summary>
    private static PlacingResult.Waiting Full(PlacementOrder order, string words)
    {
        File.Delete(order.PartialPath);
        return new PlacingResult.Waiting($"There is not enough space in {order.LibraryRoot}: {words}.");
    }
}
