namespace Hybrid.Daemon.Hosting;

/// <summary>Something that the daemon does again and again. <see cref="Schedule"/> says when; a <see cref="JobLoop"/> runs it.</summary>
internal interface ILoopJob
{
    /// <param name="stopping">Canceled when the daemon is told to end.</param>
    /// <returns>When it is to run again, where that is before its interval is over; else null.</returns>
    Task<TimeSpan?> RunAsync(CancellationToken stopping);
}
