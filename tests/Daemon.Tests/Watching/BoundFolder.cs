using System.Diagnostics;

namespace Hybrid.Daemon.Watching;

/// <summary>A folder that shows another one through FUSE (bindfs); the test is skipped where that cannot be.</summary>
internal sealed class BoundFolder : IDisposable
{
    private readonly string _at;

    public BoundFolder(string folder, string at)
    {
        _at = at;
        Assert.SkipUnless(OperatingSystem.IsLinux(), "bindfs is Linux's.");
        Assert.SkipUnless(File.Exists("/usr/bin/bindfs"), "bindfs is not installed.");
        Assert.SkipUnless(File.Exists("/dev/fuse"), "There is no /dev/fuse.");
        using var bindfs = Process.Start("bindfs", ["-o", "attr_timeout=0", folder, at]);
        bindfs.WaitForExit();
        Assert.SkipUnless(bindfs.ExitCode == 0, "bindfs cannot mount here.");
    }

    public void Dispose()
    {
        using var unmount = Process.Start("umount", ["--lazy", _at]);
        unmount.WaitForExit();
    }
}
