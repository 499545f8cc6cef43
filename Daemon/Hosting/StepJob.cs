using Hybrid.Daemon.Announcing;
using Hybrid.Daemon.Working;

namespace Hybrid.Daemon.Hosting;

/// <summary>Runs one step until nothing is due for it. Then it asks for another check of the queue, because the next step has work now.</summary>
internal sealed class StepJob(IItemStep step, ItemWorker worker, JobSignals signals) : ILoopJob
{
    public async Task<TimeSpan?> RunAsync(CancellationToken stopping)
    {
        if (await worker.WorkAsync(step, stopping) > 0)
        {
            signals.Raise(JobName.WorkQueue);
            if (step is AnnounceStep)
            {
                // It learns when its first look is due.
                signals.Raise(JobName.LookAtServer);
            }
        }

        return null;
    }
}
