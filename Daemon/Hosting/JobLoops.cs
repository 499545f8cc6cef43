using Hybrid.Daemon.Working;
using Microsoft.Extensions.Hosting;

namespace Hybrid.Daemon.Hosting;

/// <summary>Runs the loops of the schedule in parallel, from the start of the host until the daemon must end.</summary>
internal sealed class JobLoops(IEnumerable<JobLoop> loops, JobHealth health, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration told = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken);

        // One token for all jobs. Services are stopped one after the other; this token ends every job as soon as the daemon must end.
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        // Beside the jobs: a ledger that is slow to answer holds none of them up.
        Task forgetting = health.BeginAsync(
            [.. loops.Select(loop => loop.Name), JobName.Maintenance, JobName.EpisodeTitles, JobName.HashFiles],
            stopping.Token
        );
        await Task.WhenAll([forgetting, .. loops.Select(loop => Task.Run(() => loop.RunAsync(stopping.Token), CancellationToken.None))]);
    }
}
