using Hybrid.Daemon.Verifying;
using Quartz;

namespace Hybrid.Daemon.Hosting;

/// <summary>Each night: takes the hashes of placed files that have none yet.</summary>
[DisallowConcurrentExecution]
public sealed class HashFilesJob(NightlyHashing hashing) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await hashing.RunAsync(cancellationToken);
}
