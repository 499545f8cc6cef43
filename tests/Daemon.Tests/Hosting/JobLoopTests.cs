using System.Collections.Concurrent;
using Hybrid.Daemon.Working;
using Hybrid.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Hybrid.Daemon.Hosting;

public sealed class JobLoopTests : IAsyncLifetime
{
    private static readonly JobName Name = new("test");
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly JobSignals _signals = new();
    private readonly SetClock _time = new();
    private readonly Heard _heard = new();
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private Task _running = Task.CompletedTask;
    private TemporaryLedger _ledger = null!; // Set by InitializeAsync.

    public async ValueTask InitializeAsync() => _ledger = await TemporaryLedger.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(Hang.Limit);
        _stop.Dispose();
        await _ledger.DisposeAsync();
    }

    [Fact]
    public async Task It_runs_at_the_start_and_whenever_its_interval_has_passed()
    {
        Job job = Start(Interval);
        await job.BegunAsync();
        await job.EndAsync();
        for (int round = 0; round < 3; round++)
        {
            _time.Advance(Interval - TimeSpan.FromMilliseconds(1));
            Assert.False(job.HasBegun);
            _time.Advance(TimeSpan.FromMilliseconds(1));
            await job.BegunAsync();
            await job.EndAsync();
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(+1)]
    public async Task A_clock_that_is_set_neither_stops_nor_hurries_it(int hours)
    {
        Job job = Start(Interval);
        await job.BegunAsync();
        await job.EndAsync();

        _time.Set = TimeSpan.FromHours(hours);
        Assert.False(job.HasBegun);
        _time.Advance(Interval);

        await job.BegunAsync();
        await job.EndAsync();
    }

    [Fact]
    public async Task One_without_an_interval_runs_only_when_it_is_asked_for()
    {
        Job job = Start(Timeout.InfiniteTimeSpan);
        _time.Advance(TimeSpan.FromDays(1));
        await Task.Delay(TimeSpan.FromMilliseconds(100), _stop.Token);
        Assert.False(job.HasBegun);

        _signals.Raise(Name);
        await job.BegunAsync();
        await job.EndAsync();
    }

    [Fact]
    public async Task While_it_runs_long_nothing_piles_up_behind_it_and_it_does_not_run_beside_itself()
    {
        Job job = Start(Interval);
        await job.BegunAsync();
        for (int second = 0; second < 3600; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            _signals.Raise(Name);
        }

        Assert.False(job.HasBegun);
        await job.EndAsync();

        // Once more for all that were told meanwhile, for they may have been told after it looked.
        await job.BegunAsync();
        await job.EndAsync();
        await Task.Delay(TimeSpan.FromMilliseconds(100), _stop.Token);
        Assert.False(job.HasBegun);
        Assert.Equal(1, job.MostAtOnce);
    }

    [Fact]
    public async Task It_runs_sooner_where_the_job_asks_for_it_and_never_later_than_its_interval()
    {
        Job job = Start(Interval);
        foreach (TimeSpan wish in new[] { TimeSpan.FromSeconds(1), TimeSpan.FromHours(1) })
        {
            await job.BegunAsync();
            await job.EndAsync(wish);
            _time.Advance(TimeSpan.FromSeconds(0.9));
            Assert.False(job.HasBegun);
            _time.Advance(wish < Interval ? TimeSpan.FromSeconds(0.1) : Interval - TimeSpan.FromSeconds(0.9));
        }

        await job.BegunAsync();
        await job.EndAsync();
    }

    [Fact]
    public async Task A_job_that_fails_is_told_in_the_log_and_runs_again()
    {
        Job job = Start(Interval);
        await job.BegunAsync();
        await job.FailAsync(new IOException("no such luck"));
        await _heard.UntilAsync(1);
        _time.Advance(Interval);
        await job.BegunAsync();
        await job.EndAsync();

        Assert.Equal([LogLevel.Error, LogLevel.Information], _heard.Levels);
    }

    [Fact]
    public async Task A_stop_while_it_runs_ends_it_and_is_no_error()
    {
        Job job = Start(Interval);
        await job.BegunAsync();

        await _stop.CancelAsync();

        await _running.WaitAsync(Hang.Limit, TestContext.Current.CancellationToken);
        Assert.True(job.WasCanceled);
        Assert.Empty(_heard.Levels);
    }

    private Job Start(TimeSpan interval)
    {
        var job = new Job(_time);
        var loop = new JobLoop(Name, interval, job, _signals, _time, new JobHealth(_ledger.Factory, _time, _heard));
        _running = Task.Run(() => loop.RunAsync(_stop.Token));
        return job;
    }

#pragma warning disable CA1001 // Its semaphore holds no handle, and the test lets go of it.
    /// <summary>A run of it lasts until the test ends it.</summary>
    private sealed class Job(SetClock time) : ILoopJob
    {
        private readonly SemaphoreSlim _begun = new(0);
        private TaskCompletionSource<TimeSpan?> _end = New();
        private int _running;

        public int MostAtOnce { get; private set; }

        public bool WasCanceled { get; private set; }

        public bool HasBegun => _begun.CurrentCount > 0;

        public async Task BegunAsync() => Assert.True(await _begun.WaitAsync(Hang.Limit, TestContext.Current.CancellationToken));

        /// <summary>Returns when the loop waits for the next time.</summary>
        public Task EndAsync(TimeSpan? sooner = null) => EndAsync(end => end.SetResult(sooner));

        public Task FailAsync(Exception exception) => EndAsync(end => end.SetException(exception));

        public async Task<TimeSpan?> RunAsync(CancellationToken stopping)
        {
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _running));
            TaskCompletionSource<TimeSpan?> end = _end;
            _begun.Release();
            try
            {
                return await end.Task.WaitAsync(stopping);
            }
            catch (OperationCanceledException)
            {
                WasCanceled = true;
                throw;
            }
            finally
            {
                Interlocked.Decrement(ref _running);
            }
        }

        private async Task EndAsync(Action<TaskCompletionSource<TimeSpan?>> how)
        {
            int armed = time.Armed;
            TaskCompletionSource<TimeSpan?> end = _end;
            _end = New();
            how(end);
            await time.ArmedAgainAsync(armed);
        }

        private static TaskCompletionSource<TimeSpan?> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
#pragma warning restore CA1001

    /// <summary>A clock that can be set while the time since start goes on, as a system's can. It counts how often its timers were set to a time.</summary>
    private sealed class SetClock : TimeProvider
    {
        private readonly FakeTimeProvider _inner = new();
        private int _armed;

        public TimeSpan Set { get; set; }

        public int Armed => Volatile.Read(ref _armed);

        public override DateTimeOffset GetUtcNow() => _inner.GetUtcNow() + Set;

        public override long GetTimestamp() => _inner.GetTimestamp();

        public override long TimestampFrequency => _inner.TimestampFrequency;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new Counted(this, _inner.CreateTimer(callback, state, dueTime, period));

        public void Advance(TimeSpan time) => _inner.Advance(time);

        public async Task ArmedAgainAsync(int before)
        {
            for (long began = System.GetTimestamp(); Armed == before; )
            {
                Assert.True(System.GetElapsedTime(began) < Hang.Limit, "The loop does not wait for its next time.");
                await Task.Delay(TimeSpan.FromMilliseconds(1));
            }
        }

        private sealed class Counted(SetClock clock, ITimer inner) : ITimer
        {
            private bool _isOff = true;

            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                bool changed = inner.Change(dueTime, period);
                // Each run puts the timer off first; what follows is its end, also where it is set to no time.
                _isOff = !_isOff;
                if (_isOff)
                {
                    Interlocked.Increment(ref clock._armed);
                }

                return changed;
            }

            public void Dispose() => inner.Dispose();

            public ValueTask DisposeAsync() => inner.DisposeAsync();
        }
    }

    private sealed class Heard : ILogger<JobHealth>
    {
        private readonly ConcurrentQueue<LogLevel> _levels = [];

        public IReadOnlyCollection<LogLevel> Levels => _levels;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => _levels.Enqueue(logLevel);

        public async Task UntilAsync(int lines)
        {
            while (_levels.Count < lines)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), TestContext.Current.CancellationToken);
            }
        }
    }
}
