using Hybrid.Naming;
using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.Disk;

/// <summary>Opens a file of a download to read it: only a regular file, never through a link below the download's root.</summary>
public static class PlainFile
{
    /// <param name="root">The absolute folder that the path starts from. It may be a link: that is the user's own choice.</param>
    /// <param name="path">Separated by '/'. Untrusted.</param>
    /// <returns>Null if there is no such file, or if another one took its name meanwhile.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static (SafeFileHandle Handle, DiskEntry Entry)? TryOpen(string root, string path)
    {
        if (Find(root, path) is not { } seen)
        {
            return null;
        }

        SafeFileHandle handle = File.OpenHandle(seen.Path, share: FileShare.ReadWrite | FileShare.Delete);
        if (SystemDisk.Instance.Look(handle).IsSameFileAs(seen.Entry))
        {
            return (handle, seen.Entry);
        }

        handle.Dispose();
        return null;
    }

    private static (string Path, DiskEntry Entry)? Find(string root, string path)
    {
        if (LibraryRoot.Combine(root, path) is null)
        {
            return null;
        }

        string current = root;
        DiskEntry? entry = null;
        string[] components = path.Split('/');
        for (int i = 0; i < components.Length; i++)
        {
            current = Path.Combine(current, components[i]);
            entry = SystemDisk.Instance.Look(current);
            if (entry?.Kind != (i == components.Length - 1 ? EntryKind.File : EntryKind.Folder))
            {
                return null;
            }
        }

        return (current, entry!);
    }
}
