using System.Globalization;

namespace Hybrid.Settings;

/// <summary>NOTIFY_DIGEST: a local time, every day or on one day of the week.</summary>
/// <param name="Day">Null = each day.</param>
public sealed record DigestTimes(DayOfWeek? Day, TimeOnly Hour)
{
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <summary>"daily@08:00" or "weekly@mon@08:00"; null if it is neither.</summary>
    public static DigestTimes? Read(string text) =>
        text.ToLowerInvariant().Split('@', StringSplitOptions.TrimEntries) switch
        {
            ["daily", var hour] when QuietHours.HourOf(hour) is { } at => new DigestTimes(null, at),
            ["weekly", var day, var hour] when QuietHours.HourOf(hour) is { } at && Array.IndexOf(Days, day) is >= 0 and var index =>
                new DigestTimes((DayOfWeek)index, at),
            _ => null,
        };

    /// <summary>The last time at which the digest was due.</summary>
    public DateTimeOffset LatestAt(DateTimeOffset now, TimeZoneInfo zone)
    {
        DateOnly day = LocalMoment.DayOf(now, zone);
        while ((Day is { } only && day.DayOfWeek != only) || LocalMoment.First(day, Hour, zone) > now)
        {
            day = day.AddDays(-1);
        }

        return LocalMoment.First(day, Hour, zone);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Day is { } day ? $"weekly@{Days[(int)day]}" : "daily")}@{Hour:HH:mm}");
}
