using System.Globalization;
using Hybrid.Neighbors;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace Hybrid.Logging;

public sealed class LogLineTests
{
    [Theory]
    [InlineData("secret-password", "Login with secret-password failed")]
    [InlineData("pa\"ss\\word", "Login with pa\"ss\\word failed")]
    [InlineData("k3y!", "GET /3/search?api_key=k3y!&query=x")]
    public void A_secret_is_in_no_line_neither_for_people_nor_for_programs(string secret, string said)
    {
        foreach (
            ITextFormatter formatter in new ITextFormatter[]
            {
                LogSetup.ForConsole([new Secret(secret)]),
                LogSetup.ForFile([new Secret(secret)]),
            }
        )
        {
            string line = Line(formatter, log => log.Error(new InvalidOperationException(said), "{Said}", said));
            Assert.Contains(Secret.Mask, line, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, line, StringComparison.Ordinal);
            Assert.DoesNotContain(secret[3..], line, StringComparison.Ordinal);
            Assert.DoesNotContain("ss\\\\word", line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Of_two_secrets_that_begin_alike_neither_leaves_its_end()
    {
        Secret[] secrets = [new("abcd"), new("abcd-and-more")];
        Assert.Equal($"x {Secret.Mask} y", SecretMask.Clean("x abcd-and-more y", secrets));
    }

    [Theory]
    [InlineData("http://user:pass@host/rpc", "pass")]
    [InlineData("http://user:pa:ss@host/rpc", "pa:ss")]
    [InlineData("http://:pass@host/rpc", "pass")]
    [InlineData("X-Plex-Token=abcdefgh", "abcdefgh")]
    [InlineData("Authorization: Bearer abcdefgh", "abcdefgh")]
    public void What_looks_like_a_login_is_masked_also_where_it_is_not_known(string text, string secret) =>
        Assert.DoesNotContain(secret, SecretMask.Clean(text, []), StringComparison.Ordinal);

    [Theory]
    [InlineData("Film\n2026-01-01 00:00:00 INF The library was deleted")]
    [InlineData("Film\u001b[2J\u001b[31m")]
    [InlineData("Film\u202egpj.exe")]
    [InlineData("Film\r.mkv")]
    public void A_name_from_outside_is_one_line_without_orders_to_the_terminal(string name)
    {
        string line = Line(LogSetup.ForConsole([]), log => log.Information("Item {ItemId} {Name}", 7, name));
        Assert.Equal(1, line.Count(c => c == '\n'));
        Assert.DoesNotContain(line.TrimEnd('\r', '\n'), c => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format);
        Assert.Contains("Item 7 Film\\u", line, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_exception_says_of_a_name_gives_no_orders_to_the_terminal_either() =>
        Assert.DoesNotContain('\u001b', Line(LogSetup.ForConsole([]), log => log.Error(new IOException("Film\u001b[2J"), "It failed")));

    [Fact]
    public void A_line_for_programs_is_one_object_with_the_name_as_it_came()
    {
        string line = Line(LogSetup.ForFile([]), log => log.Information("{Name}", "Film\n2"));
        Assert.Equal("Film\n2", System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("Name").GetString());
    }

    private static string Line(ITextFormatter formatter, Action<ILogger> say)
    {
        var sink = new OneLine(formatter);
        using Logger log = new LoggerConfiguration().WriteTo.Sink(sink).CreateLogger();
        say(log);
        return sink.Text;
    }

    private sealed class OneLine(ITextFormatter formatter) : ILogEventSink
    {
        public string Text { get; private set; } = "";

        public void Emit(LogEvent logEvent)
        {
            using var writer = new StringWriter(CultureInfo.InvariantCulture);
            formatter.Format(logEvent, writer);
            Text = writer.ToString();
        }
    }
}
