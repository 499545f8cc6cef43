using System.Globalization;

namespace Hybrid.Settings;

public sealed class QuietHoursTests
{
    /// <summary>Put forward on 2026-03-29 at 02:00 and back on 2026-10-25 at 03:00.</summary>
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("22:00-07:00", "2026-06-01T21:59:59+02:00", null)]
    [InlineData("22:00-07:00", "2026-06-01T22:00:00+02:00", "2026-06-02T07:00:00+02:00")]
    [InlineData("22:00-07:00", "2026-06-02T00:00:00+02:00", "2026-06-02T07:00:00+02:00")]
    [InlineData("22:00-07:00", "2026-06-02T06:59:59+02:00", "2026-06-02T07:00:00+02:00")]
    [InlineData("22:00-07:00", "2026-06-02T07:00:00+02:00", null)]
    [InlineData("13:00-15:00", "2026-06-02T14:00:00+02:00", "2026-06-02T15:00:00+02:00")]
    [InlineData("13:00-15:00", "2026-06-02T23:00:00+02:00", null)]
    // The night in which the clock is put forward is an hour shorter, the other one an hour longer.
    [InlineData("22:00-07:00", "2026-03-28T23:00:00+01:00", "2026-03-29T07:00:00+02:00")]
    [InlineData("22:00-07:00", "2026-10-24T23:00:00+02:00", "2026-10-25T07:00:00+01:00")]
    // An hour that is left out is the one that comes instead of it.
    [InlineData("22:00-02:30", "2026-03-29T01:59:00+01:00", "2026-03-29T03:30:00+02:00")]
    // An hour that comes twice ends the quiet the second time, and begins it the first.
    [InlineData("22:00-02:30", "2026-10-25T02:45:00+02:00", "2026-10-25T02:30:00+01:00")]
    [InlineData("22:00-02:30", "2026-10-25T02:31:00+01:00", null)]
    [InlineData("02:30-04:00", "2026-10-25T02:10:00+01:00", "2026-10-25T04:00:00+01:00")]
    public void Quiet_is_what_the_clock_on_the_wall_says(string hours, string now, string? end)
    {
        DateTimeOffset? expected = end is null ? null : At(end);
        Assert.Equal(expected, QuietHours.Read(hours)!.EndAt(At(now), Berlin));
    }

    [Theory]
    [InlineData("22:00-07:00")]
    [InlineData("00:00-23:59")]
    public void What_was_read_is_shown_alike(string text) => Assert.Equal(text, QuietHours.Read(text)!.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("22-7")]
    [InlineData("22:00")]
    [InlineData("22:00-22:00")]
    [InlineData("24:00-07:00")]
    [InlineData("22:00-07:00-08:00")]
    public void Anything_else_is_refused(string text) => Assert.Null(QuietHours.Read(text));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
