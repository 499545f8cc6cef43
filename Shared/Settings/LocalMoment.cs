namespace Hybrid.Settings;

/// <summary>Turns a local time of day into one point in time, even if the clock is set forward or back.</summary>
internal static class LocalMoment
{
    /// <summary>If a time occurs twice, the first one. A skipped time is moved by as much as the clock is set forward.</summary>
    public static DateTimeOffset First(DateOnly day, TimeOnly hour, TimeZoneInfo zone) => At(day, hour, zone, offsets => offsets.Max());

    /// <summary>If a time occurs twice, the second one.</summary>
    public static DateTimeOffset Last(DateOnly day, TimeOnly hour, TimeZoneInfo zone) => At(day, hour, zone, offsets => offsets.Min());

    public static DateOnly DayOf(DateTimeOffset moment, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    private static DateTimeOffset At(DateOnly day, TimeOnly hour, TimeZoneInfo zone, Func<TimeSpan[], TimeSpan> choose)
    {
        var local = day.ToDateTime(hour);
        // For a skipped time, the zone gives the offset from before the change.
        TimeSpan offset = zone.IsAmbiguousTime(local) ? choose(zone.GetAmbiguousTimeOffsets(local)) : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }
}
