using Hybrid.Testing;
using Serilog.Events;

namespace Hybrid.Logging;

public sealed class LogFilesTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();
    private readonly LogFiles _files;

    public LogFilesTests() => _files = new LogFiles(_disk.Root, "daemon");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void The_last_lines_come_from_as_many_files_as_it_takes_in_their_order()
    {
        Write("daemon-20260101.log", Line(1), Line(2));
        Write("daemon-20260102.log", Line(3));
        Write("daemon-20260102_001.log", Line(4));
        Write("reviewer-20260103.log", Line(99));
        Assert.Equal([2, 3, 4], Numbers(_files.Last(3, new LogFilter())));
        Assert.Equal([1, 2, 3, 4], Numbers(_files.Last(10, new LogFilter())));
        Assert.Empty(_files.Last(0, new LogFilter()));
    }

    [Fact]
    public void A_broken_line_is_counted_and_hides_no_other()
    {
        Write("daemon-20260101.log", Line(1), "{\"@t\":\"2026-01-0", "\0\0\0", "[1]", "{\"@t\":\"yesterday\"}", "", Line(2));
        Assert.Equal([1, 2], Numbers(_files.Last(10, new LogFilter())));
        Assert.Equal(4, _files.Broken);
    }

    [Fact]
    public void An_item_s_lines_begin_with_what_was_said_of_its_download()
    {
        Write(
            "daemon-20260101.log",
            """{"@t":"2026-01-01T00:00:00Z","@mt":"seen","N":1,"DownloadId":"abc"}""",
            """{"@t":"2026-01-01T00:00:01Z","@mt":"other","N":2,"DownloadId":"def"}""",
            """{"@t":"2026-01-01T00:00:02Z","@mt":"mine","N":3,"DownloadId":"abc","ItemId":7}""",
            """{"@t":"2026-01-01T00:00:03Z","@mt":"its sister","N":4,"DownloadId":"abc","ItemId":8}"""
        );
        Assert.Equal([1, 3], Numbers(_files.Last(10, new LogFilter { ItemId = 7, DownloadId = "abc" })));
        Assert.Equal([3], Numbers(_files.Last(10, new LogFilter { ItemId = 7 })));
    }

    [Fact]
    public void Level_and_time_choose()
    {
        Write(
            "daemon-20260101.log",
            """{"@t":"2026-01-01T00:00:00Z","@mt":"x","@l":"Warning","N":1}""",
            """{"@t":"2026-01-01T00:00:05Z","@mt":"x","N":2}""",
            """{"@t":"2026-01-01T00:00:06Z","@mt":"x","@l":"Error","N":3}"""
        );
        Assert.Equal([1, 3], Numbers(_files.Last(10, new LogFilter { Level = LogEventLevel.Warning })));
        var since = new LogFilter { Since = new DateTimeOffset(2026, 1, 1, 0, 0, 5, TimeSpan.Zero) };
        Assert.Equal([2, 3], Numbers(_files.Last(10, since)));
    }

    [Fact]
    public void A_line_is_shown_as_it_was_on_the_terminal()
    {
        Write(
            "daemon-20260101.log",
            """{"@t":"2026-01-01T00:00:00Z","@mt":"Item {ItemId} {Name}","@l":"Error","@x":"System.IO: no\n   at X","ItemId":7,"Name":"Film"}"""
        );
        using var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        LogSetup.ForConsole([]).Format(Assert.Single(_files.Last(1, new LogFilter())).Event, text);
        Assert.EndsWith("ERR Item 7 Film\nSystem.IO: no\n   at X\n", text.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Following_goes_on_over_half_lines_and_into_new_files()
    {
        Write("daemon-20260101.log", Line(1), Line(2));
        await using IAsyncEnumerator<LogLine> lines = _files
            .FollowAsync(1, new LogFilter(), TimeProvider.System, Stop)
            .GetAsyncEnumerator(Stop);
        Assert.Equal(2, await NextAsync(lines));

        string half = Line(3);
        await File.AppendAllTextAsync(_disk.At("daemon-20260101.log"), half[..20], Stop);
        ValueTask<bool> next = lines.MoveNextAsync();
        await File.AppendAllTextAsync(_disk.At("daemon-20260101.log"), half[20..] + "\n", Stop);
        Assert.True(await next);
        Assert.Equal(3, Number(lines.Current));

        // The last line of the old file and the first of the new one, and then the old one is gone.
        await File.AppendAllTextAsync(_disk.At("daemon-20260101.log"), Line(4) + "\n", Stop);
        Write("daemon-20260102.log", Line(5));
        Assert.Equal(4, await NextAsync(lines));
        Assert.Equal(5, await NextAsync(lines));
        File.Delete(_disk.At("daemon-20260101.log"));
        await File.AppendAllTextAsync(_disk.At("daemon-20260102.log"), Line(6) + "\n", Stop);
        Assert.Equal(6, await NextAsync(lines));
    }

    [Fact]
    public async Task A_log_that_is_not_there_yet_can_be_followed()
    {
        await using IAsyncEnumerator<LogLine> lines = new LogFiles(_disk.At("logs"), "daemon")
            .FollowAsync(10, new LogFilter(), TimeProvider.System, Stop)
            .GetAsyncEnumerator(Stop);
        ValueTask<bool> next = lines.MoveNextAsync();
        _disk.Folder("logs");
        Write("logs/daemon-20260101.log", Line(1));
        Assert.True(await next);
        Assert.Equal(1, Number(lines.Current));
    }

    private static async Task<int> NextAsync(IAsyncEnumerator<LogLine> lines)
    {
        Assert.True(await lines.MoveNextAsync());
        return Number(lines.Current);
    }

    private static int Number(LogLine line) => (int)(long)((ScalarValue)line.Event.Properties["N"]).Value!;

    private static int[] Numbers(IEnumerable<LogLine> lines) => [.. lines.Select(Number)];

    private static string Line(int number) => $$"""{"@t":"2026-01-01T00:00:00Z","@mt":"line","N":{{number}}}""";

    private void Write(string name, params string[] lines) => File.WriteAllLines(_disk.At(name), lines);
}
