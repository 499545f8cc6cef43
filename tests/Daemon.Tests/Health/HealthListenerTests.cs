using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hybrid.Daemon.Hosting;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Settings;
using Hybrid.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Health;

public sealed partial class HealthListenerTests : IAsyncLifetime
{
    private readonly HttpClient _client = new();
    private readonly int _port = FreePort();
    private TemporaryLedger _ledger = null!;
    private ServiceProvider _services = null!;
    private HealthListener _listener = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _ledger = await TemporaryLedger.CreateAsync();
        await _ledger.BeatAsync(TimeProvider.System.GetUtcNow());
        _services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.None))
            .AddEngine(new HybridSettings { DataDir = _ledger.DataDir, HealthPort = (ushort)_port })
            .AddSingleton<HealthAnswers>()
            .AddSingleton<HealthListener>()
            .BuildServiceProvider();
        _listener = _services.GetRequiredService<HealthListener>();
        await _listener.StartAsync(Stop);
        _client.BaseAddress = new Uri($"http://127.0.0.1:{_port}/");
    }

    public async ValueTask DisposeAsync()
    {
        await _listener.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
        await _ledger.DisposeAsync();
        _client.Dispose();
    }

    [Fact]
    public async Task A_daemon_whose_heart_beats_is_ok()
    {
        (HttpStatusCode status, JsonElement report) = await HealthAsync();
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"status":"ok","reasons":[]}""", report.GetRawText());
    }

    [Fact]
    public async Task A_neighbor_that_fails_is_a_reason_and_no_cause_to_restart_the_daemon()
    {
        await _services.GetRequiredService<NeighborHealth>().FaultyAsync("TMDb", "TMDb does not answer.");
        (HttpStatusCode status, JsonElement report) = await HealthAsync();
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"status":"degraded","reasons":[{"about":"TMDb","sentence":"TMDb does not answer."}]}""", report.GetRawText());
    }

    [Fact]
    public async Task A_daemon_that_is_silent_fails_and_says_so()
    {
        await _ledger.BeatAsync(TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(5));
        (HttpStatusCode status, JsonElement report) = await HealthAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("failing", report.GetProperty("status").GetString());
        Assert.Contains("no heartbeat", report.GetProperty("reasons")[0].GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_that_cannot_be_read_fails_without_telling_where_it_is()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (string end in new[] { "-wal", "-shm" })
        {
            File.Delete(LedgerFile.In(_ledger.DataDir).Path + end);
        }

        await File.WriteAllTextAsync(LedgerFile.In(_ledger.DataDir).Path, new string('x', 4096), Stop);
        foreach (string path in new[] { "healthz", "metrics" })
        {
            using HttpResponseMessage answer = await _client.GetAsync(path, Stop);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.DoesNotContain(_ledger.DataDir, await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("plex.example.org")]
    [InlineData("localhost.example.org")]
    [InlineData("127.0.0.1.example.org")]
    public async Task A_page_that_has_its_name_lead_here_learns_nothing(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "metrics");
        request.Headers.Host = $"{host}:{_port}";
        using HttpResponseMessage answer = await _client.SendAsync(request, Stop);
        Assert.False(answer.IsSuccessStatusCode);
        Assert.DoesNotContain("plex_mcp", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "", HttpStatusCode.NotFound)]
    [InlineData("GET", "healthz/more", HttpStatusCode.NotFound)]
    [InlineData("GET", "metrics?name=x", HttpStatusCode.OK)]
    [InlineData("HEAD", "healthz", HttpStatusCode.OK)]
    [InlineData("POST", "healthz", HttpStatusCode.MethodNotAllowed)]
    public async Task Only_two_things_can_be_asked_for(string method, string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using HttpResponseMessage answer = await _client.SendAsync(request, Stop);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task No_other_address_is_listened_on()
    {
        // On Linux every address of 127.0.0.0/8 is this machine's: who listens on all of its addresses answers here too.
        var other = IPAddress.Parse("127.0.0.2");
        using var socket = new TcpClient();
        await Assert.ThrowsAnyAsync<SocketException>(() => socket.ConnectAsync(other, _port, Stop).AsTask());
    }

    [Fact]
    public async Task Every_figure_can_be_read_and_is_what_the_ledger_has()
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        long first = await _ledger.QueueAsync("First.Film.1999", now - TimeSpan.FromHours(2));
        long second = await _ledger.QueueAsync("Second.Film.2001", now);
        await _ledger.QueueAsync("Third.Film.2001", now - TimeSpan.FromHours(1));
        await _ledger.ChangeAsync(first, item => item.Move(ItemState.Rejected, Actor.CommandLine, "No.", now));
        await _ledger.ChangeAsync(second, item => item.Move(ItemState.Approved, Actor.Reviewer, "Yes.", now));
        await _ledger.ChangeAsync(second, item => item.Files[0].Placement = PlacedByCopy(now));
        NeighborHealth board = _services.GetRequiredService<NeighborHealth>();
        await board.GoodAsync("Transmission");
        await board.FaultyAsync("Odd \"one\"\n\\", "It fails.");
        await board.FaultyAsync("Odd \"one\"\n\\", "It fails.");
        await _services.GetRequiredService<Measures>().TimedAsync("Transmission", () => Task.FromResult(1));

        Dictionary<string, double> figures = Parse(await _client.GetStringAsync("metrics", Stop));

        Assert.Equal(1, figures["plex_mcp_up"]);
        Assert.Equal(1, figures["plex_mcp_items{state=\"awaiting_review\"}"]);
        Assert.Equal(0, figures["plex_mcp_items{state=\"finished\"}"]);
        Assert.InRange(figures["plex_mcp_queue_oldest_age_seconds"], 3600, 3700);
        Assert.Equal(1, figures["plex_mcp_approvals_total{actor=\"reviewer\"}"]);
        Assert.Equal(1, figures["plex_mcp_rejections_total{actor=\"command_line\"}"]);
        Assert.Equal(1, figures["plex_mcp_library_files{method=\"copy\"}"]);
        Assert.Equal(0, figures["plex_mcp_library_files{method=\"hard_link\"}"]);
        Assert.Equal(4096, figures["plex_mcp_copied_bytes"]);
        Assert.Equal(1, figures["plex_mcp_neighbor_up{neighbor=\"Transmission\"}"]);
        Assert.Equal(1, figures["plex_mcp_poll_duration_seconds_count{neighbor=\"Transmission\"}"]);
        Assert.Equal(2, figures["plex_mcp_neighbor_faults_total{neighbor=\"Odd \\\"one\\\"\\n\\\\\"}"]);
    }

    [Fact]
    public void The_document_tells_every_figure_and_no_other() =>
        Generated.Section(
            "docs/monitoring.md",
            "metrics",
            "| name | type | help |\n|---|---|---|\n" + string.Join('\n', Metrics.All.Select(m => $"| `{m.Name}` | {m.Type} | {m.Help} |"))
        );

    [Fact]
    public void Names_follow_the_conventions() =>
        Assert.All(
            Metrics.All,
            m =>
            {
                Assert.Matches("^plex_mcp_[a-z_]+$", m.Name);
                Assert.Equal(m.Type == "counter", m.Name.EndsWith("_total", StringComparison.Ordinal));
                Assert.DoesNotContain('\n', m.Help);
            }
        );

    /// <summary>As strictly as Prometheus does: a type and a help before the samples of each name, and a line feed at the end.</summary>
    private static Dictionary<string, double> Parse(string text)
    {
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Dictionary<string, double> figures = new(StringComparer.Ordinal);
        string name = "";
        string help = "";
        foreach (string line in text.TrimEnd('\n').Split('\n'))
        {
            if (line.StartsWith("# HELP ", StringComparison.Ordinal))
            {
                help = line.Split(' ')[2];
            }
            else if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
            {
                name = line.Split(' ')[2];
                Assert.Equal(help, name);
                Assert.Contains(line.Split(' ')[3], new[] { "gauge", "counter", "summary" });
            }
            else
            {
                Match sample = SampleLine().Match(line);
                Assert.True(sample.Success, line);
                Assert.StartsWith(name, sample.Groups["key"].Value, StringComparison.Ordinal);
                figures.Add(sample.Groups["key"].Value, double.Parse(sample.Groups["value"].Value, CultureInfo.InvariantCulture));
            }
        }

        return figures;
    }

    [GeneratedRegex(
        """^(?<key>[a-z_]+(\{[a-z_]+="([^"\\\n]|\\[\\n"])*"\})?) (?<value>[0-9.E+-]+)$""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 30_000
    )]
    private static partial Regex SampleLine();

    private static Placement PlacedByCopy(DateTimeOffset now) =>
        new()
        {
            From = "/downloads/film.mkv",
            To = "/library/film.mkv",
            LibraryRoot = "/library",
            State = PlacementState.Placed,
            Method = PlacementMethod.Copy,
            Bytes = 4096,
            SpentBytes = 4096,
            SourceModifiedAt = now,
            PlannedAt = now,
            PlacedAt = now,
        };

    private async Task<(HttpStatusCode Status, JsonElement Report)> HealthAsync()
    {
        using HttpResponseMessage answer = await _client.GetAsync("healthz", Stop);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop)).RootElement);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
