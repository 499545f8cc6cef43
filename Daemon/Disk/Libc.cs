using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.Disk;

/// <summary>Unix calls that .NET 10 lacks (File.CreateHardLink comes with .NET 11).</summary>
internal static partial class Libc
{
    public const int EINTR = 4;
    public const int EEXIST = 17;
    public const int ENOENT = 2;
    public const int ENOTDIR = 20;
    public const int ENOSYS = 38;
    public const int EPERM = 1;
    public const int EINVAL = 22;

    /// <summary>The same number on every processor that .NET runs on.</summary>
    public const nint OpenAt2Number = 437;

    // C libraries have no function for this system call.
    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint OpenAt2(nint number, int folder, string path, in OpenHow how, nint size);

    [LibraryImport("libc", EntryPoint = "linkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int LinkAt(int fromFolder, string from, int toFolder, string to, int flags);

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int RenameAt2(int fromFolder, string from, int toFolder, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameOver(string from, string to);

    [LibraryImport("libc", EntryPoint = "renamex_np", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int RenameX(string from, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "fclonefileat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int CloneFile(SafeFileHandle from, int toFolder, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    public static partial int IoControl(SafeFileHandle file, nuint request, nint argument);

    // Only 64-bit Linux is supported, where off_t has 64 bits.
    [LibraryImport("libc", EntryPoint = "lseek", SetLastError = true)]
    public static partial long Seek(SafeFileHandle file, long offset, int from);

    [LibraryImport("libc", EntryPoint = "sendfile", SetLastError = true)]
    public static partial nint SendFile(SafeFileHandle to, SafeFileHandle from, ref long offset, nint bytes);

    [LibraryImport("libc", EntryPoint = "sync_file_range", SetLastError = true)]
    public static partial int SyncFileRange(SafeFileHandle file, long offset, long bytes, uint flags);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int StatX(int folder, string path, int flags, uint mask, Span<byte> result);

    // Since macOS 10.6 the function for 64-bit inodes has its own name on Intel; on ARM it is the only one.
    [LibraryImport("libc", EntryPoint = "lstat$INODE64", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int LStatOnIntelMac(string path, Span<byte> result);

    [LibraryImport("libc", EntryPoint = "lstat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int LStatOnArmMac(string path, Span<byte> result);

    [LibraryImport("libc", EntryPoint = "fstat$INODE64", SetLastError = true)]
    public static partial int FStatOnIntelMac(SafeFileHandle file, Span<byte> result);

    [LibraryImport("libc", EntryPoint = "fstat", SetLastError = true)]
    public static partial int FStatOnArmMac(SafeFileHandle file, Span<byte> result);

    [LibraryImport("libc", EntryPoint = "mkdir", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MkDir(string path, uint mode);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenAt(SafeFileHandle folder, string name, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(SafeFileHandle file);

    /// <summary>Null if the call succeeded; otherwise the fault that errno means.</summary>
    public static DiskFault? Fault(int result) => result == 0 ? null : DiskFault.OfUnix(Marshal.GetLastPInvokeError());

    /// <summary>Adds a second name, given the first. A link is not followed.</summary>
    public static DiskFault? LinkName(string from, string to)
    {
        int workingFolder = OperatingSystem.IsMacOS() ? -2 : -100; // AT_FDCWD
        return Fault(LinkAt(workingFolder, from, workingFolder, to, 0));
    }

    /// <summary>Replaces what has the other name.</summary>
    public static DiskFault? Rename(string from, string to) => Fault(RenameOver(from, to));

    /// <summary>Renames without replacing on file systems that lack such a rename: by a link, which does not replace either.</summary>
    public static DiskFault? RenameByLink(string from, string to)
    {
        DiskFault? fault = LinkName(from, to);
        if (fault is null)
        {
            File.Delete(from);
        }

        return fault;
    }

    /// <summary>Where nothing better is safe: another program's file that appears between the look and the rename is lost.</summary>
    /// <param name="isFree">What the look found: nobody has the name, or only our own claim.</param>
    public static DiskFault? RenameIfFree(string from, string to, bool isFree)
    {
        if (!isFree)
        {
            return new DiskFault(DiskFaultKind.Exists, "File exists");
        }

        DiskFault? fault = Rename(from, to);
        // Files can be made there, so this is no question of rights.
        return fault is { Kind: DiskFaultKind.NotPermitted } ? fault with { Kind = DiskFaultKind.NotSupported } : fault;
    }

    public static void MakeFolder(string path)
    {
        const uint everybody = 0x1FF; // 0777, minus the umask
        if (MkDir(path, everybody) != 0 && Marshal.GetLastPInvokeError() is var errno && !(errno == EEXIST && Directory.Exists(path)))
        {
            throw DiskFault.Exception(errno);
        }
    }

    /// <summary>.NET refuses to open a folder.</summary>
    public static SafeFileHandle OpenFolder(string path)
    {
        int closeOnExec = OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;
        int descriptor = Open(path, closeOnExec);
        return descriptor < 0 ? throw DiskFault.Exception(Marshal.GetLastPInvokeError()) : new SafeFileHandle(descriptor, ownsHandle: true);
    }

    /// <summary>Opens a file below a folder for reading, one component at a time, each relative to the one before. None may be a link.</summary>
    public static SafeFileHandle Walk(SafeFileHandle folder, string relative)
    {
        string[] components = relative.Split('/');
        if (Array.Exists(components, c => c is "" or "." or ".."))
        {
            throw DiskFault.Exception(ENOENT);
        }

        SafeFileHandle current = folder;
        for (int i = 0; i < components.Length; i++)
        {
            int descriptor = OpenAt(current, components[i], i < components.Length - 1 ? OpenFlags.Folder : OpenFlags.File);
            int errno = Marshal.GetLastPInvokeError();
            if (current != folder)
            {
                current.Dispose();
            }

            current = descriptor < 0 ? throw DiskFault.Exception(errno) : new SafeFileHandle(descriptor, ownsHandle: true);
        }

        return current;
    }

    public static void FlushFolder(string path)
    {
        using SafeFileHandle folder = OpenFolder(path);
        while (FSync(folder) != 0)
        {
            // Some network file systems cannot flush a folder, and there is no better request.
            if (Marshal.GetLastPInvokeError() is var errno && errno != EINTR)
            {
                if (DiskFault.OfUnix(errno).Kind == DiskFaultKind.NotSupported)
                {
                    return;
                }

                throw DiskFault.Exception(errno);
            }
        }
    }

    public static EntryKind KindOf(uint mode) =>
        (mode & 0xF000) switch
        {
            0x8000 => EntryKind.File,
            0x4000 => EntryKind.Folder,
            0xA000 => EntryKind.Link,
            _ => EntryKind.Other,
        };
}
