using Hybrid.Daemon.Services;
using Hybrid.Daemon.Working;
using Quartz;

namespace Hybrid.Daemon.Hosting;

/// <summary>
/// Reports to the service manager after each check of the queue that the daemon is alive, and after the first that it is ready. It has no timer
/// of its own: a watchdog is only useful if the working loop itself notifies it.
/// </summary>
public sealed class QueuePulse(ServiceNotices notices, Activity activity) : IJobListener
{
    public string Name => nameof(QueuePulse);

    public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        ValueTask.CompletedTask;

    public ValueTask JobExecutionVetoed(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        ValueTask.CompletedTask;

    /// <summary>Also after a failed check: the log reports a full disk, and a restart would not help.</summary>
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
