using Hybrid.Daemon.Working;

namespace Hybrid.Daemon.Hosting;

/// <summary>Runs one job, never twice at the same time: at the start, an interval after its last end, and when it is asked for.</summary>
/// <param name="interval">Infinite = only when it is asked for.</param>
internal sealed class JobLoop(JobName name, TimeSpan interval, ILoopJob job, JobSignals signals, TimeProvider time, JobHealth health)
{
    public JobName Name => name;

    /// <summary>Runs until the daemon ends. A job that fails ends neither the loop nor the daemon.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        // A timer measures elapsed time. If the system's clock is set back, the job does not wait an hour longer.
        await using ITimer timer = time.CreateTimer(_ => signals.Raise(name), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (interval != Timeout.InfiniteTimeSpan)
        {
            signals.Raise(name);
        }

        try
        {
            while (true)
            {
                await signals.NextAsync(name, stopping);
                timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                TimeSpan? sooner = await health.RunAsync(name, () => job.RunAsync(stopping), stopping);
                timer.Change(sooner < interval ? sooner.Value : interval, Timeout.InfiniteTimeSpan);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The daemon ends. Work in progress is in the journal, and the next start continues it.
        }
    }
}
