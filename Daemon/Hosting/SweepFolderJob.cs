using Hybrid.Daemon.Watching;
using Hybrid.Daemon.Working;
using Hybrid.Settings;

namespace Hybrid.Daemon.Hosting;

/// <summary>Sweeps the ingest folder: at start, on a timer, and when an event hints that it is worth it.</summary>
internal sealed class SweepFolderJob(
    FolderWatch watch,
    NeighborHealth board,
    Measures measures,
    HybridSettings settings,
    JobSignals signals
) : ILoopJob
{
    public async Task<TimeSpan?> RunAsync(CancellationToken stopping)
    {
        Sweep sweep = await measures.TimedAsync(NeighborHealth.Folder, () => watch.SweepAsync(stopping));
        if (sweep.Fault is not null)
        {
            await board.FaultyAsync(NeighborHealth.Folder, sweep.Fault, settings.TransmissionPollInterval);
            return null;
        }

        await board.GoodAsync(NeighborHealth.Folder, settings.TransmissionPollInterval, sweep.Notice);
        if (sweep.Taken.Count > 0)
        {
            signals.Raise(JobName.WorkQueue);
        }

        return null;
    }
}
