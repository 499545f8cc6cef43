using Hybrid.Daemon.Placing;
using Hybrid.Daemon.Working;
using Quartz;

namespace Hybrid.Daemon.Hosting;

/// <summary>Each night: asks for the titles of episodes that were filed without one.</summary>
[DisallowConcurrentExecution]
public sealed class EpisodeTitlesJob(NewEpisodeTitles titles, JobSignals signals, JobHealth health) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await health.RunAsync(JobName.EpisodeTitles, () => RunAsync(cancellationToken), cancellationToken);

    private async Task<TimeSpan?> RunAsync(CancellationToken cancellationToken)
    {
        if (await titles.RunAsync(cancellationToken) > 0)
        {
            signals.Raise(JobName.WorkQueue);
        }

        return null;
    }
}
