using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.Disk;

/// <summary>What Linux tells about the file system of a path, see statfs(2).</summary>
[UnsupportedOSPlatform("windows")]
internal static partial class FileSystem
{
    /// <summary>struct statfs on 64-bit Linux has 120 bytes; the type comes first.</summary>
    private const int StatFsBytes = 120;

    /// <summary>FUSE, fuseblk.</summary>
    private const uint Fuse = 0x65735546;

    private const uint Fat = 0x4D44;

    private const uint ExFat = 0x2011BAB0;

    /// <summary>False where the same file may have another inode later. True if the system does not say.</summary>
    /// <param name="path">Of a file that exists or is to be made: its folder is asked.</param>
    public static bool HasLastingInodes(string path) => !IsRenumbered(TypeOf(path));

    /// <summary>True where cloning is not worth a try: FUSE does not pass the request on, FAT shares no blocks.</summary>
    /// <param name="path">Of a file that is to be made.</param>
    public static bool NeverClones(string path) => TypeOf(path) is Fuse or Fat or ExFat;

    /// <summary>FUSE, with or without a disk below it.</summary>
    /// <param name="path">Of a file that exists or is to be made: its folder is asked.</param>
    public static bool IsFuse(string path) => TypeOf(path) is Fuse;

    public static bool HasLastingInodes(SafeFileHandle file)
    {
        Span<byte> answer = stackalloc byte[StatFsBytes];
        return FStatFs(file, answer) != 0 || !IsRenumbered(TypeOf(answer));
    }

    private static uint TypeOf(string path)
    {
        Span<byte> answer = stackalloc byte[StatFsBytes];
        return StatFs(Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : "/", answer) == 0 ? TypeOf(answer) : 0;
    }

    private static uint TypeOf(ReadOnlySpan<byte> answer) => (uint)MemoryMarshal.Read<ulong>(answer);

    private static bool IsRenumbered(uint type) => type is Fuse or Fat or ExFat or 0x517B or 0xFE534D42 or 0xFF534D42; // SMB, SMB2, CIFS

    [LibraryImport("libc", EntryPoint = "statfs", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatFs(string path, Span<byte> answer);

    [LibraryImport("libc", EntryPoint = "fstatfs", SetLastError = true)]
    private static partial int FStatFs(SafeFileHandle file, Span<byte> answer);
}
