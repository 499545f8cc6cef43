using Hybrid.Daemon.Disk;
using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.Verifying;

/// <summary>Opens a placed file to read it, and never a link or a device in its place.</summary>
internal static class PlacedLook
{
    /// <returns>Null if there is no regular file of this name.</returns>
    /// <exception cref="IOException">The disk cannot open it.</exception>
    public static SafeFileHandle? Open(IDisk disk, PlacedFile file, out DiskEntry? entry)
    {
        entry = null;
        string relative = Path.GetRelativePath(file.LibraryRoot, file.Path).Replace('\\', '/');
        if (disk.Look(file.Path) is not { Kind: EntryKind.File } || relative.StartsWith("../", StringComparison.Ordinal))
        {
            return null;
        }

        SafeFileHandle opened = disk.OpenBeneath(file.LibraryRoot, relative);
        entry = disk.Look(opened);
        return opened;
    }
}
