using Hybrid.Daemon.Announcing;

namespace Hybrid.Daemon.Hosting;

/// <summary>Looks at what Plex made of what it was notified of. Runs only if PLEX_URL is set.</summary>
internal sealed class LookAtServerJob(ServerLooks looks) : ILoopJob
{
    public Task<TimeSpan?> RunAsync(CancellationToken stopping) => looks.LookAsync(stopping);
}
