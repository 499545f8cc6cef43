using System.Runtime.CompilerServices;
using Hybrid.Daemon.Disk;
using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.Verifying;

/// <summary>Compares the placed files with what was filed. Reads only.</summary>
public sealed class LibraryCheck(PlacedFiles files, IDisk disk)
{
    /// <param name="scope">Which files.</param>
    /// <param name="isQuick">Looks at names and sizes, and reads no file.</param>
    /// <param name="read">Told how many bytes were read since the last time.</param>
    /// <param name="cancellationToken">Between two chunks.</param>
    public async IAsyncEnumerable<CheckedFile> RunAsync(
        PlacedScope scope,
        bool isQuick,
        Action<int>? read,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await foreach (PlacedFile file in files.ReadAsync(scope, cancellationToken))
        {
            CheckedFile found = await Task.Run(() => Look(file, isQuick, read, cancellationToken), cancellationToken);
            if (!found.IsDamage || await files.IsStillPlacedAsync(file, cancellationToken))
            {
                yield return found;
            }
        }
    }

    private CheckedFile Look(PlacedFile file, bool isQuick, Action<int>? read, CancellationToken cancellationToken)
    {
        if (disk.Look(file.LibraryRoot) is not { Kind: EntryKind.Folder or EntryKind.Link })
        {
            return new CheckedFile(file, FileCondition.Unreadable)
            {
                Fault = $"{file.LibraryRoot} is not there; its disk may not be mounted",
            };
        }

        try
        {
            using SafeFileHandle? opened = PlacedLook.Open(disk, file, out DiskEntry? entry);
            return opened is null
                ? new CheckedFile(file, FileCondition.Missing)
                : Compare(file, opened, entry!, isQuick, read, cancellationToken);
        }
        catch (Exception e) when (DiskFault.Of(e) is { } fault)
        {
            return new CheckedFile(file, fault.Kind == DiskFaultKind.Missing ? FileCondition.Missing : FileCondition.Unreadable)
            {
                Fault = fault.Words,
            };
        }
    }

    private CheckedFile Compare(
        PlacedFile file,
        SafeFileHandle opened,
        DiskEntry entry,
        bool isQuick,
        Action<int>? read,
        CancellationToken cancellationToken
    )
    {
        FileCondition condition =
            entry.Bytes != file.Bytes ? FileCondition.SizeChanged
            : file.Hash is null ? FileCondition.NotHashed
            : isQuick || ContentHash.Of(opened, read, cancellationToken).Equals(file.Hash, StringComparison.Ordinal) ? FileCondition.Same
            : FileCondition.ContentChanged;
        return new CheckedFile(file, condition)
        {
            ModifiedNow = entry.ModifiedAt,
            BytesNow = entry.Bytes,
            IsDownloadToo =
                condition is FileCondition.SizeChanged or FileCondition.ContentChanged
                && disk.Look(file.Source)?.IsSameFileAs(entry) == true,
        };
    }
}
