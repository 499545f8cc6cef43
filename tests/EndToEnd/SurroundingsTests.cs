using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.EndToEnd;

/// <summary>What the machine does to a daemon: a data folder that is of no use, a clock that is set, what a dead one left behind.</summary>
public sealed class SurroundingsTests : IAsyncLifetime
{
    private const string First = "The.Matrix.1999.1080p.BluRay.x264-GRP.mkv";
    private const string Second = "The.Matrix.Reloaded.2003.1080p.BluRay.x264-GRP.mkv";

    private static readonly string[] FakeTime =
    [
        "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
        "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1",
    ];

    private Installation _home = null!;

    public async ValueTask InitializeAsync() => _home = await Installation.CreateAsync();

    public ValueTask DisposeAsync() => _home?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Theory]
    [InlineData("run")]
    [InlineData("process", "/usr/bin")]
    public async Task A_data_folder_that_cannot_be_written_is_told_by_its_setting(params string[] command)
    {
        using var disk = Mounted.ReadOnly();
        _home.Environment["PLEX_MCP_DATA_DIR"] = Path.Combine(disk.Root, "data");

        Ran ran = await _home.CommandAsync(command);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("PLEX_MCP_DATA_DIR", ran.Errors, StringComparison.Ordinal);
        Assert.Contains("the disk is mounted read-only", ran.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Errors, StringComparison.Ordinal);
        Assert.Contains("does not exist and cannot be created", (await _home.CommandAsync("doctor")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_for_the_process_id_that_cannot_be_written_is_told_by_its_setting()
    {
        _home.Environment["DAEMON_PID_FILE"] = "/proc/nowhere/daemon.pid";

        Ran ran = await _home.CommandAsync("run");

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("DAEMON_PID_FILE (/proc/nowhere/daemon.pid) cannot be written", ran.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_became_read_only_is_told_and_the_doctor_still_sees_everything()
    {
        using var disk = Mounted.ReadOnly();
        _home.Environment["PLEX_MCP_DATA_DIR"] = disk.Root;

        Ran ran = await _home.CommandAsync("run");
        Ran doctor = await _home.CommandAsync("doctor");

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("PLEX_MCP_DATA_DIR", ran.Errors, StringComparison.Ordinal);
        Assert.Contains("cannot be written to: Read-only file system", doctor.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("The check itself failed", doctor.Output, StringComparison.Ordinal);
        Assert.Equal(4, doctor.ExitCode);
    }

    [Fact]
    public async Task A_ledger_on_a_network_file_system_is_refused()
    {
        using var disk = Mounted.LikeSshfs();
        _home.Environment["PLEX_MCP_DATA_DIR"] = Path.Combine(disk.Root, "data");

        Ran ran = await _home.CommandAsync("run");

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("network file system (fuse.sshfs)", ran.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(disk.Root, "data", "ledger.db")));
        Assert.Contains("fuse.sshfs", (await _home.CommandAsync("doctor")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_dead_daemon_left_behind_keeps_nobody_out()
    {
        string pidFile = Path.Combine(_home.Folder("run"), "daemon.pid");
        _home.Environment["DAEMON_PID_FILE"] = pidFile;
        await _home.StartDaemonAsync();
        await _home.KillDaemonAsync();
        Assert.True(File.Exists(pidFile));
        Assert.True(File.Exists(Path.Combine(_home.DataDir, "daemon.lock")));

        // Even the number of a living process is only a number.
        await File.WriteAllTextAsync(pidFile, $"{Environment.ProcessId}\n", TestContext.Current.CancellationToken);
        await _home.StartDaemonAsync();
        await _home.FinishTorrentAsync(First);
        await _home.ItemAsync(First, ItemState.Finished);
        Assert.Equal($"{_home.Daemon!.Id}\n", await File.ReadAllTextAsync(pidFile, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Two_that_start_together_are_one()
    {
        Task<Ran>[] started = [_home.CommandAsync("run"), _home.CommandAsync("run")];
        Task<Ran> first = await Task.WhenAny(started);
        Assert.Equal(3, (await first).ExitCode);

        await _home.FinishTorrentAsync(First);
        await _home.ItemAsync(First, ItemState.Finished);
        Assert.Single(_home.Library());
        int pid = await _home.ReadAsync(db => db.Daemon.Select(d => d.Pid).SingleAsync());
        using var kill = System.Diagnostics.Process.Start("kill", ["-TERM", $"{pid}"]);
        Assert.Equal(0, (await started.Single(s => s != first)).ExitCode);
    }

    [Theory]
    [InlineData("-26h")]
    [InlineData("+26h")]
    public async Task A_clock_that_is_set_stops_nothing(string jump)
    {
        string? library = FakeTime.FirstOrDefault(File.Exists);
        Assert.SkipWhen(library is null, "There is no libfaketime here (Debian: faketime).");
        string clock = Path.Combine(_home.Folder("clock"), "now");
        await File.WriteAllTextAsync(clock, "+0\n", TestContext.Current.CancellationToken);
        _home.Environment["LD_PRELOAD"] = library;
        _home.Environment["FAKETIME_TIMESTAMP_FILE"] = clock;
        _home.Environment["FAKETIME_NO_CACHE"] = "1";

        // As the kernel does it: who sets the clock sets only the one on the wall.
        _home.Environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
        _home.Environment["NO_FAKE_STAT"] = "1";
        await _home.StartDaemonAsync();
        await _home.FinishTorrentAsync(First);
        await _home.ItemAsync(First, ItemState.Finished);
        DateTimeOffset before = await BeatAsync();

        await File.WriteAllTextAsync(clock, $"{jump}\n", TestContext.Current.CancellationToken);
        await _home.FinishTorrentAsync(Second);
        await _home.ItemAsync(Second, ItemState.Finished);
        await _home.UntilAsync("a heartbeat by the new clock", async _ => Math.Abs((await BeatAsync() - before).TotalHours) > 25);

        Assert.Equal(2, _home.Library().Count);
        Ran status = await _home.CommandAsync("status");
        Assert.Equal(0, status.ExitCode);
    }

    private Task<DateTimeOffset> BeatAsync() => _home.ReadAsync(db => db.Daemon.Select(d => d.BeatAt).SingleAsync());
}
