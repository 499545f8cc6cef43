using System.Runtime.InteropServices;
using Hybrid.Settings;
using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.Disk;

/// <summary>The rights and the owner of copies, clones and folders in a library. A hard link is the download itself, and keeps its own.</summary>
public sealed partial record LibraryRights
{
    private const uint Same = uint.MaxValue;

    /// <summary>As the system gives them: the umask, and the user that the daemon runs as.</summary>
    public static LibraryRights OfTheSystem { get; } = new();

    public UnixFileMode? File { get; private init; }

    public UnixFileMode? Folder { get; private init; }

    public LibraryOwner? Owner { get; private init; }

    public static LibraryRights Of(HybridSettings settings) =>
        OperatingSystem.IsWindows()
            ? OfTheSystem
            : new()
            {
                File = settings.LibraryFileMode,
                Folder = settings.LibraryFolderMode,
                Owner = settings.LibraryOwner,
            };

    /// <summary>The owner first: a new owner takes away the bit by which a folder hands its group down.</summary>
    /// <exception cref="DiskFaultException">It is not allowed.</exception>
    public void Give(SafeFileHandle file)
    {
        if (Owner is { } owner && FChown(file, owner.User ?? Same, owner.Group ?? Same) != 0)
        {
            throw Refused("LIBRARY_OWNER", Marshal.GetLastPInvokeError());
        }

        if (File is { } mode && FChmod(file, (uint)mode) != 0)
        {
            throw Refused("LIBRARY_FILE_MODE", Marshal.GetLastPInvokeError());
        }
    }

    /// <summary>To a folder that was just made.</summary>
    /// <exception cref="DiskFaultException">It is not allowed.</exception>
    public void Give(string folder)
    {
        if (Owner is { } owner && LChown(folder, owner.User ?? Same, owner.Group ?? Same) != 0)
        {
            throw Refused("LIBRARY_OWNER", Marshal.GetLastPInvokeError());
        }

        if (Folder is { } mode && !OperatingSystem.IsWindows())
        {
            UnixFileMode handedDown = System.IO.File.GetUnixFileMode(folder) & UnixFileMode.SetGroup;
            if (Chmod(folder, (uint)(mode | handedDown)) != 0)
            {
                throw Refused("LIBRARY_FOLDER_MODE", Marshal.GetLastPInvokeError());
            }
        }
    }

    private static DiskFaultException Refused(string key, int errno)
    {
        var fault = DiskFault.OfUnix(errno);
        return new DiskFaultException(
            fault with
            {
                Words = $"{fault.Words} ({key} cannot be followed there: correct it or leave it empty)",
            }
        );
    }

    [LibraryImport("libc", EntryPoint = "fchown", SetLastError = true)]
    private static partial int FChown(SafeFileHandle file, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "lchown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LChown(string path, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "fchmod", SetLastError = true)]
    private static partial int FChmod(SafeFileHandle file, uint mode);

    [LibraryImport("libc", EntryPoint = "chmod", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Chmod(string path, uint mode);
}
