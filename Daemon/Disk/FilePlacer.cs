using Hybrid.Ledger;
using Hybrid.Settings;
using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.Disk;

/// <summary>
/// Puts one file into the library: hard link, else clone, else copy. Given the same order again, after a crash at any point, it
/// finishes what it began; there is no other recovery.
/// </summary>
/// <remarks>
/// The source is only read. A final name never shows half a file: clone and copy are made under a hidden name beside it and renamed
/// when they are whole and flushed. Nothing is replaced but where a person said so (<see cref="Recycling"/>): link and rename fail where
/// the name is taken, and the system sees to it.
/// </remarks>
public sealed class FilePlacer(IDisk disk)
{
    private readonly LibraryFolders _folders = new(disk);
    private readonly Recycling _recycling = new(disk);
    private readonly Publication _publication = new(disk, new Recycling(disk));

    /// <summary>How often a copy is flushed, and its progress told.</summary>
    public TimeSpan FlushEvery { get; init; } = TimeSpan.FromSeconds(1);

    public static FilePlacer OfThisSystem() => new(SystemDisk.Instance);

    /// <param name="journal">Not needed for a link.</param>
    /// <exception cref="OperationCanceledException">Nothing but a hidden partial file is left; the same order resumes it.</exception>
    public PlacingResult Place(PlacementOrder order, IPlacingJournal? journal, CancellationToken cancellationToken)
    {
        if (!order.StaysInLibrary)
        {
            return new PlacingResult.Impossible("The destination is not inside the library folder.");
        }

        try
        {
            PlacingResult result = _publication.Finish(order) ?? FromSource(order, journal, cancellationToken);
            if (result is not (PlacingResult.Placed or PlacingResult.Waiting))
            {
                // Nobody comes back to it.
                _recycling.Clear(order);
            }

            return result;
        }
        catch (FlushFailedException e)
        {
            return Unflushed(order, e.Fault);
        }
        catch (Exception e) when (DiskFault.Of(e) is { } fault)
        {
            return PlacingWords.Refused(order, fault);
        }
    }

    private PlacingResult FromSource(PlacementOrder order, IPlacingJournal? journal, CancellationToken cancellationToken)
    {
        if (SourceFile.TryOpen(disk, order, out SourceFile? source) is { } refusal)
        {
            return refusal is PlacingResult.SourceGone && IsLinkedAlready(order) ? Linked(order) : refusal;
        }

        using (source)
        {
            return Standing(order, source!, cancellationToken)
                ?? _folders.Make(order.LibraryRoot, order.DestinationFolder)
                ?? TryLink(order, source!, out string? whyNoLink, cancellationToken)
                ?? TryClone(order, source!, whyNoLink, out string? whyNoClone, journal, cancellationToken)
                ?? Copy(order, source!, whyNoClone, journal, cancellationToken);
        }
    }

    /// <summary>What bears the final name already: ours from a run that was cut short, or somebody else's. Null where nothing does.</summary>
    private PlacingResult? Standing(PlacementOrder order, SourceFile source, CancellationToken cancellationToken)
    {
        if (disk.Look(order.Destination) is not { } there)
        {
            return null;
        }

        if (there.IsSameFileAs(source.Entry))
        {
            return Linked(order);
        }

        // Whole before it got its name, in one of the two ways in which a rename can be cut short or forgotten.
        bool ours =
            there.Kind == EntryKind.File
            && (
                (disk.Look(order.PartialPath) is { } partial && partial.IsSameFileAs(there))
                || (
                    there.Bytes == source.Entry.Bytes
                    && (there.ModifiedAt - source.Entry.ModifiedAt).Duration() <= Publication.CoarsestTime
                    && HasSameBytes(order.Destination, source, cancellationToken)
                )
            );
        if (!ours && order.RecycleTo is not null)
        {
            return _recycling.Keep(order, there);
        }

        return !ours
            ? new PlacingResult.Conflict($"{order.Destination} already exists and is another file. Nothing was changed.")
            : _publication.Done(
                order,
                order.Preference == PlacementPreference.Clone ? PlacementMethod.Clone : PlacementMethod.Copy,
                "An identical file was already there."
            );
    }

    /// <summary>The source has gone since it was linked: what was to be done is done all the same.</summary>
    private bool IsLinkedAlready(PlacementOrder order) =>
        order.SourceInode is { } inode && disk.Look(order.Destination)?.IsFile(inode, order.Bytes, order.SourceModifiedAt) == true;

    private PlacingResult Linked(PlacementOrder order) => _publication.Done(order, PlacementMethod.HardLink, null);

    private PlacingResult? TryLink(PlacementOrder order, SourceFile source, out string? whyNot, CancellationToken cancellationToken)
    {
        whyNot = null;
        if (order.Preference is not (PlacementPreference.Auto or PlacementPreference.Hardlink))
        {
            return null;
        }

        bool replacing = order.RecycleTo is not null && disk.Look(order.Destination) is not null;
        if (replacing && IsBegun(order))
        {
            // The link needs the hidden name that the copy has; an earlier run has found that it is not possible.
            whyNot = order.Making!.Why;
            return null;
        }

        if (replacing)
        {
            _recycling.Clear(order);
        }

        DiskFault? fault = disk.Link(source.Handle, source.Path, replacing ? order.PartialPath : order.Destination);
        if (fault is null)
        {
            if (replacing && _recycling.Replace(order) is { } refusal)
            {
                return refusal;
            }

            // Where the name was looked up a second time: make sure that it still meant the file that was checked.
            if (disk.Look(order.Destination) is { } linked && !linked.IsSameFileAs(source.Entry))
            {
                File.Delete(order.Destination);
                return new PlacingResult.SourceGone("The downloaded file was replaced while it was being linked.");
            }

            return Linked(order);
        }

        if (fault.Kind == DiskFaultKind.Missing && disk.Look(source.Path) is null)
        {
            return new PlacingResult.SourceGone("The downloaded file disappeared while it was being linked.");
        }

        if (!fault.MeansNotThisWay)
        {
            return fault.Kind == DiskFaultKind.Exists ? Taken(order, source, cancellationToken) : PlacingWords.Refused(order, fault);
        }

        whyNot = $"Hard links do not work: {PlacingWords.Because(fault)}.";
        return order.Preference == PlacementPreference.Hardlink
            ? new PlacingResult.Impossible(
                $"{whyNot} PLACEMENT=hardlink allows nothing else. To clone or copy instead, set PLACEMENT=auto."
            )
            : null;
    }

    private PlacingResult? TryClone(
        PlacementOrder order,
        SourceFile source,
        string? whyNoLink,
        out string? whyNot,
        IPlacingJournal? journal,
        CancellationToken cancellationToken
    )
    {
        _recycling.ClearForeign(order, source.Entry);
        bool isBegun = IsBegun(order);
        whyNot = isBegun ? order.Making!.Why : whyNoLink;
        // A copy that was begun: an earlier run has found that cloning does not work.
        if (order.Preference is not (PlacementPreference.Auto or PlacementPreference.Clone) || isBegun)
        {
            return null;
        }

        _recycling.Clear(order);
        DiskFault? fault = disk.Clone(source.Handle, source.Entry, order.PartialPath);
        if (fault is null)
        {
            using FileStream clone = OpenPartial(order, source.Entry);
            var making = new Making(disk.Look(clone.SafeFileHandle).Inode, PlacementMethod.Clone, whyNoLink, IsWhole: false);
            return Publish(order with { Making = making }, source, clone, whole: true, journal, cancellationToken);
        }

        if (!fault.MeansNotThisWay)
        {
            return PlacingWords.Refused(order, fault);
        }

        string whyNoClone = $"Clones do not work: {PlacingWords.Because(fault)}.";
        whyNot = whyNoLink is null ? whyNoClone : $"{whyNoLink} {whyNoClone}";
        return order.Preference == PlacementPreference.Clone
            ? new PlacingResult.Impossible(
                $"{whyNoClone} PLACEMENT=clone allows nothing else. To link or copy instead, set PLACEMENT=auto."
            )
            : null;
    }

    private PlacingResult Copy(
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

        try
        {
            using FileStream partial = OpenPartial(order, source.Entry);
            long missing = Math.Max(0, source.Entry.BytesToCopy - partial.Length);
            long rest = order.RestOfPack();
            if (disk.FreeBytes(order.DestinationFolder) is { } free && free < missing + rest)
            {
                partial.Dispose();
                string pack = rest > 0 ? $", plus {rest} for the rest of the season pack" : "";
                return Full(order, $"{missing} bytes to copy{pack}, {free} bytes free");
            }

            ulong inode = disk.Look(partial.SafeFileHandle).Inode;
            bool isKnown = order.Making is { IsWhole: false } making && making.Inode == inode;
            bool goesOn = isKnown && source.Entry.Inode == order.SourceInode;
            if (!isKnown)
            {
                // Before the first byte: what is found under the hidden name later is this, or somebody's that was taken off the destination.
                order = order with
                {
                    Making = new Making(inode, PlacementMethod.Copy, why, IsWhole: false),
                };
                journal?.Write(order.Making);
            }

            bool whole = ResumableCopy.Run(
                disk,
                source.Handle,
                partial.SafeFileHandle,
                source.Entry.Bytes,
                goesOn ? order.FlushedBytes : 0,
                _publication.Flush,
                FlushEvery,
                journal,
                cancellationToken
            );
            return Publish(order, source, partial, whole, journal, cancellationToken);
        }
        catch (Exception e) when (DiskFault.Of(e) is { Kind: DiskFaultKind.NoSpace or DiskFaultKind.Quota or DiskFaultKind.TooLarge } fault)
        {
            File.Delete(order.PartialPath);
            return PlacingWords.Refused(order, fault);
        }
    }

    private PlacingResult Publish(
        PlacementOrder order,
        SourceFile source,
        FileStream partial,
        bool whole,
        IPlacingJournal? journal,
        CancellationToken cancellationToken
    )
    {
        PlacingResult? published = _publication.Publish(order, source, partial, whole, journal, out bool isTaken);
        return isTaken ? Taken(order, source, cancellationToken) : published!;
    }

    /// <summary>Another program made it in the last moment, or it is ours after all.</summary>
    private PlacingResult Taken(PlacementOrder order, SourceFile source, CancellationToken cancellationToken) =>
        Standing(order, source, cancellationToken)
        ?? new PlacingResult.Waiting($"{order.Destination} existed for a moment. It is tried again.");

    /// <summary>A copy of an earlier run stands under the hidden name, as far as it came.</summary>
    private bool IsBegun(PlacementOrder order) =>
        order.Making is { Method: PlacementMethod.Copy } making
        && disk.Look(order.PartialPath) is { Kind: EntryKind.File } partial
        && partial.Inode == making.Inode;

    private static PlacingResult Unflushed(PlacementOrder order, DiskFault fault)
    {
        try
        {
            File.Delete(order.PartialPath);
        }
        catch (Exception e) when (DiskFault.Of(e) is not null)
        {
            // Read-only by now, perhaps. What is journalled as flushed was flushed; the rest of it is compared anew after a restart.
        }

        return PlacingWords.Refused(order, fault);
    }

    /// <summary>A half copy would keep a full disk full, for others too.</summary>
    private static PlacingResult.Waiting Full(PlacementOrder order, string words)
    {
        File.Delete(order.PartialPath);
        return new PlacingResult.Waiting($"There is not enough space in {order.LibraryRoot}: {words}.");
    }

    private static FileStream OpenPartial(PlacementOrder order, DiskEntry source)
    {
        FileStreamOptions options = new()
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = source.ModeOfCopy;
        }

        return new FileStream(order.PartialPath, options);
    }

    private static bool HasSameBytes(string path, SourceFile source, CancellationToken cancellationToken)
    {
        using SafeFileHandle there = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        return ResumableCopy.AreSame(there, source.Handle, source.Entry.Bytes, cancellationToken);
    }
}
