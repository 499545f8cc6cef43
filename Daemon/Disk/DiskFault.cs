using System.Runtime.InteropServices;

namespace Hybrid.Daemon.Disk;

/// <summary>Why the disk refused.</summary>
/// <param name="Words">The system's words: "No space left on device".</param>
public sealed record DiskFault(DiskFaultKind Kind, string Words)
{
    /// <summary>Whether another method may still work.</summary>
    public bool MeansNotThisWay =>
        Kind is DiskFaultKind.OtherDevice or DiskFaultKind.NotSupported or DiskFaultKind.NotPermitted or DiskFaultKind.TooManyLinks;

    /// <summary>The fault behind a .NET exception; null if the exception is not about the disk.</summary>
    public static DiskFault? Of(Exception exception) =>
        exception switch
        {
            DiskFaultException told => told.Fault,
            FileNotFoundException or DirectoryNotFoundException => new DiskFault(DiskFaultKind.Missing, exception.Message),
            PathTooLongException => new DiskFault(DiskFaultKind.NameTooLong, exception.Message),
            UnauthorizedAccessException => new DiskFault(DiskFaultKind.Denied, "Permission denied"),
            IOException io => OperatingSystem.IsWindows() ? OfWindows(io.HResult & 0xFFFF) : OfUnix(io.HResult),
            _ => null,
        };

    /// <summary>From errno. Numbers up to 34 are the same on all systems; above that, macOS has its own.</summary>
    public static DiskFault OfUnix(int errno) => new(OperatingSystem.IsMacOS() ? MacKind(errno) : LinuxKind(errno), SystemText(errno));

    /// <summary>From the code of GetLastError.</summary>
    public static DiskFault OfWindows(int code) =>
        new(
            code switch
            {
                2 or 3 or 21 or 53 or 67 => DiskFaultKind.Missing,
                5 => DiskFaultKind.Denied,
                17 => DiskFaultKind.OtherDevice,
                4 => DiskFaultKind.TooManyOpen,
                19 => DiskFaultKind.ReadOnly,
                32 or 33 => DiskFaultKind.Busy,
                23 or 1117 => DiskFaultKind.Failing, // ERROR_CRC, ERROR_IO_DEVICE
                39 or 112 => DiskFaultKind.NoSpace,
                1 or 50 => DiskFaultKind.NotSupported,
                80 or 183 => DiskFaultKind.Exists,
                206 => DiskFaultKind.NameTooLong,
                223 => DiskFaultKind.TooLarge,
                1295 or 1816 => DiskFaultKind.Quota,
                1142 => DiskFaultKind.TooManyLinks,
                _ => DiskFaultKind.Broken,
            },
            SystemText(code)
        );

    internal static IOException Exception(int errno) => new(SystemText(errno), errno);

    private static string SystemText(int code) => Marshal.GetPInvokeErrorMessage(code);

    private static DiskFaultKind LinuxKind(int errno) =>
        errno switch
        {
            36 => DiskFaultKind.NameTooLong,
            38 or 95 => DiskFaultKind.NotSupported, // ENOSYS, EOPNOTSUPP
            122 => DiskFaultKind.Quota, // EDQUOT
            _ => CommonKind(errno),
        };

    private static DiskFaultKind MacKind(int errno) =>
        errno switch
        {
            63 => DiskFaultKind.NameTooLong,
            45 or 78 or 102 => DiskFaultKind.NotSupported, // ENOTSUP, ENOSYS, EOPNOTSUPP
            69 => DiskFaultKind.Quota, // EDQUOT
            _ => CommonKind(errno),
        };

    private static DiskFaultKind CommonKind(int errno) =>
        errno switch
        {
            1 => DiskFaultKind.NotPermitted, // EPERM: no links on this file system, or fs.protected_hardlinks
            2 => DiskFaultKind.Missing,
            5 => DiskFaultKind.Failing, // EIO
            11 or 16 or 26 => DiskFaultKind.Busy, // EAGAIN, EBUSY, ETXTBSY
            13 => DiskFaultKind.Denied,
            17 => DiskFaultKind.Exists,
            18 => DiskFaultKind.OtherDevice,
            23 or 24 => DiskFaultKind.TooManyOpen, // ENFILE, EMFILE
            22 or 25 => DiskFaultKind.NotSupported, // EINVAL, ENOTTY: a file system's answer to flags and requests that it does not know
            27 => DiskFaultKind.TooLarge,
            28 => DiskFaultKind.NoSpace,
            30 => DiskFaultKind.ReadOnly,
            31 => DiskFaultKind.TooManyLinks,
            _ => DiskFaultKind.Broken,
        };
}

public enum DiskFaultKind
{
    Exists,
    Missing,
    OtherDevice,
    NotSupported,
    NotPermitted,
    TooManyLinks,
    NoSpace,

    /// <summary>The user's quota is used up, though the disk is not full.</summary>
    Quota,
    ReadOnly,
    Denied,

    /// <summary>The process or the system has reached its limit of open files.</summary>
    TooManyOpen,

    /// <summary>The device reports an error.</summary>
    Failing,
    Busy,
    NameTooLong,

    /// <summary>For example on FAT32, whose limit is 4 GiB.</summary>
    TooLarge,

    /// <summary>A network error, or an unknown one. It may pass.</summary>
    Broken,
}
