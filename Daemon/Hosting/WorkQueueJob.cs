using Hybrid.Daemon.Services;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Hosting;

/// <summary>
/// Checks whether an item is due (new, decided by a reviewer, or to be tried again) and starts its step. It is woken when an item
/// is taken in or decided, and runs again when the next item is due; the timer is for wake-ups that got lost.
/// </summary>
internal sealed class WorkQueueJob(
    IDbContextFactory<LedgerDb> ledger,
    TimeProvider time,
    JobSignals signals,
    ServiceNotices notices,
    Activity activity
) : ILoopJob
{
    public async Task<TimeSpan?> RunAsync(CancellationToken stopping)
    {
        try
        {
            return await LookAsync(stopping);
        }
        finally
        {
            // The first check shows that the daemon is ready, each later one that it is alive. Only this loop may reset the watchdog.
            // A failed check counts too: a ledger on a full disk is reported in the log, and a restart would not repair it.
            notices.QueueLookedAt(activity.Words);
        }
    }

    private async Task<TimeSpan?> LookAsync(CancellationToken stopping)
    {
        DateTimeOffset now = time.GetUtcNow();
        await using LedgerDb db = await ledger.CreateDbContextAsync(stopping);
        List<ItemState> due = await db.Due(now)
            .Where(i => Lifecycle.Working.Contains(i.State))
            .Select(i => i.State)
            .Distinct()
            .ToListAsync(stopping);
        DateTimeOffset? next = await db
            .Items.Where(i => Lifecycle.Working.Contains(i.State) && i.DueAt > now)
            .MinAsync(i => (DateTimeOffset?)i.DueAt, stopping);
        foreach (JobName step in due.Select(JobName.Of).Distinct())
        {
            signals.Raise(step);
        }

        if (await db.AdoptedRenames.AnyAsync(r => r.State == RelocationState.Asked, stopping))
        {
            signals.Raise(JobName.RenameAdopted);
        }

        // A busy step gives the next step work before it ends.
        return due.Count > 0 ? Schedule.OftenInterval : next - now;
    }
}
