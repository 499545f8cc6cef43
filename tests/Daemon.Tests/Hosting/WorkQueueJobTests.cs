using System.Net.Sockets;
using System.Text;
using Hybrid.Daemon.Services;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Testing;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Hosting;

public sealed class WorkQueueJobTests
{
    private readonly JobSignals _signals = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_a_long_copy_runs_its_step_is_asked_for_once_however_often_the_queue_is_looked_at()
    {
        await using Workbench bench = await Workbench.CreateAsync();
        await bench.ApprovedAsync(Workbench.Matrix, "The.Matrix.1999.mkv");
        WorkQueueJob job = Job(bench);
        for (int second = 0; second < 5; second++)
        {
            // Also what the busy step makes work for, another one may begin with within a second.
            Assert.Equal(Schedule.OftenInterval, await job.RunAsync(Stop));
        }

        await _signals.NextAsync(JobName.Place, Stop);
        Assert.False(_signals.NextAsync(JobName.Place, Stop).IsCompleted);
        Assert.False(_signals.NextAsync(JobName.Identify, Stop).IsCompleted);
        Assert.False(_signals.NextAsync(JobName.Announce, Stop).IsCompleted);
    }

    [Fact]
    public async Task It_comes_back_when_the_next_item_is_due_and_asks_for_nothing_where_none_is()
    {
        await using Workbench bench = await Workbench.CreateAsync();
        WorkQueueJob job = Job(bench);
        Assert.Null(await job.RunAsync(Stop));

        await bench.ApprovedAsync(Workbench.Matrix, "The.Matrix.1999.mkv");
        await using (LedgerDb db = await bench.OpenLedgerAsync())
        {
            IngestItem item = await db.Items.SingleAsync(Stop);
            item.Postpone("not now", bench.Time.GetUtcNow() + TimeSpan.FromSeconds(3), bench.Time.GetUtcNow());
            await db.SaveChangesAsync(Stop);
        }

        Assert.Equal(TimeSpan.FromSeconds(3), await job.RunAsync(Stop));
        Assert.False(_signals.NextAsync(JobName.Place, Stop).IsCompleted);
    }

    [Fact]
    public async Task The_watchdog_is_calmed_after_each_look_also_after_one_that_failed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no datagram sockets in files.");
        await using Workbench bench = await Workbench.CreateAsync();
        using var disk = new TemporaryDisk();
        using var manager = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified)
        {
            ReceiveTimeout = (int)Hang.Limit.TotalMilliseconds,
        };
        manager.Bind(new UnixDomainSocketEndPoint(disk.At("notify")));
        WorkQueueJob job = Job(bench, disk.At("notify"));

        Assert.Equal(0, manager.Available);
        await job.RunAsync(Stop);
        Assert.StartsWith("READY=1\nWATCHDOG=1", Next(manager), StringComparison.Ordinal);

        await using (LedgerDb db = await bench.OpenLedgerAsync())
        {
            await db.Database.ExecuteSqlAsync($"ALTER TABLE Items RENAME TO Gone", Stop);
        }

        await Assert.ThrowsAnyAsync<Exception>(() => job.RunAsync(Stop));
        Assert.StartsWith("WATCHDOG=1", Next(manager), StringComparison.Ordinal);
    }

    private WorkQueueJob Job(Workbench bench, string? manager = null) =>
        new(bench.Part<IDbContextFactory<LedgerDb>>(), bench.Time, _signals, new ServiceNotices(manager), bench.Part<Activity>());

    private static string Next(Socket socket)
    {
        byte[] buffer = new byte[1000];
        return Encoding.UTF8.GetString(buffer, 0, socket.Receive(buffer));
    }
}
