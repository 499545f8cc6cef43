using System.Diagnostics;
using Hybrid.Testing;

namespace Hybrid.Reliability;

/// <summary>A file system of its own, for one test.</summary>
internal sealed class Mount : IAsyncDisposable
{
    private bool _mounted;

    private Mount(string? image)
    {
        Image = image;
        Root = Directory.CreateTempSubdirectory("plex-mcp-mount-").FullName;
    }

    public string Root { get; }

    public string? Image { get; private set; }

    /// <param name="options">Beside the size: "nr_inodes=20".</param>
    public static async Task<Mount> TmpfsAsync(string size, string options = "")
    {
        Needs.Root();
        var mount = new Mount(null);
        await mount.MountAsync("-t", "tmpfs", "-o", $"size={size}{(options.Length > 0 ? "," : "")}{options}", "tmpfs");
        return mount;
    }

    /// <param name="system">ext4, xfs or btrfs.</param>
    public static async Task<Mount> ImageAsync(string system)
    {
        Needs.Root();
        Needs.Program($"mkfs.{system}");
        string image = Path.GetTempFileName();
        await using (FileStream file = File.OpenWrite(image))
        {
            file.SetLength(system == "xfs" ? 320 << 20 : 128 << 20);
        }

        string[] quickly = system switch
        {
            "ext4" => ["-q", "-F", "-E", "lazy_itable_init=0,lazy_journal_init=0"],
            "xfs" => ["-q", "-f"],
            _ => ["-q", "-f"],
        };
        await Shell.RunAsync($"mkfs.{system}", [.. quickly, image]);
        var mount = new Mount(image);
        await mount.MountAsync("-o", "loop", image);
        return mount;
    }

    public static async Task<Mount> OverlayAsync(string lower, string upper, string work)
    {
        Needs.Root();
        var mount = new Mount(null);
        await mount.MountAsync("-t", "overlay", "-o", $"lowerdir={lower},upperdir={upper},workdir={work}", "overlay");
        return mount;
    }

    public async Task RemountAsync(string options) => await Shell.RunAsync("mount", "-o", $"remount,{options}", Root);

    /// <summary>As after an error of the device: with errors=remount-ro nothing more is written.</summary>
    public void BreakExt4()
    {
        string device = File.ReadLines("/proc/self/mounts").Select(l => l.Split(' ')).Single(l => l[1] == Root)[0];
        File.WriteAllText($"/sys/fs/ext4/{Path.GetFileName(device)}/trigger_fs_error", "1");
    }

    public async Task RepairExt4Async()
    {
        await UnmountAsync();
        // 1: errors were corrected.
        await Shell.RunAsync("sh", "-c", $"e2fsck -fy '{Image}' || [ $? = 1 ]");
        await MountAsync("-o", "loop", Image!);
    }

    /// <summary>Another image in the place of this one, as after a power cut.</summary>
    public async Task ExchangeAsync(string image)
    {
        await UnmountAsync();
        File.Delete(Image!);
        Image = image;
        // btrfs remembers which device bore a file system, and the copy bears the same identity.
        await Shell.TryAsync("btrfs", "device", "scan", "--forget");
        await MountAsync("-o", "loop", image);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_mounted)
        {
            return;
        }

        await UnmountAsync();
        Directory.Delete(Root);
        if (Image is not null)
        {
            File.Delete(Image);
        }
    }

    private async Task MountAsync(params string[] arguments)
    {
        if (await Shell.TryAsync("mount", [.. arguments, Root]) is { } trouble)
        {
            Directory.Delete(Root);
            Assert.Skip($"A file system cannot be mounted here: {trouble}");
        }

        _mounted = true;
    }

    private async Task UnmountAsync()
    {
        if (_mounted)
        {
            await Shell.RunAsync("umount", Root);
            _mounted = false;
            await UntilNobodyHasItAsync();
        }
    }

    /// <summary>
    /// A mount namespace that began meanwhile (a container's) holds the file system a moment longer. Mounted again beside it, it would be
    /// another device, and XFS would refuse the second of one identity.
    /// </summary>
    private async Task UntilNobodyHasItAsync()
    {
        var waited = Stopwatch.StartNew();
        while (Image is not null && await Shell.ReadAsync("losetup", "--associated", Image) is { Length: > 0 } held)
        {
            if (waited.Elapsed > Hang.Limit)
            {
                throw new InvalidOperationException($"Somebody still holds the image: {held}");
            }

            await Task.Delay(20);
        }
    }
}
