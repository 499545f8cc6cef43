using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace Hybrid.Jobs;

/// <summary>Once a second: looks whether something is due (new, decided by a reviewer, or to be tried again) and starts the step that it waits for.</summary>
[DisallowConcurrentExecution]
public sealed class WorkQueueJob(IDbContextFactory<LedgerDb> ledger, TimeProvider time, IHostApplicationLifetime lifetime) : IJob
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        await LookAsync(context.Scheduler, stopping.Token);
    }

    internal async Task LookAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        List<ItemState> due;
        await using (LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken))
        {
            due = await db.Due(now)
                .Where(i => Lifecycle.Working.Contains(i.State))
                .Select(i => i.State)
                .Distinct()
                .ToListAsync(cancellationToken);
        }

        foreach (JobKey step in due.Select(JobKeys.Of).Distinct())
        {
            // One that runs or waits already is not asked twice: behind a copy of hours thousands would wait.
            if ((await scheduler.GetTriggersOfJob(step, cancellationToken)).Count > 0)
            {
                continue;
            }

            await scheduler.TriggerJob(step, cancellationToken: cancellationToken);
        }
    }
}
