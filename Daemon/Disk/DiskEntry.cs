namespace Hybrid.Daemon.Disk;

/// <summary>What the file system reports about a name or an open file.</summary>
/// <param name="Device">Identifies the file together with the inode, whatever its names are.</param>
/// <param name="Mode">Access rights; on Windows only the owner's read and write.</param>
public sealed record DiskEntry(ulong Device, ulong Inode, EntryKind Kind, long Bytes, DateTimeOffset ModifiedAt, UnixFileMode Mode)
{
    private const UnixFileMode ReadAndWrite =
        UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite;

    /// <summary>FAT keeps times in steps of two seconds.</summary>
    public static readonly TimeSpan CoarsestTime = TimeSpan.FromSeconds(2);

    /// <summary>For a copy: never executable, and always writable for us, so that the copy can be resumed. The system applies the umask.</summary>
    public UnixFileMode ModeOfCopy => (Mode & ReadAndWrite) | UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The bytes that the file takes on disk: less than its size if it has holes. Null if the system does not say.</summary>
    public long? AllocatedBytes { get; init; }

    /// <summary>The space that a copy takes: holes stay holes.</summary>
    public long BytesToCopy => Math.Min(Bytes, AllocatedBytes ?? long.MaxValue);

    /// <summary>How many names the file has. On a file system without hard links it is always 1.</summary>
    public uint Names { get; init; } = 1;

    /// <summary>
    /// False on file systems that number their files anew whenever they like: FAT, exFAT, SMB and FUSE (exfat-fuse and mergerfs count up,
    /// rclone takes the number from the name). There, size and time tell which file it is.
    /// </summary>
    public bool HasLastingInode { get; init; } = true;

    /// <summary>For the same name at another moment, or a handle and its name.</summary>
    public bool IsSameFileAs(DiskEntry other) =>
        Device == other.Device && (Inode == other.Inode || (!HasLastingInode && IsAsBefore(other)));

    /// <summary>For two different names: both belong to one file.</summary>
    public bool IsAnotherNameOf(DiskEntry other) => Math.Max(Names, other.Names) > 1 && IsSameFileAs(other);

    /// <summary>Whether it can be the file with this number in the journal. Compare size and time too.</summary>
    public bool HasInode(ulong? inode) => Inode == inode || !HasLastingInode;

    /// <summary>Whether this is the regular file in the journal. The device number does not count, because it may change with each mount.</summary>
    public bool IsFile(ulong inode, long bytes, DateTimeOffset modifiedAt) =>
        Kind == EntryKind.File
        && HasInode(inode)
        && Bytes == bytes
        && (
            HasLastingInode
                ? ModifiedAt.ToUnixTimeMilliseconds() == modifiedAt.ToUnixTimeMilliseconds()
                : (ModifiedAt - modifiedAt).Duration() <= CoarsestTime
        );

    /// <summary>Unchanged, judged by size and time.</summary>
    public bool IsAsBefore(DiskEntry before) => Bytes == before.Bytes && ModifiedAt == before.ModifiedAt;
}

public enum EntryKind
{
    File,
    Folder,

    /// <summary>A symbolic link, or any reparse point of Windows.</summary>
    Link,

    /// <summary>A pipe, a socket, a device.</summary>
    Other,
}
