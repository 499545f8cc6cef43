using Quartz;

namespace Hybrid.Daemon.Hosting;

/// <summary>Every ten seconds: records in the ledger that the daemon runs, and what it is doing.</summary>
[DisallowConcurrentExecution]
public sealed class HeartbeatJob(Heartbeat heartbeat) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await heartbeat.BeatAsync();
}
