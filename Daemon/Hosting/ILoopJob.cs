namespace Hybrid.Daemon.Hosting;

/// <summary>A job that the daemon repeats. <see cref="Schedule"/> says when; a <see cref="JobLoop"/> runs it.</summary>
internal interface ILoopJob
{
    /// <param name="stopping">Canceled when the daemon must end.</param>
    /// <returns>The wait before the next run, if shorter than the interval; otherwise null.</returns>
    Task<TimeSpan?> RunAsync(CancellationToken stopping);
}
