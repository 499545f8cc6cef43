using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.Disk;

/// <summary>Linux: linkat, FICLONE, renameat2, statx.</summary>
/// <param name="knowsOpenAt2">False for a kernel before 5.6, or behind a container's filter. A missing call is also detected when it
/// fails.</param>
[UnsupportedOSPlatform("windows")]
internal sealed class LinuxDisk(bool knowsOpenAt2 = true) : IDisk
{
    private const int WorkingFolder = -100; // AT_FDCWD
    private const uint BasicStats = 0x7FF; // STATX_BASIC_STATS

    public DiskEntry? Look(string path)
    {
        const int noFollow = 0x100; // AT_SYMLINK_NOFOLLOW
        Span<byte> entry = stackalloc byte[256];
        if (Libc.StatX(WorkingFolder, path, noFollow, BasicStats, entry) != 0)
        {
            return Marshal.GetLastPInvokeError() is var errno && errno is Libc.ENOENT or Libc.ENOTDIR
                ? null
                : throw DiskFault.Exception(errno);
        }

        DiskEntry read = Read(entry);
        return read.Kind != EntryKind.File ? read
            : read.Bytes <= Claim.MostBytes && Claim.Has(path) ? null
            : read with { HasLastingInode = FileSystem.HasLastingInodes(path) };
    }

    public DiskEntry Look(SafeFileHandle handle)
    {
        const int emptyPath = 0x1000; // AT_EMPTY_PATH
        Span<byte> entry = stackalloc byte[256];
        return Libc.StatX((int)handle.DangerousGetHandle(), "", emptyPath, BasicStats, entry) == 0
            ? Read(entry) with
            {
                HasLastingInode = FileSystem.HasLastingInodes(handle),
            }
            : throw DiskFault.Exception(Marshal.GetLastPInvokeError());
    }

    public SafeFileHandle OpenBeneath(string root, string relative)
    {
        using SafeFileHandle folder = Libc.OpenFolder(root);
        if (!knowsOpenAt2)
        {
            return Libc.Walk(folder, relative);
        }

        // O_RDONLY|O_CLOEXEC|O_NONBLOCK: without the last, a pipe in the file's place would block the daemon forever.
        OpenHow how = new(0x80000 | 0x800, OpenHow.Beneath | OpenHow.NoSymlinks | OpenHow.NoMagicLinks);
        nint descriptor = Libc.OpenAt2(Libc.OpenAt2Number, (int)folder.DangerousGetHandle(), relative, in how, OpenHow.Size);
        if (descriptor >= 0)
        {
            return new SafeFileHandle(descriptor, ownsHandle: true);
        }

        int errno = Marshal.GetLastPInvokeError();
        return errno is Libc.ENOSYS or Libc.EPERM or Libc.EINVAL ? Libc.Walk(folder, relative) : throw DiskFault.Exception(errno);
    }

    public DiskFault? Exchange(string one, string other)
    {
        if (!FileSystem.HasLastingInodes(one))
        {
            // What comes off a name is recognized by its inode.
            return DiskFault.OfUnix(Libc.ENOSYS);
        }

        const uint exchange = 2; // RENAME_EXCHANGE
        try
        {
            return Libc.Fault(Libc.RenameAt2(WorkingFolder, one, WorkingFolder, other, exchange));
        }
        catch (EntryPointNotFoundException)
        {
            return DiskFault.OfUnix(Libc.ENOSYS);
        }
    }

    public DiskFault? Link(SafeFileHandle opened, string from, string to)
    {
        // This links a file by its descriptor without privileges, see open(2). The link in /proc leads to the file itself, not to a name.
        const int follow = 0x400; // AT_SYMLINK_FOLLOW
        DiskFault? fault = Libc.Fault(
            Libc.LinkAt(WorkingFolder, $"/proc/self/fd/{opened.DangerousGetHandle()}", WorkingFolder, to, follow)
        );
        if (fault is { Kind: DiskFaultKind.Missing })
        {
            // There is no /proc, or the opened name has disappeared.
            fault = Libc.LinkName(from, to);
        }

        return fault is not null && IsOddRefusal(fault, to) ? fault with { Kind = DiskFaultKind.NotSupported } : fault;
    }

    public DiskFault? Clone(SafeFileHandle from, DiskEntry entry, string to)
    {
        if (FileSystem.NeverClones(to))
        {
            return DiskFault.OfUnix(Libc.ENOSYS);
        }

        const int cloneRequest = 0x40049409; // FICLONE
        FileStreamOptions options = new()
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            UnixCreateMode = entry.ModeOfCopy,
        };
        DiskFault? fault;
        using (FileStream file = new(to, options))
        {
            fault = Libc.Fault(Libc.IoControl(file.SafeFileHandle, cloneRequest, from.DangerousGetHandle()));
        }

        if (fault is not null)
        {
            File.Delete(to);
        }

        return fault;
    }

    public DiskFault? Rename(string from, string to)
    {
        const uint noReplace = 1; // RENAME_NOREPLACE
        DiskFault? fault;
        try
        {
            fault = Libc.Fault(Libc.RenameAt2(WorkingFolder, from, WorkingFolder, to, noReplace));
        }
        catch (EntryPointNotFoundException)
        {
            // The C library lacks the function (older musl).
            fault = DiskFault.OfUnix(Libc.ENOSYS);
        }

        if (fault is { Kind: DiskFaultKind.Exists } && Claim.Has(to))
        {
            return Claim.Rename(from, to);
        }

        if (fault is null || !(fault.Kind == DiskFaultKind.NotSupported || IsOddRefusal(fault, to)))
        {
            return fault;
        }

        // NFS and most FUSE file systems do not know the flag. A link does not replace either.
        fault = Libc.RenameByLink(from, to);
        return fault is null || !(fault.MeansNotThisWay || IsOddRefusal(fault, to)) ? fault
            : MayWriteLate(to) ? Libc.RenameIfFree(from, to, isFree: Look(to) is null)
            : Claim.Rename(from, to);
    }

    public void Withdraw(string path) => Claim.Withdraw(path);

    public long? NextData(SafeFileHandle file, long offset)
    {
        const int seekData = 3; // SEEK_DATA
        const int noSuchByte = 6; // ENXIO: only a hole, or nothing, from here on
        long data = Libc.Seek(file, offset, seekData);
        return data >= 0 ? data
            : Marshal.GetLastPInvokeError() == noSuchByte ? null
            : offset;
    }

    // sendfile(2), not copy_file_range(2), which lets XFS and btrfs share the blocks. With PLACEMENT=copy the user wants two sets of
    // blocks.
    public long? CopyWithin(SafeFileHandle from, SafeFileHandle to, long offset, long bytes)
    {
        if (Libc.Seek(to, offset, 0) < 0)
        {
            return null;
        }

        nint copied;
        do
        {
            copied = Libc.SendFile(to, from, ref offset, (nint)bytes);
        } while (copied < 0 && Marshal.GetLastPInvokeError() == Libc.EINTR);

        return copied >= 0 ? copied
            : Marshal.GetLastPInvokeError() is var errno && errno is Libc.EINVAL or Libc.ENOSYS ? null
            : throw DiskFault.Exception(errno);
    }

    public void BeginWriting(SafeFileHandle file, long offset, long bytes)
    {
        const uint write = 2; // SYNC_FILE_RANGE_WRITE
        try
        {
            _ = Libc.SyncFileRange(file, offset, bytes, write);
        }
        catch (EntryPointNotFoundException)
        {
            // The C library lacks the function. The flush writes the bytes anyway.
        }
    }

    public void MakeFolder(string path) => Libc.MakeFolder(path);

    public void FlushFolder(string path) => Libc.FlushFolder(path);

    public long? FreeBytes(string folder) => new DriveInfo(folder).AvailableFreeSpace;

    /// <summary>How some FUSE and network file systems say that they do not know a call: rclone answers a link with EIO.</summary>
    private static bool IsOddRefusal(DiskFault fault, string path) =>
        fault.Kind is DiskFaultKind.NotPermitted or DiskFaultKind.Failing or DiskFaultKind.Broken or DiskFaultKind.Denied
        && !FileSystem.HasLastingInodes(path);

    /// <summary>
    /// FUSE without a disk below it (no major number of a device): a program keeps the files. It may write what was closed only seconds
    /// later, and then over whatever has the name by then (rclone with a cache: --vfs-write-back).
    /// </summary>
    private bool MayWriteLate(string path) => FileSystem.IsFuse(path) && Look(Path.GetDirectoryName(path)!) is { Device: <= uint.MaxValue };

    // linux/stat.h: struct statx has the same layout on every processor; struct stat does not.
    private static DiskEntry Read(ReadOnlySpan<byte> statx)
    {
        uint mode = MemoryMarshal.Read<ushort>(statx[28..]);
        ulong device = ((ulong)MemoryMarshal.Read<uint>(statx[136..]) << 32) | MemoryMarshal.Read<uint>(statx[140..]);
        long seconds = MemoryMarshal.Read<long>(statx[112..]);
        long ticks = MemoryMarshal.Read<uint>(statx[120..]) / 100;
        return new DiskEntry(
            device,
            MemoryMarshal.Read<ulong>(statx[32..]),
            Libc.KindOf(mode),
            MemoryMarshal.Read<long>(statx[40..]),
            DiskTime.Of(seconds, ticks),
            (UnixFileMode)(mode & 0x1FF)
        )
        {
            Names = MemoryMarshal.Read<uint>(statx[16..]),
            AllocatedBytes = MemoryMarshal.Read<long>(statx[48..]) * 512,
        };
    }
}
