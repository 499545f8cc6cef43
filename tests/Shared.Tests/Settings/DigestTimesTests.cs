using System.Globalization;

namespace Hybrid.Settings;

public sealed class DigestTimesTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("daily@08:00", "2026-06-02T08:00:00+02:00", "2026-06-02T08:00:00+02:00")]
    [InlineData("daily@08:00", "2026-06-02T07:59:59+02:00", "2026-06-01T08:00:00+02:00")]
    [InlineData("weekly@mon@08:00", "2026-06-01T08:00:00+02:00", "2026-06-01T08:00:00+02:00")]
    [InlineData("weekly@mon@08:00", "2026-06-01T07:00:00+02:00", "2026-05-25T08:00:00+02:00")]
    [InlineData("weekly@sun@23:30", "2026-06-03T12:00:00+02:00", "2026-05-31T23:30:00+02:00")]
    // Left out, and coming twice: it is due once all the same.
    [InlineData("daily@02:30", "2026-03-29T12:00:00+02:00", "2026-03-29T03:30:00+02:00")]
    [InlineData("daily@02:30", "2026-10-25T02:45:00+01:00", "2026-10-25T02:30:00+02:00")]
    public void It_was_due_last_at_its_hour(string text, string now, string latest) =>
        Assert.Equal(At(latest), DigestTimes.Read(text)!.LatestAt(At(now), Berlin));

    [Theory]
    [InlineData("daily@08:00")]
    [InlineData("weekly@fri@18:45")]
    public void What_was_read_is_shown_alike(string text) => Assert.Equal(text, DigestTimes.Read(text)!.ToString());

    [Theory]
    [InlineData("daily")]
    [InlineData("daily@8")]
    [InlineData("weekly@08:00")]
    [InlineData("weekly@monday@08:00")]
    [InlineData("monthly@1@08:00")]
    public void Anything_else_is_refused(string text) => Assert.Null(DigestTimes.Read(text));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
