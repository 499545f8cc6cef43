using Hybrid.Daemon.Services;
using Hybrid.Daemon.Working;
using Quartz;

namespace Hybrid.Daemon.Hosting;

/// <summary>
/// Tells the service manager after each look at the queue that the daemon is alive, and by the first that it is ready. No timer of its own does
/// it: a watchdog is of use only where nothing but the loop itself can calm it.
/// </summary>
public sealed class QueuePulse(ServiceNotices notices, Activity activity) : IJobListener
{
    public string Name => nameof(QueuePulse);

    public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        ValueTask.CompletedTask;

    public ValueTask JobExecutionVetoed(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        ValueTask.CompletedTask;

    /// <summary>Also after a look that failed: a ledger on a full disk is told in the log, and a restart would not mend it.</summary>
    public ValueTask JobWasExecuted(
        IJobExecutionContext context,
        JobExecutionException? jobException,
        CancellationToken cancellationToken = default
    )
    {
        notices.QueueLookedAt(activity.Words);
        return ValueTask.CompletedTask;
    }
}
