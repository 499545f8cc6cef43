using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.Disk;

/// <summary>macOS: linkat, fclonefileat, renamex_np, stat.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class MacDisk : IDisk
{
    private const int WorkingFolder = -2; // AT_FDCWD
    private static readonly bool OnIntel = RuntimeInformation.ProcessArchitecture == Architecture.X64;

    public DiskEntry? Look(string path)
    {
        Span<byte> entry = stackalloc byte[144];
        int result = OnIntel ? Libc.LStatOnIntelMac(path, entry) : Libc.LStatOnArmMac(path, entry);
        return result == 0
            ? Read(entry) is var read && read.Kind == EntryKind.File && read.Bytes <= Claim.MostBytes && Claim.Has(path)
                ? null
                : read
            : Marshal.GetLastPInvokeError() is var errno && errno is Libc.ENOENT or Libc.ENOTDIR
                ? null
                : throw DiskFault.Exception(errno);
    }

    public DiskEntry Look(SafeFileHandle handle)
    {
        Span<byte> entry = stackalloc byte[144];
        int result = OnIntel ? Libc.FStatOnIntelMac(handle, entry) : Libc.FStatOnArmMac(handle, entry);
        return result == 0 ? Read(entry) : throw DiskFault.Exception(Marshal.GetLastPInvokeError());
    }

    public SafeFileHandle OpenBeneath(string root, string relative)
    {
        using SafeFileHandle folder = Libc.OpenFolder(root);
        return Libc.Walk(folder, relative);
    }

    public DiskFault? Link(SafeFileHandle opened, string from, string to) => Libc.LinkName(from, to);

    public DiskFault? Clone(SafeFileHandle from, DiskEntry entry, string to) => Libc.Fault(Libc.CloneFile(from, WorkingFolder, to, 0));

    public DiskFault? Rename(string from, string to)
    {
        const uint exclusive = 4; // RENAME_EXCL
        DiskFault? fault = Libc.Fault(Libc.RenameX(from, to, exclusive));
        if (fault is { Kind: DiskFaultKind.Exists } && Claim.Has(to))
        {
            return Claim.Rename(from, to);
        }

        if (fault is not { Kind: DiskFaultKind.NotSupported })
        {
            return fault;
        }

        // HFS+ and network file systems do not know the flag. A link does not replace either.
        fault = Libc.RenameByLink(from, to);
        return fault is not { MeansNotThisWay: true } ? fault
            : MayWriteLate(to) ? Libc.RenameIfFree(from, to, isFree: Look(to) is null)
            : Claim.Rename(from, to);
    }

    public void Withdraw(string path) => Claim.Withdraw(path);

    public DiskFault? Exchange(string one, string other)
    {
        const uint swap = 2; // RENAME_SWAP
        return Libc.Fault(Libc.RenameX(one, other, swap));
    }

    public void MakeFolder(string path) => Libc.MakeFolder(path);

    public void FlushFolder(string path) => Libc.FlushFolder(path);

    /// <summary>As on Linux. Here rclone also mounts by NFS.</summary>
    private static bool MayWriteLate(string path) =>
        new DriveInfo(Path.GetDirectoryName(path)!).DriveFormat is var format
        && (format == "nfs" || format.Contains("fuse", StringComparison.OrdinalIgnoreCase));

    public long? FreeBytes(string folder) => new DriveInfo(folder).AvailableFreeSpace;

    // sys/stat.h with 64-bit inodes.
    private static DiskEntry Read(ReadOnlySpan<byte> stat)
    {
        uint mode = MemoryMarshal.Read<ushort>(stat[4..]);
        long seconds = MemoryMarshal.Read<long>(stat[48..]);
        long ticks = MemoryMarshal.Read<long>(stat[56..]) / 100;
        return new DiskEntry(
            MemoryMarshal.Read<uint>(stat),
            MemoryMarshal.Read<ulong>(stat[8..]),
            Libc.KindOf(mode),
            MemoryMarshal.Read<long>(stat[96..]),
            DiskTime.Of(seconds, ticks),
            (UnixFileMode)(mode & 0x1FF)
        )
        {
            Names = MemoryMarshal.Read<ushort>(stat[6..]),
        };
    }
}
