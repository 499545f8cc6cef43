using System.Text.Json;
using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Hybrid.EndToEnd;

/// <summary>doctor, diagnose, backup and restore, as a person and a client call them.</summary>
public sealed class DoctorTests : IAsyncLifetime
{
    private const string Name = "The.Matrix.1999.1080p.BluRay.x264-GRP.mkv";

    private Installation _home = null!;

    public async ValueTask InitializeAsync() => _home = await Installation.CreateAsync();

    public ValueTask DisposeAsync() => _home?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Beside_a_running_daemon_nothing_is_wrong_and_the_client_is_told_the_same()
    {
        await _home.FinishTorrentAsync(Name);
        await _home.StartDaemonAsync();
        await _home.ItemAsync(Name, ItemState.Finished);

        Ran ran = await _home.CommandAsync("doctor", "--json");
        _home.Environment["PLEX_DAEMON_PATH"] = Installation.Program("Daemon", "plex-mcp-daemon");
        await using McpClient client = await _home.ConnectReviewerAsync();
        CallToolResult told = await client.CallToolAsync("diagnose");

        Assert.Equal((0, "ok"), (ran.ExitCode, ran.Json.GetProperty("severity").GetString()));
        Assert.Equal(Checks(ran.Json), Checks(told.StructuredContent!.Value));
        Assert.Single(_home.Library());
    }

    [Fact]
    public async Task The_exit_code_goes_by_the_worst_that_was_found()
    {
        Assert.Equal(0, (await _home.CommandAsync("doctor")).ExitCode); // no daemon runs: a warning
        await _home.Transmission.StopAsync();
        Ran down = await _home.CommandAsync("doctor");
        Assert.Equal(4, down.ExitCode);
        Assert.Contains("TRANSMISSION_URL", down.Output, StringComparison.Ordinal);
        _home.Environment["PLACEMENT"] = "by magic";
        Assert.Equal(2, (await _home.CommandAsync("doctor")).ExitCode);
    }

    [Fact]
    public async Task A_client_is_told_where_there_is_no_daemon_to_look()
    {
        _home.Environment["PLEX_DAEMON_PATH"] = "/nowhere/plex-mcp-daemon";
        await using McpClient client = await _home.ConnectReviewerAsync();
        CallToolResult told = await client.CallToolAsync("diagnose");
        Assert.NotEqual(true, told.IsError);
        Assert.Contains("PLEX_DAEMON_PATH", ((TextContentBlock)told.Content[0]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_beside_the_daemon_and_the_way_back_to_it_without_one()
    {
        string copy = Path.Combine(_home.Folder("backup"), "ledger.db");
        await _home.StartDaemonAsync();
        Assert.Equal(0, (await _home.CommandAsync("backup", copy)).ExitCode);
        await _home.FinishTorrentAsync(Name);
        await _home.ItemAsync(Name, ItemState.Finished);
        Assert.Equal(3, (await _home.CommandAsync("restore", copy)).ExitCode);
        await _home.EndDaemonAsync();

        Ran restored = await _home.CommandAsync("restore", copy, "--json");

        Assert.Equal((0, "restored"), (restored.ExitCode, restored.Json.GetProperty("outcome").GetString()));
        Assert.True(File.Exists(restored.Json.GetProperty("previous").GetString()));
        Assert.Equal(0, await _home.ReadAsync(db => db.Items.CountAsync()));
        Assert.Single(_home.Library());
    }

    private static string?[] Checks(JsonElement diagnosis) =>
        [.. diagnosis.GetProperty("findings").EnumerateArray().Select(f => $"{f.GetProperty("check")}: {f.GetProperty("severity")}")];
}
