using Hybrid.Daemon.Announcing;
using Hybrid.Daemon.Identifying;
using Hybrid.Daemon.Placing;
using Hybrid.Daemon.Working;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace Hybrid.Daemon.Hosting;

/// <summary>Identifies items that are due. Runs in parallel with placing, so that a long copy does not delay it.</summary>
[DisallowConcurrentExecution]
public sealed class IdentifyJob(IdentifyStep step, ItemWorker worker, IHostApplicationLifetime lifetime)
    : StepJob(step, worker, lifetime),
        IJob;

/// <summary>Places approved items, one file at a time. It is the only job that touches the library.</summary>
[DisallowConcurrentExecution]
public sealed class PlaceJob(PlaceStep step, ItemWorker worker, IHostApplicationLifetime lifetime) : StepJob(step, worker, lifetime), IJob;

/// <summary>Notifies the media server about placed files.</summary>
[DisallowConcurrentExecution]
public sealed class AnnounceJob(AnnounceStep step, ItemWorker worker, IHostApplicationLifetime lifetime)
    : StepJob(step, worker, lifetime),
        IJob;

/// <summary>Runs one step until no item is due for it, then has the queue checked, because the next step has work now.</summary>
public abstract class StepJob(IItemStep step, ItemWorker worker, IHostApplicationLifetime lifetime)
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        try
        {
            if (await worker.WorkAsync(step, stopping.Token) > 0)
            {
                await context.Scheduler.TriggerJob(JobKeys.WorkQueue, cancellationToken: stopping.Token);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The daemon stops. The work in progress is in the journal, and the next start continues it.
        }
    }
}
