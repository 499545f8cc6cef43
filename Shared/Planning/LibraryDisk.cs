using System.Runtime.InteropServices;

namespace Hybrid.Planning;

/// <summary>The file system of a folder.</summary>
internal static partial class LibraryDisk
{
    private const int WorkingFolder = -100; // AT_FDCWD
    private const int DeviceAt = 136; // statx: stx_dev_major and stx_dev_minor

    /// <summary>Linux only; elsewhere false.</summary>
    public static bool IsSame(string folder, string other) => DeviceOf(folder) is { } device && device == DeviceOf(other);

    /// <summary>For this user; null if the folder is not there.</summary>
    public static long? FreeBytes(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? new DriveInfo(folder).AvailableFreeSpace : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private static ulong? DeviceOf(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        Span<byte> entry = stackalloc byte[256];
        return StatX(WorkingFolder, path, 0, 0, entry) == 0 ? MemoryMarshal.Read<ulong>(entry[DeviceAt..]) : null;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, Span<byte> result);
}
