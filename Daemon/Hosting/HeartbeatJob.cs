namespace Hybrid.Daemon.Hosting;

/// <summary>Records in the ledger that the daemon runs, and what it is doing.</summary>
internal sealed class HeartbeatJob(Heartbeat heartbeat) : ILoopJob
{
    public async Task<TimeSpan?> RunAsync(CancellationToken stopping)
    {
        await heartbeat.BeatAsync(stopping);
        return null;
    }
}
