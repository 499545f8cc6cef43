using Hybrid.Ledger;
using Hybrid.Settings;

namespace Hybrid.Placing;

/// <summary>
/// Puts one file into the library: hard link, else clone, else copy. Given the same order again, after a crash at any point, it
/// finishes what it began; there is no other recovery.
/// </summary>
/// <remarks>
/// The source is only read. A final name never shows half a file: clone and copy are made under a hidden name beside it and renamed
/// when they are whole and flushed. Nothing is ever replaced: link and rename fail where the name is taken, and the system sees to it.
/// </remarks>
public sealed class FilePlacer(IDisk disk)
{
    /// <summary>FAT keeps times in steps of two seconds.</summary>
    private static readonly TimeSpan CoarsestTime = TimeSpan.FromSeconds(2);

    public static FilePlacer OfThisSystem() => new(SystemDisk.Instance);

    /// <param name="progress">Told how many bytes are copied; never called for a link or a clone.</param>
    /// <exception cref="OperationCanceledException">Nothing but a hidden partial file is left; the same order resumes it.</exception>
    public PlacingResult Place(PlacementOrder order, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        if (!order.StaysInLibrary)
        {
            return new PlacingResult.Impossible("The destination is not inside the library's folder.");
        }

        if (SourceFile.TryOpen(disk, order, out SourceFile? source) is { } refusal)
        {
            return refusal;
        }

        using (source)
        {
            try
            {
                return Standing(order, source!, cancellationToken)
                    ?? MakeFolders(order)
                    ?? TryLink(order, source!, out string? whyNoLink, cancellationToken)
                    ?? TryClone(order, source!, whyNoLink, out string? whyNoClone, cancellationToken)
                    ?? Copy(order, source!, whyNoClone, progress, cancellationToken);
            }
            catch (Exception e) when (DiskFault.Of(e) is { } fault)
            {
                return Refused(order, fault);
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

    private PlacingResult? MakeFolders(PlacementOrder order)
    {
        if (!Directory.Exists(order.LibraryRoot))
        {
            // Never made by us: under an empty mount point the files would land on the wrong disk.
            return new PlacingResult.Waiting($"The library's folder {order.LibraryRoot} is not there; make it, or mount its disk.");
        }

        string folder = order.LibraryRoot;
        foreach (string component in Path.GetRelativePath(order.LibraryRoot, order.DestinationFolder).Split(Path.DirectorySeparatorChar))
        {
            string below = Path.Combine(folder, component);
            if (component != "." && !Directory.Exists(below))
            {
                if (disk.Look(below) is not null)
                {
                    return new PlacingResult.Conflict($"{below} exists and is no folder; nothing was changed.");
                }

                disk.MakeFolder(below);
                disk.FlushFolder(folder);
            }

            folder = below;
        }

        return null;
    }

    private PlacingResult? TryLink(PlacementOrder order, SourceFile source, out string? whyNot, CancellationToken cancellationToken)
    {
        whyNot = null;
        if (order.Preference is not (PlacementPreference.Auto or PlacementPreference.Hardlink))
        {
            return null;
        }

        DiskFault? fault = disk.Link(source.Handle, source.Path, order.Destination);
        if (fault is null)
        {
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

        whyNot = $"No hard link: {Because(fault)}.";
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
            return Refused(order, fault);
        }

        string whyNoClone = $"No clone: {Because(fault)}.";
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
            long missing = source.Entry.Bytes - partial.Length;
            if (disk.FreeBytes(order.DestinationFolder) is { } free && free < missing)
            {
                partial.Dispose();
                return Full(order, $"{missing} bytes are to be copied and {free} are free");
            }

            bool whole = ResumableCopy.Run(source.Handle, partial.SafeFileHandle, source.Entry.Bytes, progress, cancellationToken);
            return Publish(order, source, partial, whole, PlacementMethod.Copy, why, cancellationToken);
        }
        catch (Exception e) when (DiskFault.Of(e) is { Kind: DiskFaultKind.NoSpace } fault)
        {
            return Full(order, fault.Words);
        }
        catch (ArgumentOutOfRangeException)
        {
            // How .NET tells EFBIG.
            return Refused(order, new DiskFault(DiskFaultKind.TooLarge, "File too large"));
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
        RandomAccess.FlushToDisk(partial.SafeFileHandle);
        bool asPlanned = whole && RandomAccess.GetLength(partial.SafeFileHandle) == source.Entry.Bytes && source.IsUnchanged();
        // Windows neither renames nor deletes what is open.
        partial.Dispose();
        if (!asPlanned)
        {
            File.Delete(order.PartialPath);
            return new PlacingResult.SourceGone("The source changed while it was being copied.");
        }

        return disk.Rename(order.PartialPath, order.Destination) is { } fault
            ? TakenOrRefused(order, source, fault, cancellationToken)
            : Done(order, method, why, method == PlacementMethod.Copy ? source.Entry.Bytes : 0);
    }

    private PlacingResult.Placed Done(PlacementOrder order, PlacementMethod method, string? note, long bytes)
    {
        File.Delete(order.PartialPath);
        disk.FlushFolder(order.DestinationFolder);
        return new PlacingResult.Placed(method, note, bytes);
    }

    private PlacingResult TakenOrRefused(PlacementOrder order, SourceFile source, DiskFault fault, CancellationToken cancellationToken) =>
        fault.Kind == DiskFaultKind.Exists && Standing(order, source, cancellationToken) is { } standing ? standing : Refused(order, fault);

    /// <summary>A half copy would keep a full disk full, for others too.</summary>
    private static PlacingResult.Waiting Full(PlacementOrder order, string words)
    {
        File.Delete(order.PartialPath);
        return new PlacingResult.Waiting($"There is no room in {order.LibraryRoot}: {words}.");
    }

    private static PlacingResult Refused(PlacementOrder order, DiskFault fault) =>
        fault.Kind switch
        {
            DiskFaultKind.NameTooLong => new PlacingResult.Impossible(
                $"The library's file system does not take so long a name: {fault.Words}."
            ),
            DiskFaultKind.TooLarge => new PlacingResult.Impossible(
                $"The library's file system does not take so large a file: {fault.Words}."
            ),
            DiskFaultKind.NotSupported or DiskFaultKind.NotPermitted => new PlacingResult.Impossible(
                $"The library's file system cannot name a file without the danger of replacing another: {fault.Words}."
            ),
            DiskFaultKind.NoSpace => new PlacingResult.Waiting($"There is no room in {order.LibraryRoot}: {fault.Words}."),
            DiskFaultKind.ReadOnly => new PlacingResult.Waiting($"{order.LibraryRoot} is mounted read-only."),
            DiskFaultKind.Denied => new PlacingResult.Waiting(
                $"The daemon may not write to {order.LibraryRoot}: give the user that it runs as the right to."
            ),
            _ => new PlacingResult.Waiting($"Placing into {order.LibraryRoot} failed for now: {fault.Words}."),
        };

    private static string Because(DiskFault fault) =>
        fault.Kind switch
        {
            DiskFaultKind.OtherDevice => "the download and the library are on different file systems or mounts",
            DiskFaultKind.TooManyLinks => "the file has as many names as its file system allows",
            DiskFaultKind.NotPermitted => "the system does not permit it (a file system without links, or a file of another user)",
            _ => "the file system does not offer it",
        };

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
        using Microsoft.Win32.SafeHandles.SafeFileHandle there = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
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
