using Hybrid.Daemon.Placing;
using Hybrid.Daemon.Working;

namespace Hybrid.Daemon.Hosting;

/// <summary>Renames what another hand filed, when a person has asked for it. A disk that is away is shown as the job's fault until it is back.</summary>
internal sealed class RenameAdoptedJob(AdoptedRenames renames, JobSignals signals) : ILoopJob
{
    public async Task<TimeSpan?> RunAsync(CancellationToken stopping)
    {
        try
        {
            if (await renames.RunAsync(stopping) > 0)
            {
                signals.Raise(JobName.WorkQueue);
            }

            return null;
        }
        finally
        {
            // Also what was renamed before a disk was found away.
            signals.Raise(JobName.SweepLibrary);
        }
    }
}
