using Quartz;

namespace Hybrid.Daemon.Hosting;

/// <summary>Every ten seconds: tells the ledger that the daemon lives, and what it is doing.</summary>
[DisallowConcurrentExecution]
public sealed class HeartbeatJob(Heartbeat heartbeat) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await heartbeat.BeatAsync();
}
