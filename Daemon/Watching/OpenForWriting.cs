using System.Runtime.InteropServices;
using Hybrid.Ledger;
using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.Watching;

/// <summary>Asks the system whether a process has a file open for writing.</summary>
/// <remarks>
/// Linux: a read lease is refused with EAGAIN while the file is open for writing (fcntl(2), F_SETLEASE); it works on ext4, XFS, btrfs and tmpfs,
/// not on NFS or FUSE. Windows: sharing is denied. Elsewhere the system cannot tell, and only size and time are compared.
/// </remarks>
public static partial class OpenForWriting
{
    private const int SetSignal = 10;
    private const int SetLease = 1024;
    private const int ReadLease = 0;
    private const int NoLease = 2;
    private const int Again = 11;

    /// <summary>SIGURG, which does nothing unless somebody asks for it.</summary>
    private const int Harmless = 23;

    public static bool IsOpen(string path) => Ask(path) == Writers.Some;

    /// <summary>Asks about one file.</summary>
    public static Writers Ask(string path)
    {
        try
        {
            using SafeFileHandle handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return OperatingSystem.IsLinux() ? AskLinux(handle)
                : OperatingSystem.IsWindows() ? Writers.None
                : Writers.Unknown;
        }
        catch (IOException)
        {
            // Windows says it this way; a file that vanished will be seen by the next sweep.
            return Writers.Some;
        }
        catch (UnauthorizedAccessException)
        {
            // We may not read it, so there is no answer. Placing reports that with the file's name.
            return Writers.Unknown;
        }
    }

    /// <summary>
    /// False where a writer may be beyond this kernel's sight: on another machine, or underneath a FUSE mount. A lease there says that nobody
    /// writes, although somebody does.
    /// </summary>
    public static bool CanBeAsked(string folder)
    {
        try
        {
            string type = new DriveInfo(folder).DriveFormat;
            return !type.StartsWith("fuse", StringComparison.OrdinalIgnoreCase) && !LedgerDisk.IsOfAnotherMachine(type);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    private static Writers AskLinux(SafeFileHandle handle)
    {
        // If a process opens the file for writing while we hold the lease, the kernel signals us; the default, SIGIO, would end our process.
        if (Fcntl(handle, SetSignal, Harmless) != 0)
        {
            return Writers.Unknown;
        }

        if (Fcntl(handle, SetLease, ReadLease) == 0)
        {
            _ = Fcntl(handle, SetLease, NoLease);
            return Writers.None;
        }

        // EACCES: the file is another user's. EINVAL: the file system knows no leases.
        return Marshal.GetLastPInvokeError() == Again ? Writers.Some : Writers.Unknown;
    }

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Fcntl(SafeFileHandle handle, int command, int argument);
}

/// <summary>Whether a process has a file open for writing.</summary>
public enum Writers
{
    None,
    Some,

    /// <summary>The system cannot tell.</summary>
    Unknown,
}
