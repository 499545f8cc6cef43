using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Hybrid.Testing;
using Microsoft.Data.Sqlite;
using Serilog.Core;
using Serilog.Events;

namespace Hybrid.Reviewer.Calls;

public sealed partial class IncidentTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task What_fails_unexpectedly_is_answered_with_a_number_and_told_in_the_log_only()
    {
        var log = new KeptLog();
        var catalog = new ListedCatalog { Meanwhile = () => throw new InvalidOperationException("the inner details") };
        await using ReviewerSession session = await ReviewerSession.StartAsync(_disk.Root, catalog, log: log);

        string sentence = (
            await session.CallAsync("search_tmdb", new Dictionary<string, object?> { ["text"] = "x", ["kind"] = "movie" })
        ).Failure();

        string incident = Incident().Match(sentence).Groups["incident"].Value;
        Assert.Equal(8, incident.Length);
        Assert.DoesNotContain("inner details", sentence, StringComparison.Ordinal);
        LogEvent line = Assert.Single(log.Events, e => e.Level == LogEventLevel.Error);
        Assert.Contains(incident, line.RenderMessage(null), StringComparison.Ordinal);
        Assert.Equal("the inner details", line.Exception?.Message);
    }

    [Fact]
    public async Task A_ledger_that_a_person_must_repair_is_answered_with_the_way_back()
    {
        var catalog = new ListedCatalog { Meanwhile = () => throw new SqliteException("database disk image is malformed", 11) };
        await using ReviewerSession session = await ReviewerSession.StartAsync(_disk.Root, catalog);

        string sentence = (
            await session.CallAsync("search_tmdb", new Dictionary<string, object?> { ["text"] = "x", ["kind"] = "movie" })
        ).Failure();

        Assert.Contains("plex-mcp-daemon restore FILE", sentence, StringComparison.Ordinal);
    }

    [GeneratedRegex("incident (?<incident>[0-9a-f]+)", RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex Incident();

    private sealed class KeptLog : ILogEventSink
    {
        public ConcurrentQueue<LogEvent> Events { get; } = new();

        public void Emit(LogEvent logEvent) => Events.Enqueue(logEvent);
    }
}
