using Hybrid.Daemon.Watching;
using Hybrid.Daemon.Working;
using Hybrid.Settings;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace Hybrid.Daemon.Hosting;

/// <summary>Sweeps the ingest folder: at start, on a timer, and when an event hints that it is worth it.</summary>
[DisallowConcurrentExecution]
public sealed class SweepFolderJob(
    FolderWatch watch,
    NeighbourBoard board,
    Measures measures,
    HybridSettings settings,
    IHostApplicationLifetime lifetime
) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        Sweep sweep = await measures.TimedAsync(NeighbourBoard.Folder, () => watch.SweepAsync(stopping.Token));
        if (sweep.Fault is not null)
        {
            await board.FaultyAsync(NeighbourBoard.Folder, sweep.Fault, settings.TransmissionPollInterval);
            return;
        }

        await board.GoodAsync(NeighbourBoard.Folder, settings.TransmissionPollInterval, sweep.Notice);
        if (sweep.Taken.Count > 0)
        {
            await context.Scheduler.TriggerJob(JobKeys.WorkQueue, cancellationToken: stopping.Token);
        }
    }
}
