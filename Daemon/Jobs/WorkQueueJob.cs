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
        DateTimeOffset now = time.GetUtcNow();
        List<ItemState> due;
        await using (LedgerDb db = await ledger.CreateDbContextAsync(stopping.Token))
        {
            due = await db
                .Items.Where(i => Lifecycle.Working.Contains(i.State) && i.DueAt <= now)
                .Select(i => i.State)
                .Distinct()
                .ToListAsync(stopping.Token);
        }

        foreach (JobKey step in due.Select(JobKeys.Of).Distinct())
        {
            await context.Scheduler.TriggerJob(step, cancellationToken: stopping.Token);
        }
    }
}
