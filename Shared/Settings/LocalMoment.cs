namespace Hybrid.Settings;

/// <summary>A local time of a day as one point in time, even when the clock is set forward or back.</summary>
internal static class LocalMoment
{
    /// <summary>A time that comes twice means the first one; a time that is skipped is moved by as much as the clock is set forward.</summary>
    public static DateTimeOffset First(DateOnly day, TimeOnly hour, TimeZoneInfo zone) => At(day, hour, zone, offsets => offsets.Max());

    /// <summary>An hour that comes twice is its second.</summary>
    public static DateTimeOffset Last(DateOnly day, TimeOnly hour, TimeZoneInfo zone) => At(day, hour, zone, offsets => offsets.Min());

    public static DateOnly DayOf(DateTimeOffset moment, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    private static DateTimeOffset At(DateOnly day, TimeOnly hour, TimeZoneInfo zone, Func<TimeSpan[], TimeSpan> choose)
    {
        var local = day.ToDateTime(hour);
        // Of an hour that is left out the zone gives the offset of before.
        TimeSpan offset = zone.IsAmbiguousTime(local) ? choose(zone.GetAmbiguousTimeOffsets(local)) : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }
}
