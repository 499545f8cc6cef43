using Hybrid.Ledger;
using Hybrid.Settings;
using Microsoft.Win32.SafeHandles;

namespace Hybrid.Placing;

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
    /// <summary>FAT keeps times in steps of two seconds.</summary>
    private static readonly TimeSpan CoarsestTime = TimeSpan.FromSeconds(2);

    private readonly LibraryFolders _folders = new(disk);
    private readonly Recycling _recycling = new(disk);

    /// <summary>How often a copy is flushed, and its progress told.</summary>
    public TimeSpan FlushEvery { get; init; } = TimeSpan.FromSeconds(1);

    public static FilePlacer OfThisSystem() => new(SystemDisk.Instance);

    /// <summary>What bears a name now; null where nothing does.</summary>
    public DiskEntry? Look(string path) => disk.Look(path);

    /// <summary>The device of a folder that is there and holds nothing; else null, and where the disk refuses: placing tells why.</summary>
    public ulong? DeviceOfEmpty(string folder)
    {
        try
        {
            return Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any()
                ? disk.Look(Path.Join(folder, "."))?.Device
                : null;
        }
        catch (Exception e) when (DiskFault.Of(e) is not null)
        {
            return null;
        }
    }

    /// <param name="progress">Told, each <see cref="FlushEvery"/>, how many bytes are on the disk for good; never called for a link or a clone.</param>
    /// <exception cref="OperationCanceledException">Nothing but a hidden partial file is left; the same order resumes it.</exception>
    public PlacingResult Place(PlacementOrder order, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        if (!order.StaysInLibrary)
        {
            return new PlacingResult.Impossible("The destination is not inside the library's folder.");
        }

        if (SourceFile.TryOpen(disk, order, out SourceFile? source) is { } refusal)
        {
            return Refused(order, refusal);
        }

        using (source)
        {
            try
            {
                return Standing(order, source!, cancellationToken)
                    ?? _folders.Make(order.LibraryRoot, order.DestinationFolder)
                    ?? TryLink(order, source!, out string? whyNoLink, cancellationToken)
                    ?? TryClone(order, source!, whyNoLink, out string? whyNoClone, cancellationToken)
                    ?? Copy(order, source!, whyNoClone, progress, cancellationToken);
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
            return Done(order, PlacementMethod.HardLink, null, 0);
        }

        // Whole before it got its name, in one of the two ways in which a rename can be cut short or forgotten.
        bool ours =
            there.Kind == EntryKind.File
            && (
                (disk.Look(order.PartialPath) is { } partial && partial.IsSameFileAs(there))
                || (
                    there.Bytes == source.Entry.Bytes
                    && (there.ModifiedAt - source.Entry.ModifiedAt).Duration() <= CoarsestTime
                    && HasSameBytes(order.Destination, source, cancellationToken)
                )
            );
        if (!ours && order.RecycleTo is not null)
        {
            return _recycling.Keep(order, there);
        }

        if (!ours)
        {
            File.Delete(order.PartialPath);
            return new PlacingResult.Conflict($"{order.Destination} exists already and is not this file; nothing was changed.");
        }

        PlacementMethod method = order.Preference == PlacementPreference.Clone ? PlacementMethod.Clone : PlacementMethod.Copy;
        return Done(
            order,
            method,
            "The same file, byte for byte, stood there already.",
            method == PlacementMethod.Copy ? source.Entry.Bytes : 0
        );
    }

    /// <summary>The source has gone since it was linked: what was to be done is done all the same.</summary>
    private PlacingResult Refused(PlacementOrder order, PlacingResult refusal)
    {
        try
        {
            return
                refusal is PlacingResult.SourceGone
                && order.SourceInode is { } inode
                && disk.Look(order.Destination) is { Kind: EntryKind.File } there
                && there.Inode == inode
                && there.Bytes == order.Bytes
                && there.ModifiedAt.ToUnixTimeMilliseconds() == order.SourceModifiedAt.ToUnixTimeMilliseconds()
                ? Done(order, PlacementMethod.HardLink, null, 0)
                : refusal;
        }
        catch (Exception e) when (DiskFault.Of(e) is { } fault)
        {
            return PlacingWords.Refused(order, fault);
        }
    }

    private PlacingResult? TryLink(PlacementOrder order, SourceFile source, out string? whyNot, CancellationToken cancellationToken)
    {
        whyNot = null;
        if (order.Preference is not (PlacementPreference.Auto or PlacementPreference.Hardlink))
        {
            return null;
        }

        bool replacing = order.RecycleTo is not null && disk.Look(order.Destination) is not null;
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
                return new PlacingResult.SourceGone("The source was replaced while it was being linked.");
            }

            return Done(order, PlacementMethod.HardLink, null, 0);
        }

        if (fault.Kind == DiskFaultKind.Missing && disk.Look(source.Path) is null)
        {
            return new PlacingResult.SourceGone("The source went away while it was being linked.");
        }

        if (!fault.MeansNotThisWay)
        {
            return TakenOrRefused(order, source, fault, cancellationToken);
        }

        whyNot = $"No hard link: {PlacingWords.Because(fault)}.";
        return order.Preference == PlacementPreference.Hardlink
            ? new PlacingResult.Impossible($"{whyNot} PLACEMENT=hardlink allows nothing else; auto would clone or copy.")
            : null;
    }

    private PlacingResult? TryClone(
        PlacementOrder order,
        SourceFile source,
        string? whyNoLink,
        out string? whyNot,
        CancellationToken cancellationToken
    )
    {
        whyNot = whyNoLink;
        bool wanted = order.Preference is PlacementPreference.Auto or PlacementPreference.Clone;
        _recycling.ClearForeign(order, source.Entry);
        // A partial file is a copy that was begun: an earlier run has found that cloning does not work.
        DiskEntry? partial = disk.Look(order.PartialPath);
        if (!wanted || (order.Preference == PlacementPreference.Auto && partial is { Bytes: > 0 }))
        {
            return null;
        }

        File.Delete(order.PartialPath);
        DiskFault? fault = disk.Clone(source.Handle, source.Entry, order.PartialPath);
        if (fault is null)
        {
            using FileStream clone = OpenPartial(order, source.Entry);
            return Publish(order, source, clone, whole: true, PlacementMethod.Clone, whyNoLink, cancellationToken);
        }

        if (!fault.MeansNotThisWay)
        {
            return PlacingWords.Refused(order, fault);
        }

        string whyNoClone = $"No clone: {PlacingWords.Because(fault)}.";
        whyNot = whyNoLink is null ? whyNoClone : $"{whyNoLink} {whyNoClone}";
        return order.Preference == PlacementPreference.Clone
            ? new PlacingResult.Impossible($"{whyNoClone} PLACEMENT=clone allows nothing else; auto would link or copy.")
            : null;
    }

    private PlacingResult Copy(
        PlacementOrder order,
        SourceFile source,
        string? why,
        IProgress<long>? progress,
        CancellationToken cancellationToken
    )
    {
        if (disk.Look(order.PartialPath) is { Kind: not EntryKind.File })
        {
            return new PlacingResult.Conflict($"{order.PartialPath} is no plain file; remove it.");
        }

        try
        {
            using FileStream partial = OpenPartial(order, source.Entry);
            long missing = Math.Max(0, source.Entry.BytesToCopy - partial.Length);
            long rest = order.RestOfPack();
            if (disk.FreeBytes(order.DestinationFolder) is { } free && free < missing + rest)
            {
                partial.Dispose();
                string pack = rest > 0 ? $", and {rest} more for the rest of its pack" : "";
                return Full(order, $"{missing} bytes are to be copied{pack}; {free} are free");
            }

            bool whole = ResumableCopy.Run(
                disk,
                source.Handle,
                partial.SafeFileHandle,
                source.Entry.Bytes,
                source.Entry.Inode == order.SourceInode ? order.FlushedBytes : 0,
                Flush,
                FlushEvery,
                progress,
                cancellationToken
            );
            return Publish(order, source, partial, whole, PlacementMethod.Copy, why, cancellationToken);
        }
        catch (Exception e) when (DiskFault.Of(e) is { Kind: DiskFaultKind.NoSpace or DiskFaultKind.Quota } fault)
        {
            File.Delete(order.PartialPath);
            return PlacingWords.Refused(order, fault);
        }
        catch (ArgumentOutOfRangeException)
        {
            // How .NET tells EFBIG.
            return PlacingWords.Refused(order, new DiskFault(DiskFaultKind.TooLarge, "File too large"));
        }
    }

    /// <summary>From the whole hidden file to the final name.</summary>
    private PlacingResult Publish(
        PlacementOrder order,
        SourceFile source,
        FileStream partial,
        bool whole,
        PlacementMethod method,
        string? why,
        CancellationToken cancellationToken
    )
    {
        KeepTime(partial, source.Entry);
        Flush(partial.SafeFileHandle);
        bool asPlanned = whole && RandomAccess.GetLength(partial.SafeFileHandle) == source.Entry.Bytes && source.IsUnchanged();
        // Windows neither renames nor deletes what is open.
        partial.Dispose();
        if (!asPlanned)
        {
            File.Delete(order.PartialPath);
            return new PlacingResult.SourceGone("The source changed while it was being copied.");
        }

        if (order.RecycleTo is not null && disk.Look(order.Destination) is not null)
        {
            return _recycling.Replace(order) ?? Done(order, method, why, method == PlacementMethod.Copy ? source.Entry.Bytes : 0);
        }

        return disk.Rename(order.PartialPath, order.Destination) is { } fault
            ? TakenOrRefused(order, source, fault, cancellationToken)
            : Done(order, method, why, method == PlacementMethod.Copy ? source.Entry.Bytes : 0);
    }

    private PlacingResult.Placed Done(PlacementOrder order, PlacementMethod method, string? note, long bytes)
    {
        _recycling.Clear(order);
        disk.FlushFolder(order.DestinationFolder);
        DiskEntry entry = disk.Look(order.Destination) ?? throw new FileNotFoundException("What was placed has gone.");
        return new PlacingResult.Placed(method, note, bytes) { Entry = entry, Replaced = _recycling.HasKept(order) };
    }

    private PlacingResult TakenOrRefused(PlacementOrder order, SourceFile source, DiskFault fault, CancellationToken cancellationToken) =>
        fault.Kind == DiskFaultKind.Exists && Standing(order, source, cancellationToken) is { } standing
            ? standing
            : PlacingWords.Refused(order, fault);

    private void Flush(SafeFileHandle partial)
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
        return new PlacingResult.Waiting($"There is no room in {order.LibraryRoot}: {words}.");
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

    private static void KeepTime(FileStream partial, DiskEntry source)
    {
        try
        {
            File.SetLastWriteTimeUtc(partial.SafeFileHandle, source.ModifiedAt.UtcDateTime);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            // Some mounts (CIFS, NTFS, FAT) refuse to set a time, and the copy is whole without it.
        }
    }
}
