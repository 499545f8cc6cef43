using Hybrid.Daemon.Announcing;

namespace Hybrid.Daemon.Hosting;

/// <summary>Looks at what the media servers made of what they were notified of. Runs only if one is set.</summary>
internal sealed class LookAtServerJob(ServerLooks looks) : ILoopJob
{
    public Task<TimeSpan?> RunAsync(CancellationToken stopping) => looks.LookAsync(stopping);
}
