using System.Runtime.InteropServices;

namespace Hybrid.Daemon.Disk;

/// <summary>Looks at the disk as an ordinary user does, also where the tests run as root: for one thread, by the file system's user id (setfsuid(2)).</summary>
internal static partial class WithoutPrivileges
{
    private const uint Nobody = 65534;

    public static T Do<T>(Func<T> work)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return work();
        }

        // Leaving id 0 takes the thread's rights to overrule mode bits away; coming back to it gives them back.
        _ = SetFsUid(Nobody);
        try
        {
            return work();
        }
        finally
        {
            _ = SetFsUid(0);
        }
    }

    [LibraryImport("libc", EntryPoint = "setfsuid")]
    private static partial int SetFsUid(uint user);
}
