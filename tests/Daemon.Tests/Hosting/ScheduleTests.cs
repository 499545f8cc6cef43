using Hybrid.Daemon.Services;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Settings;
using Hybrid.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;
using Serilog;
using Serilog.Core;

namespace Hybrid.Daemon.Hosting;

public sealed class ScheduleTests : IAsyncLifetime
{
    private TemporaryLedger _ledger = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _ledger = await TemporaryLedger.CreateAsync();

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Fact]
    public async Task Maintenance_is_due_each_night_also_in_those_in_which_clocks_are_set()
    {
        using IHost host = DaemonHost.Build(Settings(), Logger.None);
        IScheduler scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(Stop);
        var night = (ICronTrigger)Assert.Single(await scheduler.GetTriggersOfJob(new JobKey(JobName.Maintenance.Text), Stop));
        Assert.Equal(CronTriggerMisfireInstruction.FireAndProceed, night.MisfireInstruction);
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var cron = new CronExpression(night.CronExpressionString!, berlin);

        DateTimeOffset at = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (int day = 1; day <= 365; day++)
        {
            at = cron.GetNextValidTimeAfter(at)!.Value;
            DateTimeOffset local = TimeZoneInfo.ConvertTime(at, berlin);
            Assert.Equal((day, new TimeOnly(4, 30)), (local.DayOfYear, TimeOnly.FromTimeSpan(local.TimeOfDay)));
        }

        await scheduler.Shutdown(false, Stop);
    }

    [Theory]
    [InlineData(false, 8)]
    [InlineData(true, 11)]
    public void There_is_a_loop_for_each_thing_that_is_set(bool everything, int loops)
    {
        HybridSettings settings = everything
            ? Settings() with
            {
                TransmissionUrl = new Uri("http://localhost:1"),
                PlexUrl = new Uri("http://localhost:1"),
                IngestDir = _ledger.DataDir,
            }
            : Settings();
        using IHost host = DaemonHost.Build(settings, Logger.None);

        Assert.Equal(loops, host.Services.GetServices<JobLoop>().Count());
    }

    /// <summary>Maintenance, which is Quartz's, and the loops: each waits for the ledger.</summary>
    [Fact]
    public async Task A_stop_while_every_job_runs_ends_them_all_and_is_no_error()
    {
        var heard = new HeardLog();
        await using Logger log = new LoggerConfiguration().WriteTo.Sink(heard).CreateLogger();
        var stuck = new StuckLedger();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSerilog(log);
        HybridSettings settings = Settings();
        builder.Services.AddEngine(settings).AddSchedule(settings).AddSingleton(new ServiceNotices(null));
        builder.Services.AddSingleton<IDbContextFactory<LedgerDb>>(stuck);
        using IHost host = builder.Build();
        await host.StartAsync(Stop);
        JobSignals signals = host.Services.GetRequiredService<JobSignals>();
        JobName[] steps = [JobName.Identify, JobName.Place, JobName.Relocate, JobName.Announce];
        Array.ForEach(steps, signals.Raise);
        // The queue, the four steps, the library, the heartbeat, maintenance, and what forgets earlier faults.
        while (stuck.Asked < 9)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), Stop);
        }

        using var patience = new CancellationTokenSource(Hang.Limit);
        await host.StopAsync(patience.Token);

        Assert.False(patience.IsCancellationRequested);
        Assert.Equal(stuck.Asked, stuck.LetGo);
        Assert.Empty(heard.Errors);
    }

    private HybridSettings Settings() => new() { DataDir = _ledger.DataDir, TransmissionUrl = null };

    /// <summary>One that never answers.</summary>
    private sealed class StuckLedger : IDbContextFactory<LedgerDb>
    {
        private int _asked;
        private int _letGo;

        public int Asked => Volatile.Read(ref _asked);

        public int LetGo => Volatile.Read(ref _letGo);

        public LedgerDb CreateDbContext() => throw new NotSupportedException();

        public async Task<LedgerDb> CreateDbContextAsync(CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _asked);
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }
            finally
            {
                Interlocked.Increment(ref _letGo);
            }

            throw new NotSupportedException();
        }
    }
}
