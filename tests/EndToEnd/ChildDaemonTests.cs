using System.Diagnostics;
using System.Text.Json;
using Hybrid.Ledger;
using Hybrid.Testing;
using Microsoft.EntityFrameworkCore;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Hybrid.EndToEnd;

/// <summary>Mode mcp: the daemon lives as long as the client, however that ends.</summary>
public sealed class ChildDaemonTests : IAsyncLifetime
{
    private const string Name = "The.Matrix.1999.1080p.BluRay.x264-GRP.mkv";

    private Installation _home = null!;

    public async ValueTask InitializeAsync()
    {
        _home = await Installation.CreateAsync();
        _home.Environment["PLEX_MODE"] = "mcp";
        _home.Environment["PLEX_DAEMON_PATH"] = Installation.Program("Daemon", "plex-mcp-daemon");
    }

    public ValueTask DisposeAsync() => _home?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_client_that_connects_has_downloads_filed_and_takes_the_daemon_with_it_when_it_goes()
    {
        Process daemon;
        await using (McpClient client = await _home.ConnectReviewerAsync())
        {
            await _home.FinishTorrentAsync(Name);
            await _home.ItemAsync(Name, ItemState.Finished);
            daemon = await DaemonAsync();
            JsonElement status = await CallAsync(client, "get_watcher_status");
            Assert.Equal("mcp", status.GetProperty("watcher").GetProperty("daemon").GetProperty("mode").GetString());
        }

        await EndsAsync(daemon);
        Assert.NotNull(await _home.ReadAsync(db => db.Daemon.Select(d => d.StoppedAt).SingleAsync()));
    }

    [Fact]
    public async Task A_reviewer_that_is_killed_leaves_no_daemon_behind()
    {
        using Process reviewer = StartReviewer();
        await using McpClient client = await ClientOfAsync(reviewer);
        Process daemon = await DaemonAsync();
        reviewer.Kill();
        await EndsAsync(daemon);
        Assert.NotNull(await _home.ReadAsync(db => db.Daemon.Select(d => d.StoppedAt).SingleAsync()));
    }

    [Fact]
    public async Task A_child_that_is_killed_is_told_and_another_is_started_at_a_word()
    {
        await using McpClient client = await _home.ConnectReviewerAsync();
        using Process killed = await DaemonAsync();
        killed.Kill();
        await killed.WaitForExitAsync(TestContext.Current.CancellationToken);

        JsonElement answer = await CallAsync(client, "start_watcher");

        Assert.Contains("was started", answer.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        await _home.FinishTorrentAsync(Name);
        await _home.ItemAsync(Name, ItemState.Finished);
        await CallAsync(client, "stop_watcher");
    }

    [Fact]
    public async Task Both_killed_in_the_middle_of_a_copy_the_next_ones_go_on()
    {
        _home.Environment["PLACEMENT"] = "copy";
        using (Process reviewer = StartReviewer())
        {
            await using McpClient client = await ClientOfAsync(reviewer);
            using Process daemon = await DaemonAsync();
            await _home.FinishTorrentAsync(Name, ("", 500_000_000));
            await _home.UntilAsync("placing", async db => await db.Items.AnyAsync(i => i.State == ItemState.Placing));
            daemon.Kill();
            reviewer.Kill();
            await daemon.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await using McpClient next = await _home.ConnectReviewerAsync();
        await _home.ItemAsync(Name, ItemState.Finished);
        Assert.Single(_home.Library());
    }

    [Fact]
    public async Task Of_two_clients_that_connect_together_one_has_the_daemon_and_the_other_is_told()
    {
        McpClient[] clients = await Task.WhenAll(_home.ConnectReviewerAsync(), _home.ConnectReviewerAsync());
        await using McpClient one = clients[0];
        await using McpClient other = clients[1];
        using Process daemon = await DaemonAsync();

        JsonElement[] answers = await Task.WhenAll(CallAsync(one, "start_watcher"), CallAsync(other, "start_watcher"));

        Assert.Equal(daemon.Id, Assert.Single(answers, a => Pid(a) == JsonValueKind.Number).GetProperty("pid").GetInt32());
        string told = Assert.Single(answers, a => Pid(a) != JsonValueKind.Number).GetProperty("sentence").GetString()!;
        Assert.Contains($"process {daemon.Id}", told, StringComparison.Ordinal);
        JsonElement status = (await CallAsync(one, "get_watcher_status")).GetProperty("watcher").GetProperty("daemon");
        int whose = status.GetProperty("reviewer_pid").GetInt32();
        Assert.Contains("plex-mcp", Process.GetProcessById(whose).ProcessName, StringComparison.Ordinal);
        Assert.Contains($"Another client's server (process {whose}) started it", told, StringComparison.Ordinal);
        Assert.Contains($"child of plex-mcp (process {whose})", status.GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_middle_of_a_copy_it_ends_all_the_same_and_the_next_one_goes_on()
    {
        _home.Environment["PLACEMENT"] = "copy";
        using (Process reviewer = StartReviewer())
        {
            await using McpClient client = await ClientOfAsync(reviewer);
            Process daemon = await DaemonAsync();
            await _home.FinishTorrentAsync(Name, ("", 500_000_000));
            await _home.UntilAsync("placing", async db => await db.Items.AnyAsync(i => i.State == ItemState.Placing));
            reviewer.Kill();
            await EndsAsync(daemon);
        }

        await using McpClient next = await _home.ConnectReviewerAsync();
        await _home.ItemAsync(Name, ItemState.Finished);
        Assert.Single(_home.Library());
    }

    [Fact]
    public async Task A_daemon_that_is_alive_already_is_left_to_whom_it_belongs()
    {
        await _home.StartDaemonAsync();
        await using (McpClient client = await _home.ConnectReviewerAsync())
        {
            JsonElement answer = await CallAsync(client, "start_watcher");
            Assert.Contains($"process {_home.Daemon!.Id}", answer.GetProperty("sentence").GetString(), StringComparison.Ordinal);
            Assert.Contains("No client started it", answer.GetProperty("sentence").GetString(), StringComparison.Ordinal);
            Assert.Equal(JsonValueKind.Null, Pid(answer));
            await CallAsync(client, "stop_watcher");
        }

        Assert.False(_home.Daemon!.HasExited);
    }

    [Fact]
    public async Task Without_auto_start_it_runs_when_it_is_asked_to()
    {
        _home.Environment["PLEX_WATCHER_AUTO_START"] = "false";
        await using McpClient client = await _home.ConnectReviewerAsync();
        Assert.Empty(Directory.Exists(_home.DataDir) ? Directory.GetFiles(_home.DataDir, "daemon.lock") : []);
        Assert.Equal(JsonValueKind.Number, Pid(await CallAsync(client, "start_watcher")));
        Process daemon = await DaemonAsync();
        Assert.Equal(JsonValueKind.Null, Pid(await CallAsync(client, "stop_watcher")));
        await EndsAsync(daemon);
    }

    [Fact]
    public async Task In_another_mode_no_client_starts_it_and_the_answer_says_who_does()
    {
        _home.Environment["PLEX_MODE"] = "hybrid";
        await using McpClient client = await _home.ConnectReviewerAsync();
        CallToolResult answer = await client.CallToolAsync("start_watcher", new Dictionary<string, object?>());
        Assert.True(answer.IsError);
        Assert.Contains("PLEX_MODE is hybrid", ((TextContentBlock)answer.Content[0]).Text, StringComparison.Ordinal);
    }

    private static JsonValueKind Pid(JsonElement answer) =>
        answer.TryGetProperty("pid", out JsonElement pid) ? pid.ValueKind : JsonValueKind.Null;

    private static async Task<JsonElement> CallAsync(McpClient client, string tool)
    {
        CallToolResult result = await client.CallToolAsync(tool, new Dictionary<string, object?>());
        Assert.NotEqual(true, result.IsError);
        return result.StructuredContent!.Value;
    }

    private static Task<McpClient> ClientOfAsync(Process reviewer) =>
        McpClient.CreateAsync(
            new StreamClientTransport(reviewer.StandardInput.BaseStream, reviewer.StandardOutput.BaseStream),
            Installation.UntilHang
        );

    private static async Task EndsAsync(Process daemon)
    {
        using var patience = new CancellationTokenSource(Hang.Limit);
        await daemon.WaitForExitAsync(patience.Token);
        daemon.Dispose();
    }

    private async Task<Process> DaemonAsync()
    {
        int pid = 0;
        await _home.UntilAsync(
            "the child's first heartbeat",
            async db => (pid = await db.Daemon.Where(d => d.StoppedAt == null).Select(d => d.Pid).SingleOrDefaultAsync()) > 0
        );
        return Process.GetProcessById(pid);
    }

    private Process StartReviewer()
    {
        var start = new ProcessStartInfo(Installation.Program("McpReviewer", "plex-mcp"), ["--toolsets", "all"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach ((string key, string? value) in _home.Environment)
        {
            start.Environment[key] = value;
        }

        return Process.Start(start)!;
    }
}
