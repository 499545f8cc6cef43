using Hybrid.Settings;
using Hybrid.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Quartz;

namespace Hybrid.Daemon.Hosting;

public sealed class FolderHintsTests
{
    [Fact]
    public async Task Hints_that_cannot_be_had_do_not_end_the_daemon()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        using var disk = new TemporaryDisk();
        var settings = new HybridSettings { DataDir = disk.At("data"), IngestDir = disk.Folder("in") };
        using var hints = new FolderHints(settings, new NoScheduler(), TimeProvider.System, NullLogger<FolderHints>.Instance);

        await hints.StartAsync(stop);

        // A background service that fails takes the whole host with it.
        await hints.ExecuteTask!.WaitAsync(TimeSpan.FromSeconds(30), stop);
    }

    private sealed class NoScheduler : ISchedulerFactory
    {
        public ValueTask<List<IScheduler>> GetAllSchedulers(CancellationToken cancellationToken = default) => throw Limit;

        public ValueTask<IScheduler> GetScheduler(CancellationToken cancellationToken = default) => throw Limit;

        public ValueTask<IScheduler?> LookupScheduler(string schedName, CancellationToken cancellationToken = default) => throw Limit;

        private static IOException Limit => new("The configured user limit on the number of inotify instances has been reached.");
    }
}
