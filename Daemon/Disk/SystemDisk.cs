namespace Hybrid.Daemon.Disk;

/// <summary>The disk of the system that we run on.</summary>
internal static class SystemDisk
{
    public static IDisk Instance { get; } =
        OperatingSystem.IsWindows() ? new WindowsDisk()
        : OperatingSystem.IsMacOS() ? new MacDisk()
        : new LinuxDisk();
}
