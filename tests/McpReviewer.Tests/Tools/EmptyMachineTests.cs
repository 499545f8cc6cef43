using System.Text.Json;
using Hybrid.Testing;

namespace Hybrid.Reviewer.Tools;

public sealed class EmptyMachineTests : IAsyncLifetime
{
    private readonly TemporaryDisk _disk = new();
    private ReviewerSession _session = null!;

    public async ValueTask InitializeAsync() => _session = await ReviewerSession.StartAsync(_disk.At("data"));

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        _disk.Dispose();
    }

    [Theory]
    [InlineData("get_pending_queue", null)]
    [InlineData("get_pending_item", "id")]
    [InlineData("approve_pending", "id")]
    [InlineData("reject_pending", "id")]
    [InlineData("preview_rename", "id")]
    [InlineData("get_ingest_history", null)]
    [InlineData("get_ingest_statistics", null)]
    public async Task Without_a_ledger_a_tool_says_where_it_looked_and_what_to_start(string tool, string? argument)
    {
        string sentence = (
            await _session.CallAsync(tool, argument is null ? null : new Dictionary<string, object?> { [argument] = 1 })
        ).Failure();

        Assert.Contains(_disk.At("data", "ledger.db"), sentence, StringComparison.Ordinal);
        Assert.Contains("plex-mcp-daemon run", sentence, StringComparison.Ordinal);
        Assert.Empty(_disk.Files());
    }

    [Fact]
    public async Task The_status_is_answered_without_a_ledger_too()
    {
        JsonElement status = (await _session.CallAsync("get_watcher_status")).Answer();

        Assert.False(status.GetProperty("ledger_ready").GetBoolean());
        Assert.Equal("never_started", status.GetProperty("watcher").GetProperty("daemon").String("state"));
        Assert.Contains("plex-mcp-daemon run", status.String("problem"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_ledger_the_catalog_answers_all_the_same()
    {
        JsonElement answer = (
            await _session.CallAsync("search_tmdb", new Dictionary<string, object?> { ["text"] = "Charade", ["kind"] = "movie" })
        ).Answer();

        Assert.Equal(4808, answer.GetProperty("titles")[0].Int("tmdb_id"));
    }

    [Fact]
    public async Task Without_Transmission_its_setting_is_named()
    {
        Assert.Contains("TRANSMISSION_URL", (await _session.CallAsync("list_torrents")).Failure(), StringComparison.Ordinal);
    }
}
