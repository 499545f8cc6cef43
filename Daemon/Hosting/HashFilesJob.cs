using Hybrid.Daemon.Verifying;
using Hybrid.Daemon.Working;
using Quartz;

namespace Hybrid.Daemon.Hosting;

/// <summary>Each night: takes the hashes of placed files that have none yet.</summary>
[DisallowConcurrentExecution]
public sealed class HashFilesJob(NightlyHashing hashing, JobHealth health) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await health.RunAsync(JobName.HashFiles, () => RunAsync(cancellationToken), cancellationToken);

    private async Task<TimeSpan?> RunAsync(CancellationToken cancellationToken)
    {
        await hashing.RunAsync(cancellationToken);
        return null;
    }
}
