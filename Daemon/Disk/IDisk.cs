using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.Disk;

/// <summary>File operations that .NET lacks or does not do safely, and that differ by system.</summary>
/// <remarks>
/// Operations that are expected to fail return the fault, or null on success; the others throw IOException like .NET itself.
/// File.Move is not used because it replaces a file made in the meantime; File.Copy because it follows links and shows half a file.
/// </remarks>
public interface IDisk
{
    /// <summary>What has exactly this name, or null. A link is not followed. A claimed name (<see cref="Claim"/>) is free.</summary>
    DiskEntry? Look(string path);

    DiskEntry Look(SafeFileHandle handle);

    /// <summary>Opens a regular file for reading. Links below the root are not followed, if the system supports that.</summary>
    /// <param name="relative">Separated by '/'.</param>
    SafeFileHandle OpenBeneath(string root, string relative) =>
        File.OpenHandle(
            Path.Combine(root, relative.Replace('/', Path.DirectorySeparatorChar)),
            share: FileShare.ReadWrite | FileShare.Delete
        );

    /// <summary>Swaps the names of two files in one atomic step. The fault is NotSupported if the system cannot.</summary>
    DiskFault? Exchange(string one, string other) => new(DiskFaultKind.NotSupported, "Not supported");

    /// <summary>Adds a second name for a file. Never replaces.</summary>
    /// <param name="opened">The file itself. If the system can link it by this handle, <paramref name="from"/> is not looked up
    /// again.</param>
    DiskFault? Link(SafeFileHandle opened, string from, string to);

    /// <summary>Makes a new file that shares the other's blocks until one of the two is written to. If it fails, nothing is left.</summary>
    DiskFault? Clone(SafeFileHandle from, DiskEntry entry, string to);

    /// <summary>Renames on the same file system. Never replaces; the fault is NotSupported if the system cannot promise that.</summary>
    DiskFault? Rename(string from, string to);

    /// <summary>Removes what a rename left beside this name if it was interrupted (<see cref="Claim"/>). The file itself stays.</summary>
    void Withdraw(string path) { }

    /// <summary>Makes one folder, with all rights that the umask allows. It may exist already.</summary>
    void MakeFolder(string path);

    /// <summary>The start of the next data at or after the offset. The offset itself if the system cannot tell; null if only a hole follows.</summary>
    long? NextData(SafeFileHandle file, long offset) => offset;

    /// <summary>Copies within the system, without passing the bytes through our memory. The copy shares no blocks with the source.</summary>
    /// <returns>The bytes copied, 0 at the end of the source; null if the system cannot do it.</returns>
    long? CopyWithin(SafeFileHandle from, SafeFileHandle to, long offset, long bytes) => null;

    /// <summary>Lets the system start writing, so that a later flush has less to wait for. Guarantees nothing.</summary>
    void BeginWriting(SafeFileHandle file, long offset, long bytes) { }

    /// <summary>Makes the bytes of a file survive a power cut.</summary>
    void Flush(SafeFileHandle file) => RandomAccess.FlushToDisk(file);

    /// <summary>Makes the names in a folder survive a power cut, if the system lets a program ask for that.</summary>
    void FlushFolder(string path);

    /// <summary>The space that is free for this user; null if the system does not say.</summary>
    long? FreeBytes(string folder);
}
