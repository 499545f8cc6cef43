using System.Text.Json;
using Hybrid.Ledger;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Hybrid.EndToEnd;

/// <summary>A doubtful download, decided by a real MCP client over stdio, and from the command line.</summary>
public sealed class ReviewTests : IAsyncLifetime
{
    /// <summary>Two movies bear this name, and the release does not say of which year it is.</summary>
    private const string Doubtful = "Nosferatu.1080p.BluRay.x264-GRP.mkv";

    private Installation _home = null!;

    public async ValueTask InitializeAsync() => _home = await Installation.CreateAsync();

    public ValueTask DisposeAsync() => _home?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_client_approves_and_the_daemon_places()
    {
        await _home.StartDaemonAsync();
        await _home.FinishTorrentAsync(Doubtful);
        IngestItem waiting = await _home.ItemAsync(Doubtful, ItemState.AwaitingReview);
        Assert.Empty(_home.Library());

        await using McpClient client = await _home.ConnectReviewerAsync();
        JsonElement queue = await CallAsync(client, "get_pending_queue");
        Assert.Equal(1, queue.GetProperty("total").GetInt32());

        JsonElement approved = await CallAsync(
            client,
            "approve_pending",
            ("id", waiting.Id),
            ("tmdb_id", 653),
            ("kind", "movie"),
            ("wait_seconds", 20)
        );
        Assert.Contains("Finished", approved.GetRawText(), StringComparison.OrdinalIgnoreCase);

        IngestItem item = await _home.ItemAsync(Doubtful, ItemState.Finished);
        Assert.Equal(["Movies/Nosferatu (1922) {tmdb-653}/Nosferatu (1922) {tmdb-653}.mkv"], _home.Library());
        Assert.Equal(Actor.Reviewer, item.DecidedBy);

        JsonElement history = await CallAsync(client, "get_ingest_history", ("id", waiting.Id));
        Assert.True(history.GetProperty("total").GetInt32() >= 7);
    }

    [Fact]
    public async Task A_client_rejects_and_nothing_is_placed_or_deleted()
    {
        await _home.StartDaemonAsync();
        await _home.FinishTorrentAsync(Doubtful);
        IngestItem waiting = await _home.ItemAsync(Doubtful, ItemState.AwaitingReview);

        await using McpClient client = await _home.ConnectReviewerAsync();
        await CallAsync(client, "reject_pending", ("id", waiting.Id), ("reason", "I have it on disc."));

        IngestItem item = await _home.ItemAsync(Doubtful, ItemState.Rejected);
        Assert.Contains(item.History, h => h.Sentence.Contains("I have it on disc.", StringComparison.Ordinal));
        Assert.Empty(_home.Library());
        Assert.True(File.Exists(Path.Combine(_home.Transmission.DownloadDir, Doubtful)));
    }

    [Fact]
    public async Task Of_two_reviewers_the_second_is_told_what_the_first_decided()
    {
        await _home.StartDaemonAsync();
        await _home.FinishTorrentAsync(Doubtful);
        IngestItem waiting = await _home.ItemAsync(Doubtful, ItemState.AwaitingReview);

        await using McpClient first = await _home.ConnectReviewerAsync();
        await using McpClient second = await _home.ConnectReviewerAsync();
        await CallAsync(first, "reject_pending", ("id", waiting.Id));
        CallToolResult told = await RawAsync(second, "reject_pending", ("id", waiting.Id));
        Assert.True(told.IsError);
        Assert.Contains("ejected", Text(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_made_while_the_daemon_is_down_is_carried_out_when_it_is_back()
    {
        await _home.StartDaemonAsync();
        await _home.FinishTorrentAsync(Doubtful);
        IngestItem waiting = await _home.ItemAsync(Doubtful, ItemState.AwaitingReview);
        await _home.EndDaemonAsync();

        await using McpClient client = await _home.ConnectReviewerAsync();
        CallToolResult approved = await RawAsync(client, "approve_pending", ("id", waiting.Id), ("tmdb_id", 653), ("kind", "movie"));
        Assert.NotEqual(true, approved.IsError);
        Assert.Contains("stopped", Text(approved), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(_home.Library());

        await _home.StartDaemonAsync();
        await _home.ItemAsync(Doubtful, ItemState.Finished);
        Assert.Single(_home.Library());
    }

    [Fact]
    public async Task The_command_line_can_all_that_the_reviewer_can()
    {
        await _home.StartDaemonAsync();
        await _home.FinishTorrentAsync(Doubtful);
        IngestItem waiting = await _home.ItemAsync(Doubtful, ItemState.AwaitingReview);

        Ran pending = await _home.CommandAsync("pending", "--json");
        Assert.Equal(waiting.Id, pending.Json.GetProperty("items")[0].GetProperty("id").GetInt64());
        Assert.Equal(0, (await _home.CommandAsync("show", $"{waiting.Id}")).ExitCode);
        Ran approved = await _home.CommandAsync("approve", $"{waiting.Id}", "--tmdb", "653", "--kind", "movie", "--json");
        Assert.True(approved.Json.GetProperty("decided").GetBoolean(), approved.Output + approved.Errors);
        await _home.ItemAsync(Doubtful, ItemState.Finished);

        Ran again = await _home.CommandAsync("reject", $"{waiting.Id}");
        Assert.Equal(4, again.ExitCode);
        Assert.Equal(0, (await _home.CommandAsync("status")).ExitCode);
        Assert.True((await _home.CommandAsync("stats", "--json")).Json.GetProperty("placed_files").GetInt32() == 1);
        Assert.True((await _home.CommandAsync("history", "--item", $"{waiting.Id}", "--json")).Json.GetProperty("total").GetInt32() > 5);
    }

    [Fact]
    public async Task Several_items_are_approved_at_once_and_each_is_waited_for()
    {
        await _home.StartDaemonAsync();
        await _home.FinishTorrentAsync(Doubtful);
        IngestItem waiting = await _home.ItemAsync(Doubtful, ItemState.AwaitingReview);

        Ran ran = await _home.CommandAsync("approve", $"{waiting.Id}", "99", "--tmdb", "653", "--kind", "movie", "--wait", "--json");

        JsonElement[] answers =
        [
            .. ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement),
        ];
        JsonElement unknown = answers.Single(a => a.GetProperty("item").GetInt64() == 99);
        JsonElement filed = answers.Single(a => a.GetProperty("item").GetInt64() == waiting.Id);
        Assert.Equal("not_found", unknown.GetProperty("outcome").GetString());
        Assert.Equal("finished", filed.GetProperty("state").GetString());
        Assert.EndsWith("Nosferatu (1922) {tmdb-653}.mkv", filed.GetProperty("in_library")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(4, ran.ExitCode);
    }

    [Fact]
    public async Task Who_waits_is_told_why_an_item_comes_back_and_which_option_helps()
    {
        string taken = Path.Combine(_home.Folder("library", "Movies", "Nosferatu (1922) {tmdb-653}"), "Nosferatu (1922) {tmdb-653}.mkv");
        await File.WriteAllTextAsync(taken, "another file", TestContext.Current.CancellationToken);
        await _home.StartDaemonAsync();
        await _home.FinishTorrentAsync(Doubtful);
        IngestItem waiting = await _home.ItemAsync(Doubtful, ItemState.AwaitingReview);

        Ran back = await _home.CommandAsync("approve", $"{waiting.Id}", "--tmdb", "653", "--kind", "movie", "--wait");
        Ran replaced = await _home.CommandAsync("approve", $"{waiting.Id}", "--tmdb", "653", "--kind", "movie", "--replace", "--wait");

        Assert.Equal((4, 0), (back.ExitCode, replaced.ExitCode));
        Assert.Contains("already exists and is another file", back.Errors, StringComparison.Ordinal);
        Assert.Contains($"approve {waiting.Id} --tmdb 653 --kind movie --replace", back.Errors, StringComparison.Ordinal);
        Assert.Contains($"Item {waiting.Id} is in the library as Nosferatu (1922).", replaced.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_waits_for_a_daemon_that_does_not_run()
    {
        await _home.StartDaemonAsync();
        await _home.FinishTorrentAsync(Doubtful);
        IngestItem waiting = await _home.ItemAsync(Doubtful, ItemState.AwaitingReview);
        await _home.EndDaemonAsync();

        Ran ran = await _home.CommandAsync("approve", $"{waiting.Id}", "--tmdb", "653", "--kind", "movie", "--wait");

        Assert.Equal(5, ran.ExitCode);
        Assert.Contains("The daemon stopped", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_ledger_and_daemon_the_reviewer_starts_and_says_so()
    {
        await using McpClient client = await _home.ConnectReviewerAsync();
        JsonElement status = await CallAsync(client, "get_watcher_status");
        Assert.Contains("plex-mcp-daemon", status.GetRawText(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_home.DataDir, "ledger.db")));
    }

    [Fact]
    public async Task The_torrents_are_listed()
    {
        await _home.FinishTorrentAsync(Doubtful);
        await using McpClient client = await _home.ConnectReviewerAsync();
        JsonElement torrents = await CallAsync(client, "list_torrents");
        Assert.Contains(Doubtful, torrents.GetRawText(), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> CallAsync(McpClient client, string tool, params (string Name, object Value)[] arguments)
    {
        CallToolResult result = await RawAsync(client, tool, arguments);
        Assert.True(result.IsError != true, Text(result));
        return result.StructuredContent!.Value;
    }

    private static async Task<CallToolResult> RawAsync(McpClient client, string tool, params (string Name, object Value)[] arguments) =>
        await client.CallToolAsync(tool, arguments.ToDictionary(a => a.Name, a => (object?)a.Value, StringComparer.Ordinal));

    private static string Text(CallToolResult result) => string.Join('\n', result.Content.OfType<TextContentBlock>().Select(t => t.Text));
}
