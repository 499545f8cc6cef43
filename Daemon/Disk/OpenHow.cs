using System.Runtime.InteropServices;

namespace Hybrid.Daemon.Disk;

/// <summary>linux/openat2.h: struct open_how.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct OpenHow(ulong flags, ulong resolve)
{
    public const ulong NoMagicLinks = 2;
    public const ulong NoSymlinks = 4;
    public const ulong Beneath = 8;
    public const nint Size = 24;

    public readonly ulong Flags = flags;

    public readonly ulong Mode = 0;

    public readonly ulong Resolve = resolve;
}
