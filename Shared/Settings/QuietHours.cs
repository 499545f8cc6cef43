using System.Globalization;

namespace Hybrid.Settings;

/// <summary>NOTIFY_QUIET_HOURS: from one local time to another; across midnight if the second is earlier.</summary>
public sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    private const string Hour = "HH:mm";

    /// <summary>"22:00-07:00"; null if it is not that.</summary>
    public static QuietHours? Read(string text) =>
        text.Split('-', StringSplitOptions.TrimEntries) is [var from, var to]
        && HourOf(from) is { } begin
        && HourOf(to) is { } end
        && begin != end
            ? new QuietHours(begin, end)
            : null;

    /// <summary>When the current quiet hours end; null if there are none now.</summary>
    /// <remarks>If the clock is set back within them, they end when their end comes for the second time.</remarks>
    public DateTimeOffset? EndAt(DateTimeOffset now, TimeZoneInfo zone)
    {
        DateOnly today = LocalMoment.DayOf(now, zone);
        foreach (DateOnly day in new[] { today.AddDays(-1), today })
        {
            DateTimeOffset begin = LocalMoment.First(day, From, zone);
            DateTimeOffset end = LocalMoment.Last(To > From ? day : day.AddDays(1), To, zone);
            if (now >= begin && now < end)
            {
                return end;
            }
        }

        return null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:HH:mm}-{To:HH:mm}");

    internal static TimeOnly? HourOf(string text) =>
        TimeOnly.TryParseExact(text, Hour, CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly hour) ? hour : null;
}
