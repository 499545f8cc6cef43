using System.Diagnostics;
using Hybrid.Testing;

namespace Hybrid.EndToEnd;

/// <summary>A folder that is another file system for one test; the test is skipped where this user or machine may not mount.</summary>
internal sealed class Mounted : IDisposable
{
    private readonly TemporaryDisk _disk = new();

    private Mounted() => Root = _disk.Folder("mounted");

    public string Root { get; }

    /// <summary>Nothing can be written there.</summary>
    public static Mounted ReadOnly()
    {
        var mounted = new Mounted();
        mounted.Mount("mount", "-t", "tmpfs", "-o", "ro,size=1m", "tmpfs", mounted.Root);
        return mounted;
    }

    /// <summary>Files of this machine behind FUSE, which says of itself what sshfs says: the kernel tells no difference.</summary>
    public static Mounted LikeSshfs()
    {
        var mounted = new Mounted();
        mounted.Mount("bindfs", "-o", "subtype=sshfs", mounted._disk.Folder("far"), mounted.Root);
        return mounted;
    }

    public void Dispose()
    {
        Assert.Null(Run("umount", Root));
        _disk.Dispose();
    }

    private void Mount(string program, params string[] arguments)
    {
        if (Run(program, arguments) is { } problem)
        {
            _disk.Dispose();
            Assert.Skip($"A file system cannot be mounted here: {problem}");
        }
    }

    private static string? Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false };
        try
        {
            using Process process = Process.Start(start)!;
            string error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : $"{program}: {error.Trim()}";
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return $"{program}: {e.Message}";
        }
    }
}
