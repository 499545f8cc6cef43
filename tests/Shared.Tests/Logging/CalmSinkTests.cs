using System.Globalization;
using Hybrid.Neighbors;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Hybrid.Logging;

public sealed class CalmSinkTests
{
    private readonly Kept _kept = new();

    [Fact]
    public void Equal_events_in_a_row_are_written_once_with_their_count()
    {
        using (Logger log = Create())
        {
            for (int i = 0; i < 1000; i++)
            {
                log.Error(new IOException("no such luck"), "Job {Job} failed", "poll");
            }

            log.Error("Job {Job} failed", "sweep");
            log.Error("Job {Job} failed", "poll");
        }

        Assert.Equal(
            ["Job \"poll\" failed", "The line before was repeated 999 time(s)", "Job \"sweep\" failed", "Job \"poll\" failed"],
            _kept.Lines
        );
    }

    [Fact]
    public void Repeats_at_the_end_are_not_lost()
    {
        using (Logger log = Create())
        {
            log.Warning("Again");
            log.Warning("Again");
        }

        Assert.Equal(["Again", "The line before was repeated 1 time(s)"], _kept.Lines);
    }

    [Fact]
    public void An_event_has_a_largest_size_and_no_half_of_a_secret()
    {
        const string secret = "0123456789abcdef0123456789abcdef";
        string huge = new string('x', (CalmSink.LongestValue / 2) - 8) + secret + new string('y', 5_000_000);
        using (Logger log = Create(new Secret(secret)))
        {
            log.Error(
                new InvalidOperationException(new string('x', (CalmSink.LongestException / 2) - 60) + secret + huge),
                "Failed: {What}",
                huge
            );
        }

        LogEvent only = Assert.Single(_kept.Events);
        string all = $"{only.RenderMessage(CultureInfo.InvariantCulture)} {only.Exception}";
        Assert.InRange(all.Length, 1, CalmSink.LongestValue + CalmSink.LongestException + 200);
        Assert.DoesNotContain(secret[..4], all, StringComparison.Ordinal);
        Assert.Contains("characters are left out", all, StringComparison.Ordinal);
    }

    private Logger Create(params Secret[] secrets)
    {
        var calm = new CalmSink(_kept, secrets);
        return new LoggerConfiguration().WriteTo.Sink(calm).CreateLogger();
    }

    private sealed class Kept : ILogEventSink
    {
        public List<LogEvent> Events { get; } = [];

        public IEnumerable<string> Lines => Events.Select(e => e.RenderMessage(CultureInfo.InvariantCulture));

        public void Emit(LogEvent logEvent) => Events.Add(logEvent);
    }
}
