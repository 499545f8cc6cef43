namespace Hybrid.Catalog.Tmdb;

/// <summary>When the next request may go: never more than so many within any second, in the order in which they come.</summary>
/// <remarks>Each request takes its place in the queue at once and waits for its own time, so nothing ticks while nobody asks.</remarks>
internal sealed class TmdbPace(int requestsPerSecond, TimeProvider time)
{
    // A little more than a second: what leaves here at even intervals does not arrive so.
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(1020);

    private readonly Lock _gate = new();
    private readonly long _begin = time.GetTimestamp();

    // When the last so many requests went or will go, counted from the beginning, as a ring.
    private readonly TimeSpan[] _starts = [.. Enumerable.Repeat(-Window, requestsPerSecond)];
    private TimeSpan _restUntil;
    private int _next;

    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        TimeSpan wait = Take();
        while (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken);

            // Those that waited through a rest must not all go at its end.
            wait = IsResting() ? Take() : TimeSpan.Zero;
        }
    }

    /// <summary>TMDb asked us to slow down: nothing goes for so long, whoever it was that was told.</summary>
    public void Rest(TimeSpan pause)
    {
        lock (_gate)
        {
            _restUntil = Later(_restUntil, Now + pause);
        }
    }

    private TimeSpan Now => time.GetElapsedTime(_begin);

    /// <summary>Takes the next place; how long to wait for it.</summary>
    private TimeSpan Take()
    {
        lock (_gate)
        {
            TimeSpan now = Now;
            TimeSpan start = Later(now, Later(_restUntil, _starts[_next] + Window));
            _starts[_next] = start;
            _next = (_next + 1) % _starts.Length;
            return start - now;
        }
    }

    private bool IsResting()
    {
        lock (_gate)
        {
            return _restUntil > Now;
        }
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
