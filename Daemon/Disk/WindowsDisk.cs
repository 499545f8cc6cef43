using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.Disk;

/// <summary>Windows: CreateHardLink, and MoveFileEx without replacing. ReFS could clone, but that is not used yet.</summary>
internal sealed partial class WindowsDisk : IDisk
{
    private const int FileNotFound = 2;
    private const int PathNotFound = 3;
    private const int NotSupported = 50;

    public DiskEntry? Look(string path)
    {
        const uint shareAll = 7;
        const uint openExisting = 3;
        const uint folderOrLinkItself = 0x02000000 | 0x00200000; // FILE_FLAG_BACKUP_SEMANTICS, FILE_FLAG_OPEN_REPARSE_POINT
        using SafeFileHandle handle = CreateFile(path, 0, shareAll, 0, openExisting, folderOrLinkItself, 0);
        return !handle.IsInvalid ? Look(handle)
            : Marshal.GetLastPInvokeError() is var code && code is FileNotFound or PathNotFound ? null
            : throw Exception(code);
    }

    public DiskEntry Look(SafeFileHandle handle)
    {
        Span<byte> info = stackalloc byte[52];
        if (!GetFileInformation(handle, info))
        {
            throw Exception(Marshal.GetLastPInvokeError());
        }

        // fileapi.h: BY_HANDLE_FILE_INFORMATION consists of 32-bit words.
        ReadOnlySpan<uint> words = MemoryMarshal.Cast<byte, uint>(info);
        var attributes = (FileAttributes)words[0];
        return new DiskEntry(
            words[7],
            Wide(words[11], words[12]),
            attributes.HasFlag(FileAttributes.ReparsePoint) ? EntryKind.Link
                : attributes.HasFlag(FileAttributes.Directory) ? EntryKind.Folder
                : EntryKind.File,
            (long)Wide(words[8], words[9]),
            DiskTime.OfWindows((long)Wide(words[6], words[5])),
            UnixFileMode.UserRead | UnixFileMode.UserWrite
        )
        {
            Names = words[10],
        };
    }

    public DiskFault? Link(SafeFileHandle opened, string from, string to) => CreateHardLink(to, from, 0) ? null : LastFault();

    public DiskFault? Clone(SafeFileHandle from, DiskEntry entry, string to) => DiskFault.OfWindows(NotSupported);

    public DiskFault? Rename(string from, string to)
    {
        const uint writeThrough = 8;
        return MoveFile(from, to, writeThrough) ? null : LastFault();
    }

    public void MakeFolder(string path) => Directory.CreateDirectory(path);

    // NTFS journals names itself, and asking for more needs administrator rights.
    public void FlushFolder(string path) { }

    public long? FreeBytes(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (ArgumentException)
        {
            // A path like \\server\share has no drive.
            return null;
        }
    }

    private static ulong Wide(uint high, uint low) => ((ulong)high << 32) | low;

    private static DiskFault LastFault() => DiskFault.OfWindows(Marshal.GetLastPInvokeError());

    private static IOException Exception(int code) => new(Marshal.GetPInvokeErrorMessage(code), unchecked((int)0x80070000) | code);

    [LibraryImport("kernel32", EntryPoint = "CreateHardLinkW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CreateHardLink(string newName, string existing, nint security);

    [LibraryImport("kernel32", EntryPoint = "MoveFileExW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool MoveFile(string from, string to, uint flags);

    [LibraryImport("kernel32", EntryPoint = "CreateFileW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    private static partial SafeFileHandle CreateFile(
        string path,
        uint access,
        uint share,
        nint security,
        uint disposition,
        uint flags,
        nint template
    );

    [LibraryImport("kernel32", EntryPoint = "GetFileInformationByHandle", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetFileInformation(SafeFileHandle file, Span<byte> information);
}
