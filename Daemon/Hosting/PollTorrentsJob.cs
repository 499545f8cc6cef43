using Hybrid.Daemon.Watching;
using Hybrid.Daemon.Working;
using Hybrid.Neighbours;
using Hybrid.Settings;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace Hybrid.Daemon.Hosting;

/// <summary>Every TRANSMISSION_POLL_INTERVAL: takes in complete torrents, and removes finished ones from Transmission's list if that is set.</summary>
[DisallowConcurrentExecution]
public sealed class PollTorrentsJob(
    TorrentWatch watch,
    FinishedTorrents finished,
    NeighbourBoard board,
    Measures measures,
    HybridSettings settings,
    IHostApplicationLifetime lifetime
) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        Poll poll = await measures.TimedAsync(NeighbourBoard.Transmission, () => watch.PollAsync(stopping.Token));
        if (poll.Fault is not null)
        {
            TimeSpan? next = poll.Fault.Kind == FaultKind.Refused ? null : settings.TransmissionPollInterval;
            await board.FaultyAsync(NeighbourBoard.Transmission, poll.Fault, next);
            return;
        }

        await board.GoodAsync(NeighbourBoard.Transmission, settings.TransmissionPollInterval, poll.Notice);
        await finished.RemoveAsync(poll.Torrents, stopping.Token);
        if (poll.Taken.Count > 0)
        {
            await context.Scheduler.TriggerJob(JobKeys.WorkQueue, cancellationToken: stopping.Token);
        }
    }
}
