using Hybrid.Daemon.Watching;
using Hybrid.Daemon.Working;

namespace Hybrid.Daemon.Hosting;

/// <summary>Takes in complete torrents, and removes finished ones from Transmission's list if that is set.</summary>
internal sealed class PollTorrentsJob(TorrentWatch watch, FinishedTorrents finished, SourceHealth health, JobSignals signals) : ILoopJob
{
    public async Task<TimeSpan?> RunAsync(CancellationToken stopping)
    {
        Poll poll = await health.PollAsync(() => watch.PollAsync(stopping), stopping);
        await finished.RemoveAsync(poll.Torrents, stopping);
        if (poll.Taken.Count > 0)
        {
            signals.Raise(JobName.WorkQueue);
        }

        return null;
    }
}
