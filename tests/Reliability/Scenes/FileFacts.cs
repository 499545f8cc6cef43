using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Hybrid.Reliability;

/// <summary>All of a file that must not change, read without the product's own code. Not the device: it is numbered anew at each mount, and so after a power cut.</summary>
internal sealed partial record FileFacts(
    ulong Inode,
    uint Mode,
    uint Owner,
    uint Links,
    long Bytes,
    long ModifiedSeconds,
    uint ModifiedNanoseconds,
    string Content
)
{
    public bool IsLink => (Mode & 0xF000) == 0xA000;

    /// <summary>A further name counts as no change; everything else does.</summary>
    public bool IsUnharmed(FileFacts? now) => now is not null && this with { Links = 0 } == now with { Links = 0 };

    /// <summary>Bytes, time and rights; the file itself may be another.</summary>
    public bool IsLike(FileFacts? other) =>
        other is not null
        && (Mode, Owner, Bytes, ModifiedSeconds, ModifiedNanoseconds, Content)
            == (other.Mode, other.Owner, other.Bytes, other.ModifiedSeconds, other.ModifiedNanoseconds, other.Content);

    /// <returns>Null where nothing bears the name.</returns>
    public static FileFacts? Of(string path)
    {
        Span<byte> statx = stackalloc byte[256];
        const int workingFolder = -100;
        const int noFollow = 0x100;
        if (StatX(workingFolder, path, noFollow, 0x7FF, statx) != 0)
        {
            return null;
        }

        uint mode = MemoryMarshal.Read<ushort>(statx[28..]);
        bool plain = (mode & 0xF000) == 0x8000;
        // A FUSE file system may number a file anew at any time.
        bool numbered = new DriveInfo(path).DriveFormat is not ("fuse" or "fuseblk" or "exfat");
        return new FileFacts(
            numbered ? MemoryMarshal.Read<ulong>(statx[32..]) : 0,
            mode,
            MemoryMarshal.Read<uint>(statx[20..]),
            MemoryMarshal.Read<uint>(statx[16..]),
            MemoryMarshal.Read<long>(statx[40..]),
            MemoryMarshal.Read<long>(statx[112..]),
            MemoryMarshal.Read<uint>(statx[120..]),
            plain ? Hash(path) : ""
        );
    }

    /// <summary>Every file below a folder, by its path from there.</summary>
    public static IReadOnlyDictionary<string, FileFacts> Below(string folder) =>
        Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(
                    folder,
                    "*",
                    new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }
                )
                .ToDictionary(f => Path.GetRelativePath(folder, f), f => Of(f)!, StringComparer.Ordinal)
            : new Dictionary<string, FileFacts>(StringComparer.Ordinal);

    private static string Hash(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Convert.ToHexString(SHA256.HashData(file));
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, Span<byte> result);
}
