using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Hybrid.Logging;

/// <summary>A file to whose end several processes write: with O_APPEND, which .NET does not offer, the system keeps their lines apart.</summary>
[UnsupportedOSPlatform("windows")]
internal static partial class AppendedFile
{
    private const UnixFileMode ForOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int Interrupted = 4; // EINTR

    /// <summary>O_WRONLY, O_APPEND, O_CLOEXEC.</summary>
    private static readonly int Flags = OperatingSystem.IsMacOS() ? 0x1 | 0x8 | 0x1000000 : 0x1 | 0x400 | 0x80000;

    /// <summary>Creates it with mode 0600, and takes rights of others from one that exists.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">Permission is missing.</exception>
    public static SafeFileHandle Open(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite | FileShare.Delete,
            UnixCreateMode = ForOwner,
        };
        using (var made = new FileStream(path, options))
        {
            if ((File.GetUnixFileMode(made.SafeFileHandle) & ~ForOwner) != UnixFileMode.None)
            {
                File.SetUnixFileMode(made.SafeFileHandle, ForOwner);
            }
        }

        int descriptor = Open(path, Flags);
        return descriptor >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true) : throw Refused();
    }

    /// <exception cref="IOException">It cannot be written to.</exception>
    public static void Append(SafeFileHandle file, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            nint written = Write(file, bytes, bytes.Length);
            if (written < 0 && Marshal.GetLastPInvokeError() != Interrupted)
            {
                throw Refused();
            }

            bytes = bytes[(int)Math.Max(0, written)..];
        }
    }

    private static IOException Refused() => new(Marshal.GetLastPInvokeErrorMessage(), Marshal.GetLastPInvokeError());

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, nint length);
}
