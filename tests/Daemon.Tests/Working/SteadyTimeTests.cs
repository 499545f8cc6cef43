namespace Hybrid.Daemon.Working;

public sealed class SteadyTimeTests
{
    [Theory]
    [InlineData(-1)]
    [InlineData(+1)]
    public void A_clock_that_is_set_does_not_move_it(int hours)
    {
        var system = new SetClock();
        var steady = new SteadyTime(system);
        DateTimeOffset before = steady.GetUtcNow();
        system.Now = system.Now.AddHours(hours);
        Assert.Equal(before, steady.GetUtcNow());
        system.Since += TimeSpan.FromSeconds(10);
        Assert.Equal(before.AddSeconds(10), steady.GetUtcNow());
    }

    /// <summary>A clock that can be set while the time since start goes on, as a system's can.</summary>
    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch.AddYears(56);

        public TimeSpan Since { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Now;

        public override long GetTimestamp() => Since.Ticks;
    }
}
