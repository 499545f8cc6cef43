using System.Runtime.InteropServices;

namespace Hybrid.Daemon.Disk;

/// <summary>Flags of open(2). They differ by system, and on Linux also by processor. Links are not followed.</summary>
internal static class OpenFlags
{
    private static readonly bool OnArm = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm;

    private static readonly int CloseOnExec = OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;

    private static readonly int NoFollow =
        OperatingSystem.IsMacOS() ? 0x100
        : OnArm ? 0x8000
        : 0x20000;

    private static readonly int OnlyFolder =
        OperatingSystem.IsMacOS() ? 0x100000
        : OnArm ? 0x4000
        : 0x10000;

    /// <summary>Without it, a pipe in the file's place would block the daemon forever.</summary>
    private static readonly int NonBlocking = OperatingSystem.IsMacOS() ? 0x4 : 0x800;

    public static int Folder => CloseOnExec | NoFollow | OnlyFolder;

    public static int File => CloseOnExec | NoFollow | NonBlocking;
}
