namespace Hybrid.Daemon.Disk;

/// <summary>The disk of the operating system that this process runs on.</summary>
internal static class SystemDisk
{
    public static IDisk Instance { get; } =
        OperatingSystem.IsWindows() ? new WindowsDisk()
        : OperatingSystem.IsMacOS() ? new MacDisk()
        : new LinuxDisk();
}
