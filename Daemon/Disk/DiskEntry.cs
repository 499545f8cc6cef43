namespace Hybrid.Daemon.Disk;

/// <summary>What the file system says of a name or of an open file.</summary>
/// <param name="Device">With the inode it identifies the file itself, whatever its names.</param>
/// <param name="Mode">Rights; on Windows reading and writing for the owner.</param>
public sealed record DiskEntry(ulong Device, ulong Inode, EntryKind Kind, long Bytes, DateTimeOffset ModifiedAt, UnixFileMode Mode)
{
    private const UnixFileMode ReadAndWrite =
        UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite;

    /// <summary>For a copy: never executable, always writable for us, so that a copy can be resumed. The system takes off the umask.</summary>
    public UnixFileMode ModeOfCopy => (Mode & ReadAndWrite) | UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The blocks that it really takes: less than its size for a file with holes. Null where the system does not say.</summary>
    public long? AllocatedBytes { get; init; }

    /// <summary>What a copy takes: holes stay holes.</summary>
    public long BytesToCopy => Math.Min(Bytes, AllocatedBytes ?? long.MaxValue);

    public bool IsSameFileAs(DiskEntry other) => Device == other.Device && Inode == other.Inode;

    /// <summary>The plain file that the journal has. The device's number is no part of it: it may be another after each mount.</summary>
    public bool IsFile(ulong inode, long bytes, DateTimeOffset modifiedAt) =>
        Kind == EntryKind.File
        && Inode == inode
        && Bytes == bytes
        && ModifiedAt.ToUnixTimeMilliseconds() == modifiedAt.ToUnixTimeMilliseconds();

    /// <summary>Unchanged, as far as size and time can tell.</summary>
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
