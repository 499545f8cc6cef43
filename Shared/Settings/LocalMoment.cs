namespace Hybrid.Settings;

/// <summary>An hour of a day on the wall, as a point in time. Where the clock is put forward or back it is still exactly one.</summary>
internal static class LocalMoment
{
    /// <summary>An hour that comes twice is its first; one that is left out is as much later as the clock is put forward.</summary>
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
