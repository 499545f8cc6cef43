using System.Threading.RateLimiting;

namespace Hybrid.Catalog.Tmdb;

/// <summary>Decides when the next request may go: in order of arrival, and never more than the limit within any second.</summary>
/// <remarks>
/// .NET's sliding window counts. Its own timer would move the window forever; here the timer runs only while requests are counted, so
/// nothing runs while nobody asks.
/// </remarks>
internal sealed class TmdbPace(int requestsPerSecond, TimeProvider time) : IDisposable
{
    /// <summary>How often the window moves.</summary>
    internal static readonly TimeSpan Segment = TimeSpan.FromMilliseconds(54);

    /// <summary>
    /// The window forgets a request up to one segment early, so it must be a second and a segment long. It is slightly longer still, because
    /// requests that leave at even intervals do not arrive so.
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

    /// <returns>A lease that is always acquired: every caller gets its turn.</returns>
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

            // A caller whose turn came during a pause queues again after it; otherwise all would go at its end.
            if (Rest() <= TimeSpan.Zero)
            {
                return lease;
            }

            lease.Dispose();
        }
    }

    /// <summary>TMDb asked one caller to slow down: no request goes for this time, whoever makes it.</summary>
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

    /// <summary>The remaining pause.</summary>
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

    /// <summary>Runs until every request has left the window.</summary>
    private async Task MoveWindowAsync()
    {
        // The limiter itself refuses to move before a segment is over, so a timer that is early or late does not exceed the limit.
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
