using System.Diagnostics;
using System.Globalization;
using Hybrid.Testing;

namespace Hybrid.EndToEnd.Services;

/// <summary>
/// A machine of its own: this one's files under a writable layer that is thrown away, and its systemd booted as process 1 of new namespaces.
/// /srv and /opt/plex-mcp are folders of this machine; there is no network but loopback.
/// </summary>
public sealed class BootedSystem : IAsyncDisposable
{
    public const string User = "plexdaemon";
    public const string Program = "/opt/plex-mcp/plex-mcp-daemon";

    /// <summary>$1 a folder for the layers, $2 what becomes /srv, $3 what becomes /opt/plex-mcp. Ends with its standard input.</summary>
    private const string Prepare = """
        set -e
        # What other tests have mounted stays theirs alone: seen from here too, it would not be free when they unmount it.
        awk '$2 ~ "/plex-mcp-" { print $2 }' /proc/self/mounts | tac | xargs -r umount -l
        mount -t tmpfs tmpfs "$1"
        mkdir "$1/upper" "$1/work" "$1/root"
        mount -t overlay overlay -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" "$1/root"
        cd "$1/root"
        rm -rf etc/systemd/system etc/systemd/user
        mkdir -p etc/systemd/system etc/systemd/user srv opt/plex-mcp
        ln -s /dev/null etc/systemd/system/getty.target
        mount --bind "$2" srv
        mount --bind "$3" opt/plex-mcp
        echo prepared
        exec cat
        """;

    /// <summary>$1 the folder for the layers.</summary>
    private const string Boot = """
        set -e
        cd "$1/root"
        mount -t proc proc proc
        mount -t sysfs -o ro sysfs sys || mount --rbind /sys sys
        mount -t cgroup2 none sys/fs/cgroup
        mount -t tmpfs -o mode=755 tmpfs run
        mount -t tmpfs tmpfs tmp
        mount -t tmpfs -o mode=755 tmpfs dev
        for name in null zero full random urandom tty; do touch dev/$name; mount --bind /dev/$name dev/$name; done
        mkdir -p dev/shm dev/pts
        ln -s /proc/self/fd dev/fd
        mount -t devpts -o newinstance,ptmxmode=0666 devpts dev/pts
        ln -s pts/ptmx dev/ptmx
        ip link set lo up
        # Not chroot: in one the kernel lets nobody make user namespaces.
        mkdir -p mnt
        pivot_root . mnt
        umount -l /mnt
        exec env -i container=other PATH=/usr/sbin:/usr/bin:/sbin:/bin /lib/systemd/systemd --unit=multi-user.target
        """;

    private readonly TemporaryDisk _disk = new();
    private readonly List<string> _console = [];
    private Process? _holder;
    private Process? _machine;
    private int _holderInit;
    private int _init;

    /// <summary>Why no system can be booted here; null where it can. Null in CI too: there a missing part is a failure.</summary>
    public static string? SkipReason =>
        string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase) ? null
        : !OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess ? "Booting a system in namespaces needs Linux and root."
        : !File.Exists("/lib/systemd/systemd") ? "systemd is not installed (Debian's packages systemd, dbus, libpam-systemd)."
        : null;

    /// <summary>What the machine sees as /srv.</summary>
    public string Srv => _disk.Folder("srv");

    /// <param name="programs">The folder that becomes /opt/plex-mcp; null = what was built.</param>
    public static async Task<BootedSystem> StartAsync(string? programs = null)
    {
        var system = new BootedSystem();
        try
        {
            await system.PrepareAsync(programs ?? Path.GetDirectoryName(Installation.Program("Daemon", "plex-mcp-daemon"))!);
            await system.BootAsync();
            Ran made = await system.RunAsync("useradd", "--create-home", "--shell", "/bin/sh", User);
            Assert.True(made.ExitCode == 0, made.Errors);
            return system;
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    /// <summary>All processes die at once, as without power; what was written stays.</summary>
    public async Task CutPowerAsync()
    {
        _machine!.Kill();
        using (var init = Process.GetProcessById(_init))
        {
            init.Kill();
        }

        await _machine.WaitForExitAsync();
        _machine.Dispose();
        _machine = null;
    }

    public async Task BootAsync()
    {
        _machine = Start([
            .. Enter(_holderInit),
            .. "unshare --pid --fork --kill-child --mount --net --uts --ipc --cgroup --propagation private".Split(' '),
            .. new[] { "sh", "-c", Boot, "boot", _disk.At("layers") },
        ]);
        Listen(_machine);
        // nsenter, then unshare, then process 1.
        _init = await ChildAsync(await ChildAsync(_machine.Id));
        await UntilAsync(
            "the machine is up",
            async () => (await RunAsync("systemctl", "is-system-running")).Output.Trim() is "running" or "degraded"
        );
    }

    /// <summary>As root, in the machine.</summary>
    public Task<Ran> RunAsync(params string[] command) => ToEndAsync([.. Enter(_init), .. command]);

    /// <summary>As root, seeing the files as a process of the machine does.</summary>
    /// <param name="pid">In the machine.</param>
    public Task<Ran> RunInsideAsync(string pid, params string[] command) =>
        RunAsync(["nsenter", "--target", pid, "--mount", "--root", .. command]);

    /// <summary>The daemon's command line, as the machine's root.</summary>
    public Task<Ran> DaemonAsync(params string[] arguments) => RunAsync(["env", "XDG_CONFIG_HOME=/srv/config", Program, .. arguments]);

    /// <summary>A property of the service's, in systemctl's words.</summary>
    public async Task<string> ShowAsync(string property, string unit = "plex-mcp-daemon.service") =>
        (await RunAsync("systemctl", "show", "--value", "--property", property, unit)).Output.Trim();

    public async Task UntilAsync(string what, Func<Task<bool>> isSo)
    {
        var elapsed = Stopwatch.StartNew();
        while (!await isSo())
        {
            if (elapsed.Elapsed > Hang.Limit || _machine!.HasExited)
            {
                throw new TimeoutException($"Not seen within {Hang.Limit}: {what}. {await ToldAsync()}");
            }

            await Task.Delay(100);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // The end of its input ends the outer namespace, and so everything in it.
        _holder?.Kill(entireProcessTree: true);
        if (_machine is not null)
        {
            await _machine.WaitForExitAsync();
            _machine.Dispose();
        }

        if (_holder is not null)
        {
            await _holder.WaitForExitAsync();
            _holder.Dispose();
        }

        _disk.Dispose();
    }

    private async Task PrepareAsync(string programs)
    {
        _holder = Start([
            .. "unshare --pid --fork --kill-child --mount --propagation private sh -c".Split(' '),
            Prepare,
            "prepare",
            _disk.Folder("layers"),
            Srv,
            programs,
        ]);
        using var patience = new CancellationTokenSource(Hang.Limit);
        string? line = await _holder.StandardOutput.ReadLineAsync(patience.Token);
        Assert.True(line == "prepared", line ?? await _holder.StandardError.ReadToEndAsync(patience.Token));
        _holderInit = await ChildAsync(_holder.Id);
    }

    private async Task<string> ToldAsync()
    {
        Ran journal = _machine is { HasExited: false }
            ? await RunAsync("journalctl", "--no-pager", "--lines", "40", "--output", "cat", "--unit", "plex-mcp-daemon")
            : new Ran(0, "", "");
        lock (_console)
        {
            return $"The journal:\n{journal.Output}\nThe console:\n{string.Join('\n', _console.TakeLast(20))}";
        }
    }

    private void Listen(Process process)
    {
        process.OutputDataReceived += (_, line) => Heard(line.Data);
        process.ErrorDataReceived += (_, line) => Heard(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        void Heard(string? line)
        {
            lock (_console)
            {
                _console.Add(line ?? "");
            }
        }
    }

    private static string[] Enter(int process) =>
        ["nsenter", "--target", process.ToString(CultureInfo.InvariantCulture), "--all", "--root", "--wd"];

    private static async Task<int> ChildAsync(int process)
    {
        var elapsed = Stopwatch.StartNew();
        while (elapsed.Elapsed < Hang.Limit)
        {
            string path = $"/proc/{process}/task/{process}/children";
            if (
                File.Exists(path)
                && (await File.ReadAllTextAsync(path)).Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var child, ..]
            )
            {
                return int.Parse(child, CultureInfo.InvariantCulture);
            }

            await Task.Delay(10);
        }

        throw new TimeoutException($"Process {process} has no child.");
    }

    private static Process Start(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    private static async Task<Ran> ToEndAsync(string[] command)
    {
        using Process process = Start(command);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Hang.Limit);
        await process.WaitForExitAsync(patience.Token);
        return new Ran(process.ExitCode, await output, await errors);
    }
}
