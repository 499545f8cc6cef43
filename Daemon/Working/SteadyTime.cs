namespace Hybrid.Daemon.Working;

/// <summary>
/// The clock of the schedule: it starts at the present time and only moves forward, one second per second. With the system's clock, a
/// scheduler that should wait ten seconds would wait an hour if the clock were set back by an hour.
/// </summary>
public sealed class SteadyTime(TimeProvider system) : TimeProvider
{
    private readonly DateTimeOffset _start = system.GetUtcNow();
    private readonly long _timestamp = system.GetTimestamp();

    public override long TimestampFrequency => system.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => system.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => _start + system.GetElapsedTime(_timestamp);

    public override long GetTimestamp() => system.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        system.CreateTimer(callback, state, dueTime, period);
}
