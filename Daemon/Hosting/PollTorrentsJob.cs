using Hybrid.Daemon.Watching;
using Hybrid.Daemon.Working;
using Hybrid.Neighbors;
using Hybrid.Settings;

namespace Hybrid.Daemon.Hosting;

/// <summary>Takes in complete torrents, and removes finished ones from Transmission's list if that is set.</summary>
internal sealed class PollTorrentsJob(
    TorrentWatch watch,
    FinishedTorrents finished,
    NeighborHealth board,
    Measures measures,
    HybridSettings settings,
    JobSignals signals
) : ILoopJob
{
    public async Task<TimeSpan?> RunAsync(CancellationToken stopping)
    {
        Poll poll = await measures.TimedAsync(NeighborHealth.Transmission, () => watch.PollAsync(stopping));
        if (poll.Fault is not null)
        {
            TimeSpan? next = poll.Fault.Kind == FaultKind.Refused ? null : settings.TransmissionPollInterval;
            await board.FaultyAsync(NeighborHealth.Transmission, poll.Fault, next);
            return null;
        }

        await board.GoodAsync(NeighborHealth.Transmission, settings.TransmissionPollInterval, poll.Notice);
        await finished.RemoveAsync(poll.Torrents, stopping);
        if (poll.Taken.Count > 0)
        {
            signals.Raise(JobName.WorkQueue);
        }

        return null;
    }
}
