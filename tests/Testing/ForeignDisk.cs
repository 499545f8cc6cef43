using System.Diagnostics;

namespace Hybrid.Testing;

/// <summary>A file system that lacks what Linux's own have, mounted for one test. It needs root, /dev/fuse and a Debian package.</summary>
public sealed class ForeignDisk : IDisposable
{
    private const int ImageBytes = 64 << 20;

    private static readonly TimeSpan WriteBackAfter = TimeSpan.FromMilliseconds(500);

    private readonly TemporaryDisk _own = new();
    private readonly string _kind;
    private readonly Stack<string> _mounted = new();

    private ForeignDisk(string kind)
    {
        _kind = kind;
        Root = _own.Folder("mounted");
    }

    /// <summary>Neither hard links nor a rename that never replaces.</summary>
    public static IReadOnlyList<string> WithoutLinks { get; } = ["exfat", "rclone", "rclone writes"];

    /// <summary>Hard links, but no rename that never replaces.</summary>
    public static IReadOnlyList<string> WithLinks { get; } = ["ntfs-3g", "bindfs", "mergerfs", "mergerfs direct_io"];

    /// <summary>No way at all to name a file safely: it has no links and refuses to rename.</summary>
    public const string Hopeless = "exfat without renames";

    /// <summary>Names are encrypted, so only shorter ones are taken than elsewhere.</summary>
    public const string ShortNames = "encfs";

    public string Root { get; }

    /// <summary>Where a program that shows another folder's files has them from.</summary>
    public string? Behind => HasImage ? null : _own.Folder("behind");

    /// <summary>Null where it cannot be mounted, with the reason.</summary>
    public static ForeignDisk? Mount(string kind, out string why)
    {
        var disk = new ForeignDisk(kind);
        why = disk.Make() ?? disk.Mount() ?? "";
        if (why.Length == 0)
        {
            return disk;
        }

        why = $"{kind} cannot be mounted here: {why}";
        disk.Dispose();
        return null;
    }

    /// <summary>As after a restart of the machine: file systems that count their files up begin anew.</summary>
    public void Remount()
    {
        Unmount();
        if (Mount() is { } problem)
        {
            throw new InvalidOperationException(problem);
        }
    }

    /// <summary>Waits until rclone has written what was closed, and has forgotten what it showed.</summary>
    public void WriteBack()
    {
        if (_kind == "rclone writes")
        {
            Thread.Sleep(WriteBackAfter + WriteBackAfter);
            Remount();
        }
    }

    public void Dispose()
    {
        Unmount();
        _own.Dispose();
    }

    private bool HasImage => _kind is "exfat" or "ntfs-3g" or Hopeless;

    private string? Make()
    {
        if (!HasImage)
        {
            return null;
        }

        using (FileStream image = File.Create(_own.At("image")))
        {
            image.SetLength(ImageBytes);
        }

        return _kind == "ntfs-3g" ? Run("mkfs.ntfs", "-F", "-q", _own.At("image")) : Run("mkfs.exfat", _own.At("image"));
    }

    private string? Mount()
    {
        string behind = _own.Folder("behind");
        string cache = _own.Folder("cache");
        return _kind switch
        {
            "exfat" => On(Root, "mount", "-t", "exfat-fuse", "-o", "loop", _own.At("image"), Root),
            "ntfs-3g" => On(Root, "mount", "-t", "ntfs-3g", "-o", "loop", _own.At("image"), Root),
            "bindfs" => On(Root, "bindfs", behind, Root),
            ShortNames => On(Root, "sh", "-c", "echo word | encfs -S --standard \"$0\" \"$1\"", behind, Root),
            "mergerfs" => On(Root, "mergerfs", behind, Root),
            "mergerfs direct_io" => On(Root, "mergerfs", "-o", "direct_io,cache.files=off", behind, Root),
            "rclone" => On(Root, "rclone", [.. Rclone(), "off"]),
            "rclone writes" => On(Root, "rclone", [.. Rclone(), "writes", "--vfs-write-back", $"{WriteBackAfter.TotalMilliseconds}ms"]),
            Hopeless => On(behind, "mount", "-t", "exfat-fuse", "-o", "loop", _own.At("image"), behind)
                ?? On(Root, "bindfs", "--rename-deny", behind, Root),
            _ => throw new InvalidOperationException($"No such file system: {_kind}"),
        };

        string[] Rclone() => ["mount", behind, Root, "--daemon", "--config", "/dev/null", "--cache-dir", cache, "--vfs-cache-mode"];
    }

    private string? On(string folder, string program, params string[] arguments)
    {
        string? problem = Run(program, arguments);
        if (problem is null)
        {
            _mounted.Push(folder);
        }

        return problem;
    }

    private void Unmount()
    {
        // A FUSE program may still be giving back what was closed.
        var waited = Stopwatch.StartNew();
        while (_mounted.TryPeek(out string? folder))
        {
            if (Run("umount", folder) is not { } problem)
            {
                _mounted.Pop();
            }
            else if (waited.Elapsed > Hang.Limit)
            {
                throw new InvalidOperationException(problem);
            }
        }
    }

    private static string? Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        // Where mkfs and mount helpers are, also for a user without them in the path.
        start.Environment["PATH"] += ":/usr/sbin:/sbin";
        try
        {
            using Process process = Process.Start(start)!;
            process.WaitForExit();
            return process.ExitCode == 0 ? null : $"{program}: {process.StandardError.ReadToEnd().Trim()}";
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return $"{program}: {e.Message}";
        }
    }
}
