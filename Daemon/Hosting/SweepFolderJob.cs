using Hybrid.Daemon.Watching;
using Hybrid.Daemon.Working;

namespace Hybrid.Daemon.Hosting;

/// <summary>Sweeps the ingest folder: at start, on a timer, and when an event hints that it is worth it.</summary>
internal sealed class SweepFolderJob(FolderWatch watch, SourceHealth health, JobSignals signals) : ILoopJob
{
    public async Task<TimeSpan?> RunAsync(CancellationToken stopping)
    {
        Sweep sweep = await health.SweepAsync(() => watch.SweepAsync(stopping), stopping);
        if (sweep.Taken.Count > 0)
        {
            signals.Raise(JobName.WorkQueue);
        }

        return null;
    }
}
