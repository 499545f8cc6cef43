using Hybrid.Naming;
using Microsoft.Win32.SafeHandles;

namespace Hybrid.Placing;

/// <summary>
/// Replaces an old file, where a person said so: the old one gets a second name in the recycle folder first, then the two change names as
/// one act. At no moment is the old file without a name, and none but the file that was looked at is ever taken away.
/// </summary>
internal sealed class Recycling(IDisk disk)
{
    private readonly LibraryFolders _folders = new(disk);

    public bool HasKept(PlacementOrder order) => order.RecycleTo is { } kept && disk.Look(kept) is not null;

    /// <summary>The old file's second name. Null when it has it, and will after a power cut.</summary>
    public PlacingResult? Keep(PlacementOrder order, DiskEntry old)
    {
        string to = order.RecycleTo!;
        string folder = Path.GetDirectoryName(to)!;
        if (old.Kind != EntryKind.File)
        {
            return new PlacingResult.Conflict($"{order.Destination} exists already and is no plain file; nothing was changed.");
        }

        if (_folders.Make(order.LibraryRoot, folder) is { } refusal)
        {
            return refusal;
        }

        if (disk.Look(to) is { } kept)
        {
            return kept.IsSameFileAs(old) ? null : Meanwhile(order);
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
            // No links here: then it changes its name, and the new one comes to a free place.
            fault = disk.Rename(order.Destination, to);
        }

        if (fault is not null)
        {
            return PlacingWords.Refused(order, fault);
        }

        disk.FlushFolder(folder);
        return null;
    }

    /// <summary>The whole hidden file takes the old one's name. Null when it bears it.</summary>
    public PlacingResult? Replace(PlacementOrder order)
    {
        if (disk.Look(order.RecycleTo!) is not { } kept || disk.Look(order.Destination) is not { } old || !old.IsSameFileAs(kept))
        {
            return Meanwhile(order);
        }

        DiskFault? fault = disk.Exchange(order.PartialPath, order.Destination);
        if (fault is { Kind: DiskFaultKind.NotSupported })
        {
            // For a moment the name is free; the old file keeps its name in the recycle folder.
            File.Delete(order.Destination);
            fault = disk.Rename(order.PartialPath, order.Destination);
            return fault is null ? null : PlacingWords.Refused(order, fault);
        }

        if (fault is not null)
        {
            return PlacingWords.Refused(order, fault);
        }

        if (disk.Look(order.PartialPath) is { } taken && !taken.IsSameFileAs(kept))
        {
            // Another program put a file there between the look and the exchange: it gets its name back.
            disk.Exchange(order.PartialPath, order.Destination);
            return Meanwhile(order);
        }

        disk.FlushFolder(order.DestinationFolder);
        File.Delete(order.PartialPath);
        return null;
    }

    /// <summary>Removes the hidden file. Where it may be somebody's that was taken off the destination, it is kept beside the recycled one.</summary>
    public void Clear(PlacementOrder order)
    {
        if (order.RecycleTo is null)
        {
            File.Delete(order.PartialPath);
            return;
        }

        if (disk.Look(order.PartialPath) is not { } partial)
        {
            return;
        }

        bool hasOtherName =
            (disk.Look(order.RecycleTo) is { } kept && kept.IsSameFileAs(partial))
            || (disk.Look(order.Destination) is { } there && there.IsSameFileAs(partial))
            || (
                LibraryRoot.Combine(order.SourceRoot, order.RelativePath) is { } path
                && disk.Look(path) is { } source
                && source.IsSameFileAs(partial)
            );
        if (hasOtherName || disk.Look(order.RecycleTo) is null)
        {
            File.Delete(order.PartialPath);
        }
        else if (disk.Rename(order.PartialPath, order.RecycleTo + ".other") is { } fault)
        {
            throw new IOException(fault.Words);
        }
    }

    /// <summary>Before the hidden file is written to: it must be no second name of the source or of a recycled file.</summary>
    public void ClearForeign(PlacementOrder order, DiskEntry source)
    {
        if (
            disk.Look(order.PartialPath) is { } partial
            && (partial.IsSameFileAs(source) || (order.RecycleTo is { } to && disk.Look(to) is { } kept && kept.IsSameFileAs(partial)))
        )
        {
            File.Delete(order.PartialPath);
        }
    }

    private static PlacingResult.Conflict Meanwhile(PlacementOrder order) =>
        new($"{order.Destination} was changed by another program while it was to be replaced; nothing was changed.");
}
