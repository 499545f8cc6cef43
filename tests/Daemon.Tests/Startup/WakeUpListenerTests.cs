using Hybrid.Hooks;
using Hybrid.Jobs;
using Hybrid.Ledger;
using Hybrid.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Quartz;

namespace Hybrid.Startup;

public sealed class WakeUpListenerTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TemporaryDisk _disk = new();

    [Fact]
    public async Task A_call_has_the_queue_looked_at_although_no_timer_would()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        var steady = new SteadyTime(TimeProvider.System);
        var looked = new Looks();
        await using ServiceProvider services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(looked)
            .AddQuartz(quartz =>
                quartz.UseInMemoryStore().UseTimeProvider(steady).AddJob<LookJob>(job => job.WithIdentity(JobKeys.WorkQueue).StoreDurably())
            )
            .BuildServiceProvider();
        var schedulers = services.GetRequiredService<ISchedulerFactory>();
        IScheduler scheduler = await schedulers.GetScheduler(stop);
        await scheduler.Start(stop);
        Directory.CreateDirectory(_disk.At("data"));
        var wakeUp = new WakeUp(LedgerFile.In(_disk.At("data")));
        using var listener = new WakeUpListener(wakeUp, schedulers, steady, new HandedOver(), NullLogger<WakeUpListener>.Instance);
        await listener.StartAsync(stop);
        try
        {
            for (int call = 0; call < 3; call++)
            {
                while (!File.Exists(_disk.At("data/daemon.sock")))
                {
                    await Task.Delay(10, stop);
                }

                await wakeUp.SendAsync();
                Assert.True(await looked.Seen.WaitAsync(Patience, stop));
            }
        }
        finally
        {
            await listener.StopAsync(stop);
            await scheduler.Shutdown(true, stop);
        }

        Assert.False(File.Exists(_disk.At("data/daemon.sock")));
    }

    public void Dispose() => _disk.Dispose();

    internal sealed class Looks
    {
        public SemaphoreSlim Seen { get; } = new(0);
    }

    internal sealed class LookJob(Looks looks) : IJob
    {
        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            looks.Seen.Release();
            return ValueTask.CompletedTask;
        }
    }
}
