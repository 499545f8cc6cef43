using Hybrid.Daemon.Announcing;
using Hybrid.Daemon.Identifying;
using Hybrid.Daemon.Placing;
using Hybrid.Daemon.Working;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace Hybrid.Daemon.Hosting;

/// <summary>Identifies what is due. Beside placing, so that a long copy keeps nobody waiting.</summary>
[DisallowConcurrentExecution]
public sealed class IdentifyJob(IdentifyStep step, ItemWorker worker, IHostApplicationLifetime lifetime)
    : StepJob(step, worker, lifetime),
        IJob;

/// <summary>Places what was approved: the only job that touches the library, one file at a time.</summary>
[DisallowConcurrentExecution]
public sealed class PlaceJob(PlaceStep step, ItemWorker worker, IHostApplicationLifetime lifetime) : StepJob(step, worker, lifetime), IJob;

/// <summary>Tells the media server what was placed.</summary>
[DisallowConcurrentExecution]
public sealed class AnnounceJob(AnnounceStep step, ItemWorker worker, IHostApplicationLifetime lifetime)
    : StepJob(step, worker, lifetime),
        IJob;

/// <summary>Runs one step until nothing is due for it, then lets the queue be looked at again: the next step has work now.</summary>
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
            // The daemon ends. What was in hand is in the journal; the next start goes on.
        }
    }
}
