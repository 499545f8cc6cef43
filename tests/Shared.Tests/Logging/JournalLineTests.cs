using System.Globalization;
using Serilog.Events;
using Serilog.Parsing;

namespace Hybrid.Logging;

public sealed class JournalLineTests
{
    [Theory]
    [InlineData(LogEventLevel.Fatal, "<2>It happened\n")]
    [InlineData(LogEventLevel.Error, "<3>It happened\n")]
    [InlineData(LogEventLevel.Warning, "<4>It happened\n")]
    [InlineData(LogEventLevel.Information, "<6>It happened\n")]
    [InlineData(LogEventLevel.Debug, "<7>It happened\n")]
    public void A_line_bears_its_level_and_neither_time_nor_the_level_s_name(LogEventLevel level, string line) =>
        Assert.Equal(line, Line(level, exception: null));

    [Fact]
    public void Every_line_of_an_exception_bears_the_level_of_the_first()
    {
        string[] lines = Line(LogEventLevel.Error, new IOException("first\nsecond")).TrimEnd('\n').Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.All(lines, line => Assert.StartsWith("<3>", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("8:4711", "socket:[4711]", true)]
    [InlineData("8:4711", "socket:[4712]", false)]
    [InlineData("8:4711", "/var/log/daemon.log", false)]
    [InlineData("8:4711", null, false)]
    [InlineData("", "socket:[]", false)]
    public void An_inherited_JOURNAL_STREAM_counts_only_where_it_is_ours(string stream, string? openFile, bool ours) =>
        Assert.Equal(ours, JournalStream.IsSame(stream, openFile));

    private static string Line(LogEventLevel level, Exception? exception)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        LogSetup
            .ForJournal([])
            .Format(new LogEvent(DateTimeOffset.UnixEpoch, level, exception, new MessageTemplateParser().Parse("It happened"), []), text);
        return text.ToString();
    }
}
