using System.Threading.RateLimiting;

namespace Hybrid.Catalog.Tmdb;

/// <summary>When the next request may go: never more than so many within any second, in the order in which they come.</summary>
/// <remarks>
/// .NET's sliding window counts. It would move its window by a timer of its own, for ever; here the timer runs only while requests are counted,
/// so nothing ticks while nobody asks.
/// </remarks>
internal sealed class TmdbPace(int requestsPerSecond, TimeProvider time) : IDisposable
{
    /// <summary>How often the window moves.</summary>
    internal static readonly TimeSpan Segment = TimeSpan.FromMilliseconds(54);

    /// <summary>
    /// The window forgets a request up to a segment early, so it must be a second and a segment; and a little more, because what leaves here at
    /// even intervals does not arrive so.
    /// </summary>
    internal static readonly TimeSpan Window = 20 * Segment;

    private readonly SlidingWindowRateLimiter _limiter = new(
        new SlidingWindowRateLimiterOptions
        {
            PermitLimit = requestsPerSecond,
            Window = Window,
            SegmentsPerWindow = (int)(Window / Segment),
            QueueLimit = int.MaxValue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            AutoReplenishment = false,
        }
    );

    private readonly Lock _gate = new();
    private readonly long _begin = time.GetTimestamp();
    private TimeSpan _restUntil;
    private bool _isMoving;
    private bool _isDisposed;

    /// <returns>A lease that is always acquired: whoever asks goes in time.</returns>
    public async ValueTask<RateLimitLease> WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            while (Rest() is var rest && rest > TimeSpan.Zero)
            {
                await Task.Delay(rest, time, cancellationToken);
            }

            ValueTask<RateLimitLease> turn = _limiter.AcquireAsync(permitCount: 1, cancellationToken);
            MoveWindow();
            RateLimitLease lease = await turn;

            // Whose turn came during a rest queues again after it: they must not all go at its end.
            if (Rest() <= TimeSpan.Zero)
            {
                return lease;
            }

            lease.Dispose();
        }
    }

    /// <summary>TMDb asked us to slow down: nothing goes for so long, whoever it was that was told.</summary>
    public void Rest(TimeSpan pause)
    {
        lock (_gate)
        {
            TimeSpan until = time.GetElapsedTime(_begin) + pause;
            _restUntil = until > _restUntil ? until : _restUntil;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _limiter.Dispose();
        }
    }

    /// <summary>How long it still rests.</summary>
    private TimeSpan Rest()
    {
        lock (_gate)
        {
            return _restUntil - time.GetElapsedTime(_begin);
        }
    }

    private void MoveWindow()
    {
        lock (_gate)
        {
            if (!_isMoving)
            {
                _isMoving = true;
                _ = MoveWindowAsync();
            }
        }
    }

    /// <summary>Until every request has left the window.</summary>
    private async Task MoveWindowAsync()
    {
        // The limiter itself refuses to move before a segment's time is over, so a timer that comes early or late exceeds nothing.
        using var timer = new PeriodicTimer(Segment);
        while (true)
        {
            await timer.WaitForNextTickAsync();
            lock (_gate)
            {
                if (_isDisposed)
                {
                    return;
                }

                _limiter.TryReplenish();
                if (_limiter.GetStatistics()!.CurrentAvailablePermits == requestsPerSecond)
                {
                    _isMoving = false;
                    return;
                }
            }
        }
    }
}
