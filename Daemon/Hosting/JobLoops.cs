using Microsoft.Extensions.Hosting;

namespace Hybrid.Daemon.Hosting;

/// <summary>Runs the loops of the schedule side by side, from when the host has started until the daemon is told to end.</summary>
internal sealed class JobLoops(IEnumerable<JobLoop> loops, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration told = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken);

        // The one token of all jobs. Services are stopped one after the other; a job ends as soon as the daemon is told to.
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        await Task.WhenAll(loops.Select(loop => Task.Run(() => loop.RunAsync(stopping.Token), CancellationToken.None)));
    }
}
