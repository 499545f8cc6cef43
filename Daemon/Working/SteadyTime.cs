namespace Hybrid.Daemon.Working;

/// <summary>
/// The time by which jobs are scheduled: it starts at the present and only ever goes forward, a second in a second. By the system's clock a
/// scheduler that was told "again in ten seconds" sleeps for an hour when the clock is set back by one.
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
