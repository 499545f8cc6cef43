using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.Disk;

/// <summary>The file to place: opened once, and checked to be the planned regular file.</summary>
internal sealed class SourceFile : IDisposable
{
    private readonly IDisk _disk;

    private SourceFile(IDisk disk, string path, SafeFileHandle handle, DiskEntry entry)
    {
        _disk = disk;
        Path = path;
        Handle = handle;
        Entry = entry;
    }

    public string Path { get; }

    public SafeFileHandle Handle { get; }

    public DiskEntry Entry { get; }

    /// <summary>Opens the file. If it cannot, the result says why and is not null.</summary>
    public static PlacingResult? TryOpen(IDisk disk, PlacementOrder order, out SourceFile? source)
    {
        source = null;
        if (order.SourcePath is not { } path)
        {
            return new PlacingResult.Impossible("The path leads out of the download's folder, so it is not followed.");
        }

        try
        {
            if (Refusal(disk, order, out DiskEntry? seen) is { } refusal)
            {
                return refusal;
            }

            SafeFileHandle handle = disk.OpenBeneath(order.SourceRoot, order.RelativePath);
            DiskEntry opened = disk.Look(handle);
            if (!opened.IsSameFileAs(seen!) || opened.Kind != EntryKind.File)
            {
                // Between the look and the opening, a link or another file was put there.
                handle.Dispose();
                return new PlacingResult.SourceGone("The downloaded file was replaced while it was being opened.");
            }

            source = new SourceFile(disk, path, handle, opened);
            return null;
        }
        catch (Exception e) when (DiskFault.Of(e) is { } fault)
        {
            return fault.Kind switch
            {
                DiskFaultKind.Missing => new PlacingResult.SourceGone("The downloaded file no longer exists."),
                DiskFaultKind.NameTooLong => new PlacingResult.SourceGone("The name of the downloaded file is too long to be opened."),
                DiskFaultKind.Denied => new PlacingResult.Waiting(
                    "The daemon may not read the downloaded file. Allow the user that it runs as to read the download folder."
                ),
                DiskFaultKind.TooManyOpen => new PlacingResult.Waiting(PlacingWords.TooManyOpen),
                DiskFaultKind.Failing => new PlacingResult.Waiting(
                    $"The disk of the download reports an error: {fault.Words}. See the system log."
                ),
                _ => new PlacingResult.Waiting($"The downloaded file cannot be read at the moment: {fault.Words}."),
            };
        }
    }

    /// <summary>Since it was opened, nobody wrote to it or put another file in its place.</summary>
    public bool IsUnchanged() => _disk.Look(Handle).IsAsBefore(Entry) && _disk.Look(Path) is { } now && now.IsSameFileAs(Entry);

    public void Dispose() => Handle.Dispose();

    private static PlacingResult? Refusal(IDisk disk, PlacementOrder order, out DiskEntry? entry)
    {
        entry = null;
        // The root itself may be a link, which is the user's own choice. What is below it came with the download.
        if (disk.Look(System.IO.Path.Join(order.SourceRoot, ".")) is null)
        {
            return new PlacingResult.Waiting("The download's folder does not exist. Check that its disk is mounted.");
        }

        string[] components = order.RelativePath.Split('/');
        string current = order.SourceRoot;
        for (int i = 0; i < components.Length; i++)
        {
            current = System.IO.Path.Combine(current, components[i]);
            entry = disk.Look(current);
            EntryKind expected = i == components.Length - 1 ? EntryKind.File : EntryKind.Folder;
            if (entry is null)
            {
                return IsWithoutItsDisk(disk, order)
                    ? new PlacingResult.Waiting(
                        "The download's folder is empty and on another disk than before. Check that its disk is mounted."
                    )
                    : new PlacingResult.SourceGone("The downloaded file no longer exists.");
            }

            if (entry.Kind != expected)
            {
                return new PlacingResult.SourceGone(
                    entry.Kind == EntryKind.Link
                        ? "The path of the downloaded file contains a link, and links in downloads are not followed."
                        : "The download is not a regular file."
                );
            }
        }

        return entry!.Bytes == order.Bytes && entry.ModifiedAt.ToUnixTimeMilliseconds() == order.SourceModifiedAt.ToUnixTimeMilliseconds()
            ? null
            : new PlacingResult.SourceGone("The downloaded file has changed since it was reported complete.");
    }

    /// <summary>
    /// A mount point without its disk is an empty folder on the disk below. Device numbers change with each mount, so a changed number
    /// alone proves nothing.
    /// </summary>
    private static bool IsWithoutItsDisk(IDisk disk, PlacementOrder order) =>
        order.SourceDevice is { } device
        && disk.Look(System.IO.Path.Join(order.SourceRoot, ".")) is { } root
        && root.Device != device
        && !Directory.EnumerateFileSystemEntries(order.SourceRoot).Any();
}
