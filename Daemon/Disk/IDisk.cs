using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.Disk;

/// <summary>The few things that .NET does not offer safely, or not at all, and that each system does in its own way.</summary>
/// <remarks>
/// Attempts that are expected to fail answer with the fault, null being success; the rest throw IOException as .NET itself does.
/// Why not File.Move and File.Copy: the first replaces a file made meanwhile, the second follows links and shows half a file.
/// </remarks>
public interface IDisk
{
    /// <summary>What bears this very name (a link is not followed), or null.</summary>
    DiskEntry? Look(string path);

    DiskEntry Look(SafeFileHandle handle);

    /// <summary>Opens a plain file for reading, without following a link below the root where the system can be told so.</summary>
    /// <param name="relative">Separated by '/'.</param>
    SafeFileHandle OpenBeneath(string root, string relative) =>
        File.OpenHandle(
            Path.Combine(root, relative.Replace('/', Path.DirectorySeparatorChar)),
            share: FileShare.ReadWrite | FileShare.Delete
        );

    /// <summary>The two files change names, as one act. Where the system cannot, the fault is NotSupported.</summary>
    DiskFault? Exchange(string one, string other) => new(DiskFaultKind.NotSupported, "Not supported");

    /// <summary>A second name for a file. Never replaces.</summary>
    /// <param name="opened">The file itself; where the system can link it by this, <paramref name="from"/> is not looked up again.</param>
    DiskFault? Link(SafeFileHandle opened, string from, string to);

    /// <summary>A new file that shares the other's blocks until one of them is written to. Where it fails, nothing is left.</summary>
    DiskFault? Clone(SafeFileHandle from, DiskEntry entry, string to);

    /// <summary>Another name on the same file system. Never replaces; where the system cannot promise that, the fault is NotSupported.</summary>
    DiskFault? Rename(string from, string to);

    /// <summary>Makes one folder, with all rights that the umask leaves. One that exists already is fine.</summary>
    void MakeFolder(string path);

    /// <summary>Where the next bytes that are no hole begin, at or after the offset; the offset itself where the system cannot say, null where none follow.</summary>
    long? NextData(SafeFileHandle file, long offset) => offset;

    /// <summary>Copies within the system, without a way through our memory. What is copied shares no blocks with the source.</summary>
    /// <returns>How many bytes were copied, 0 at the end of the source; null where the system cannot.</returns>
    long? CopyWithin(SafeFileHandle from, SafeFileHandle to, long offset, long bytes) => null;

    /// <summary>Lets the system begin to write what it was given, so that a flush later has less to wait for. Promises nothing.</summary>
    void BeginWriting(SafeFileHandle file, long offset, long bytes) { }

    /// <summary>Makes the bytes of a file survive a power cut.</summary>
    void Flush(SafeFileHandle file) => RandomAccess.FlushToDisk(file);

    /// <summary>Makes the names in a folder survive a power cut, where the system lets a program ask for it.</summary>
    void FlushFolder(string path);

    /// <summary>What is free for this user; null where the system does not say.</summary>
    long? FreeBytes(string folder);
}
