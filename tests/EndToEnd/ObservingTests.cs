using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Hybrid.Ledger;
using Hybrid.Testing.Loopback;

namespace Hybrid.EndToEnd;

/// <summary>What the running daemon tells of itself.</summary>
public sealed class ObservingTests : IAsyncLifetime
{
    private const string Film = "The.Matrix.1999.1080p.BluRay.x264-GRP.mkv";

    private Installation _home = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _home = await Installation.CreateAsync();

    public ValueTask DisposeAsync() => _home?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_torrent_s_lines_bear_its_id_from_the_watcher_s_first_look_to_the_last()
    {
        _home.Environment["DAEMON_LOG_LEVEL"] = "DEBUG";
        await _home.StartDaemonAsync();
        string hash = await _home.FinishTorrentAsync(Film);
        IngestItem item = await _home.ItemAsync(Film, ItemState.Finished);
        await _home.EndDaemonAsync();

        Ran ran = await _home.CommandAsync("logs", "--item", $"{item.Id}", "--json");

        JsonElement[] lines =
        [
            .. ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement),
        ];
        Assert.All(lines, l => Assert.Equal(hash[..12], l.GetProperty("DownloadId").GetString()));
        Assert.StartsWith("Torrent {Torrent} is complete", lines[0].GetProperty("@mt").GetString(), StringComparison.Ordinal);
        Assert.False(lines[0].TryGetProperty("ItemId", out _));
        Assert.Equal("Finished", lines[^1].GetProperty("To").GetString());

        string people = (await _home.CommandAsync("logs", "--item", $"{item.Id}", "--level", "info")).Output;
        Assert.Contains($"INF Item {item.Id} {Film} moved from Announcing to Finished", people, StringComparison.Ordinal);
        Assert.DoesNotContain("DBG", people, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_and_figures_are_there_while_the_daemon_is()
    {
        int port = FreePort();
        _home.Environment["HEALTH_PORT"] = $"{port}";
        await _home.StartDaemonAsync();
        await _home.FinishTorrentAsync(Film);
        await _home.ItemAsync(Film, ItemState.Finished);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };

        Assert.Equal("""{"status":"ok","reasons":[]}""", await client.GetStringAsync("healthz", Stop));
        string figures = await client.GetStringAsync("metrics", Stop);
        Assert.Contains("plex_mcp_library_files{method=\"hard_link\"} 1\n", figures, StringComparison.Ordinal);
        Assert.Contains("plex_mcp_neighbor_up{neighbor=\"Transmission\"} 1\n", figures, StringComparison.Ordinal);

        Assert.Equal(0, await _home.EndDaemonAsync());
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStringAsync("healthz", Stop));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_and_keeps_nobody_from_working()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        _home.Environment["HEALTH_PORT"] = $"{((IPEndPoint)taken.LocalEndpoint).Port}";
        await _home.StartDaemonAsync();
        await _home.FinishTorrentAsync(Film);
        await _home.ItemAsync(Film, ItemState.Finished);
        Assert.Contains("HEALTH_PORT", _home.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notify_test_tells_each_receiver_s_answer_and_no_address()
    {
        await using FakeReceiver takes = await FakeReceiver.StartAsync();
        await using FakeReceiver refuses = await FakeReceiver.StartAsync();
        refuses.Server.Always = LoopbackFault.Status(404);
        _home.Environment["NOTIFY_WEBHOOK_URL"] = $"{takes.Server.Url}a-secret-hook";
        Ran good = await _home.CommandAsync("notify", "test");
        _home.Environment["NOTIFY_DISCORD_URL"] = $"{refuses.Server.Url}a-secret-channel";
        Ran bad = await _home.CommandAsync("notify", "test");

        Assert.Equal((0, "Webhook: The message was accepted.\n"), (good.ExitCode, good.Output));
        Assert.Equal(4, bad.ExitCode);
        Assert.Contains("Discord does not know the address (HTTP 404). Correct NOTIFY_DISCORD_URL.", bad.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("a-secret", bad.Output + bad.Errors, StringComparison.Ordinal);
        Assert.Equal(2, takes.Taken.Count);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
