using Hybrid.Daemon.Working;
using Hybrid.Settings;
using Hybrid.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hybrid.Daemon.Hosting;

public sealed class FolderHintsTests
{
    [Fact]
    public async Task Hints_that_cannot_be_had_do_not_end_the_daemon()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        using var disk = new TemporaryDisk();
        var settings = new HybridSettings { DataDir = disk.At("data"), IngestDir = disk.Folder("in") };
        var time = new NoTime();
        using var hints = new FolderHints(settings, new JobSignals(), time, NullLogger<FolderHints>.Instance);

        await hints.StartAsync(stop);
        await TouchUntilAsync(disk, hints.ExecuteTask!);

        // A background service that fails takes the whole host with it.
        await hints.ExecuteTask!.WaitAsync(Hang.Limit, stop);
        Assert.True(time.WasAsked);
    }

    [Fact]
    public async Task After_an_event_the_folder_is_swept_twice()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        using var disk = new TemporaryDisk();
        var settings = new HybridSettings { DataDir = disk.At("data"), IngestDir = disk.Folder("in") };
        var signals = new JobSignals();
        using var hints = new FolderHints(settings, signals, TimeProvider.System, NullLogger<FolderHints>.Instance);
        await hints.StartAsync(stop);
        Task first = signals.NextAsync(JobName.SweepFolder, stop);
        await TouchUntilAsync(disk, first);
        await signals.NextAsync(JobName.SweepFolder, stop).WaitAsync(Hang.Limit, stop);
        await hints.StopAsync(stop);
    }

    /// <summary>The watcher may begin to listen after the first of them.</summary>
    private static async Task TouchUntilAsync(TemporaryDisk disk, Task done)
    {
        for (int file = 0; file < 10_000 && !done.IsCompleted; file++)
        {
            disk.File($"in/{file}");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        }

        await done.WaitAsync(Hang.Limit, TestContext.Current.CancellationToken);
    }

    /// <summary>Fails as .NET does where the system has no more to give.</summary>
    private sealed class NoTime : TimeProvider
    {
        public bool WasAsked { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            WasAsked = true;
            throw new IOException("The configured user limit on the number of inotify instances has been reached.");
        }
    }
}
