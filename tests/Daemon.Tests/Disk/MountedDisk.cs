using System.Diagnostics;

namespace Hybrid.Daemon.Disk;

/// <summary>A file system of its own, mounted for one test; the test is skipped where this user or machine may not.</summary>
internal sealed class MountedDisk : IDisposable
{
    private readonly string? _image;
    private string? _elsewhere;
    private bool _vanished;

    private MountedDisk(string? image, params string[] mount)
    {
        _image = image;
        Root = Directory.CreateTempSubdirectory("plex-mcp-mount-").FullName;
        string? problem = Run("mount", [.. mount, Root]);
        if (problem is not null)
        {
            Directory.Delete(Root);
            DeleteImage();
            Assert.Skip($"A file system cannot be mounted here: {problem}");
        }
    }

    public string Root { get; }

    public static MountedDisk OfSize(string size, string more = "") => new(null, "-t", "tmpfs", "-o", $"size={size}{more}", "tmpfs");

    /// <summary>A file system that can clone.</summary>
    public static MountedDisk Btrfs()
    {
        string image = Path.GetTempFileName();
        using (FileStream file = File.OpenWrite(image))
        {
            file.SetLength(128 << 20);
        }

        if (Run("mkfs.btrfs", ["-q", image]) is { } problem)
        {
            File.Delete(image);
            Assert.Skip($"There is no btrfs here: {problem}");
        }

        return new MountedDisk(image, "-o", "loop", image);
    }

    /// <summary>The mount point is an empty folder of the disk below; what the disk holds is kept.</summary>
    public void Vanish()
    {
        if (_elsewhere is null)
        {
            _elsewhere = Directory.CreateTempSubdirectory("plex-mcp-mount-").FullName;
            Assert.Null(Run("mount", ["--bind", Root, _elsewhere]));
        }

        Assert.Null(Run("umount", ["--lazy", Root]));
        _vanished = true;
    }

    public void Return()
    {
        Assert.Null(Run("mount", ["--bind", _elsewhere!, Root]));
        _vanished = false;
    }

    public void Dispose()
    {
        if (!_vanished)
        {
            Assert.Null(Run("umount", [Root]));
        }

        if (_elsewhere is not null)
        {
            Assert.Null(Run("umount", [_elsewhere]));
            Directory.Delete(_elsewhere);
        }

        Directory.Delete(Root, recursive: true);
        DeleteImage();
    }

    public void Remount(string options) => Assert.Null(Run("mount", ["-o", "remount," + options, Root]));

    private static string? Run(string program, string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
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

    private void DeleteImage()
    {
        if (_image is not null)
        {
            File.Delete(_image);
        }
    }
}
