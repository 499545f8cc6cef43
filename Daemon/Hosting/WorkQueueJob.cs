using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace Hybrid.Daemon.Hosting;

/// <summary>
/// Checks whether an item is due (new, decided by a reviewer, or to be tried again) and starts its step. It is woken when an item
/// is taken in or decided, and runs again when the next item is due; the timer is for wake-ups that got lost.
/// </summary>
[DisallowConcurrentExecution]
public sealed class WorkQueueJob(
    IDbContextFactory<LedgerDb> ledger,
    TimeProvider time,
    SteadyTime steady,
    IHostApplicationLifetime lifetime
) : IJob
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <summary>The interval if decisions cannot wake us, and while a step is busy.</summary>
    public static readonly TimeSpan OftenInterval = TimeSpan.FromSeconds(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        await LookAsync(context.Scheduler, stopping.Token);
    }

    internal async Task LookAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        bool busy = false;
        List<ItemState> due;
        DateTimeOffset? next;
        await using (LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken))
        {
            due = await db.Due(now)
                .Where(i => Lifecycle.Working.Contains(i.State))
                .Select(i => i.State)
                .Distinct()
                .ToListAsync(cancellationToken);
            next = await db
                .Items.Where(i => Lifecycle.Working.Contains(i.State) && i.DueAt > now)
                .MinAsync(i => (DateTimeOffset?)i.DueAt, cancellationToken);
        }

        foreach (JobKey step in due.Select(JobKeys.Of).Distinct())
        {
            // A job that runs or waits already is not triggered again: behind a copy of hours, thousands of triggers would pile up.
            if ((await scheduler.GetTriggersOfJob(step, cancellationToken)).Count > 0)
            {
                busy = true;
                continue;
            }

            await scheduler.TriggerJob(step, cancellationToken: cancellationToken);
        }

        if (busy)
        {
            await scheduler.LookAtQueueAsync(steady, OftenInterval, cancellationToken);
        }
        else if (next is { } at && at - now < Interval)
        {
            await scheduler.LookAtQueueAsync(steady, at - now, cancellationToken);
        }
    }
}
