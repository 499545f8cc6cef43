using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Quartz;

namespace Hybrid.Daemon.Hosting;

public sealed class WorkQueueJobTests
{
    [Fact]
    public async Task While_a_long_copy_runs_no_triggers_pile_up_behind_it()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        await using Workbench bench = await Workbench.CreateAsync();
        await bench.ApprovedAsync(Workbench.Matrix, "The.Matrix.1999.mkv");
        await using ServiceProvider services = new ServiceCollection()
            .AddLogging()
            .AddQuartz(quartz =>
                quartz
                    .UseInMemoryStore()
                    .AddJob<LongJob>(job => job.WithIdentity(JobKeys.Place).StoreDurably())
                    .AddJob<WorkQueueJob>(job => job.WithIdentity(JobKeys.WorkQueue).StoreDurably())
            )
            .BuildServiceProvider();
        IScheduler scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler(stop);
        await scheduler.Start(stop);
        var job = new WorkQueueJob(
            bench.Part<IDbContextFactory<LedgerDb>>(),
            bench.Time,
            new SteadyTime(TimeProvider.System),
            new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance)
        );
        try
        {
            for (int second = 0; second < 5; second++)
            {
                await job.LookAsync(scheduler, stop);
                if (second == 0)
                {
                    await LongJob.Started.Task.WaitAsync(TimeSpan.FromSeconds(30), stop);
                }
            }

            Assert.InRange((await scheduler.GetTriggersOfJob(JobKeys.Place, stop)).Count, 1, 2);
        }
        finally
        {
            LongJob.End.TrySetResult();
            await scheduler.Shutdown(true, stop);
        }
    }

    [DisallowConcurrentExecution]
    internal sealed class LongJob : IJob
    {
        public static readonly TaskCompletionSource Started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public static readonly TaskCompletionSource End = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            Started.TrySetResult();
            await End.Task;
        }
    }
}
