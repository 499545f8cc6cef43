using System.Runtime.InteropServices;

namespace Hybrid.Settings;

/// <summary>Whether a file can only have come from this user. Windows: not checked.</summary>
internal static partial class Ownership
{
    private const UnixFileMode WritableByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <returns>Why a file that decides what this program does is not read, as the end of a sentence about it; null if it can be.</returns>
    /// <exception cref="IOException">It cannot be looked at.</exception>
    public static string? WhyNotTrusted(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        string folder = Path.GetDirectoryName(path)!;
        return OwnerOf(path) != UserId() ? "it belongs to another user"
            : OwnerOf(folder) != UserId() ? $"its folder {folder} belongs to another user"
            : (File.GetUnixFileMode(path) & WritableByOthers) != UnixFileMode.None
                ? $"other users can write to it. If it is yours, run: chmod go-w {ShellWord.Of(path)}"
            : (File.GetUnixFileMode(folder) & WritableByOthers) != UnixFileMode.None
                ? $"other users can write to its folder. If it is yours, run: chmod go-w {ShellWord.Of(folder)}"
            : null;
    }

    /// <summary>Of what a link leads to: the link itself lies in the user's own folder.</summary>
    private static uint OwnerOf(string path)
    {
        Span<byte> entry = stackalloc byte[256];
        int result =
            !OperatingSystem.IsMacOS() ? StatX(WorkingFolder, path, 0, Owner, entry)
            : RuntimeInformation.ProcessArchitecture == Architecture.X64 ? StatOnIntelMac(path, entry)
            : StatOnArmMac(path, entry);
        return result == 0
            ? MemoryMarshal.Read<uint>(entry[(OperatingSystem.IsMacOS() ? 16 : 20)..])
            : throw new IOException(Marshal.GetLastPInvokeErrorMessage());
    }

    private const int WorkingFolder = -100; // AT_FDCWD
    private const uint Owner = 0x8; // STATX_UID

    [LibraryImport("libc", EntryPoint = "getuid")]
    private static partial uint UserId();

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, Span<byte> result);

    [LibraryImport("libc", EntryPoint = "stat$INODE64", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatOnIntelMac(string path, Span<byte> result);

    [LibraryImport("libc", EntryPoint = "stat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatOnArmMac(string path, Span<byte> result);
}
