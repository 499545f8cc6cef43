using Hybrid.Ledger;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Hybrid.EndToEnd;

/// <summary>Out of the library again, by the built programs.</summary>
public sealed class UndoTests : IAsyncLifetime
{
    private const string Film = "The.Matrix.1999.1080p.BluRay.x264-GRP.mkv";
    private const string Better = "The.Matrix.1999.2160p.WEB-DL.x265-OTHER.mp4";
    private const string Stem = "Movies/The Matrix (1999) {tmdb-603}/The Matrix (1999) {tmdb-603}";

    private Installation _home = null!;

    public async ValueTask InitializeAsync() => _home = await Installation.CreateAsync();

    public ValueTask DisposeAsync() => _home?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task The_command_line_undoes_and_the_torrent_seeds_on()
    {
        await _home.StartDaemonAsync();
        string hash = await _home.FinishTorrentAsync(Film);
        IngestItem item = await _home.ItemAsync(Film, ItemState.Finished);

        Ran undo = await _home.CommandAsync("undo", $"{item.Id}", "--json");
        Assert.Equal(0, undo.ExitCode);
        Assert.True(undo.Json.GetProperty("decided").GetBoolean());

        await _home.ItemAsync(Film, ItemState.Undone);
        Assert.Empty(_home.Library());
        Assert.False(Directory.Exists(Path.Combine(_home.Movies, "The Matrix (1999) {tmdb-603}")));
        Assert.True(Directory.Exists(_home.Movies));
        Assert.Equal(_home.Movies, _home.Plex.Refreshes[^1].Path);
        await _home.Transmission.Rpc.CallAsync("torrent-verify", new() { ["ids"] = new System.Text.Json.Nodes.JsonArray(hash) });
        await _home.Transmission.Rpc.UntilDoneAsync(hash);

        Assert.Equal(0, (await _home.CommandAsync("approve", $"{item.Id}")).ExitCode);
        await _home.ItemAsync(Film, ItemState.Finished);
        Assert.Equal([$"{Stem}.mkv"], _home.Library());
    }

    [Fact]
    public async Task A_client_undoes_a_replacement_and_the_old_copy_is_back()
    {
        await _home.StartDaemonAsync();
        await _home.FinishTorrentAsync(Film);
        await _home.ItemAsync(Film, ItemState.Finished);
        await _home.FinishTorrentAsync(Better);
        IngestItem better = await _home.ItemAsync(Better, ItemState.AwaitingReview);
        Assert.Equal(0, (await _home.CommandAsync("approve", $"{better.Id}", "--replace")).ExitCode);
        await _home.ItemAsync(Better, ItemState.Finished);
        Assert.Equal([$"{Stem}.mp4"], _home.Library().Where(f => !f.Contains("recycled", StringComparison.Ordinal)));
        Ran recycled = await _home.CommandAsync("recycle", "list", "--json");
        Assert.Equal(200_000, recycled.Json.GetProperty("bytes").GetInt64());
        Assert.Equal(better.Id, recycled.Json.GetProperty("files")[0].GetProperty("item").GetInt64());

        await using McpClient client = await _home.ConnectReviewerAsync();
        CancellationToken stop = TestContext.Current.CancellationToken;
        var arguments = new Dictionary<string, object?> { ["id"] = better.Id };
        CallToolResult asked = await client.CallToolAsync("undo_ingest", arguments, cancellationToken: stop);
        arguments["confirm"] = asked.StructuredContent!.Value.GetProperty("ask").GetProperty("confirm").GetString();
        CallToolResult undone = await client.CallToolAsync("undo_ingest", arguments, cancellationToken: stop);
        Assert.NotEqual(true, undone.IsError);

        await _home.ItemAsync(Better, ItemState.Undone);
        Assert.Equal([$"{Stem}.mkv"], _home.Library());
    }

    [Fact]
    public async Task What_the_recycle_folder_was_emptied_of_does_not_come_back()
    {
        await _home.StartDaemonAsync();
        await _home.FinishTorrentAsync(Film);
        await _home.ItemAsync(Film, ItemState.Finished);
        await _home.FinishTorrentAsync(Better);
        IngestItem better = await _home.ItemAsync(Better, ItemState.AwaitingReview);
        await _home.CommandAsync("approve", $"{better.Id}", "--replace");
        await _home.ItemAsync(Better, ItemState.Finished);

        Assert.Equal(0, (await _home.CommandAsync("recycle", "empty", "--older-than", "1", "--json")).Json.GetProperty("bytes").GetInt64());
        Assert.Equal(200_000, (await _home.CommandAsync("recycle", "empty", "--json")).Json.GetProperty("bytes").GetInt64());
        Assert.Equal([$"{Stem}.mp4"], _home.Library());

        await _home.CommandAsync("undo", $"{better.Id}");
        await _home.ItemAsync(Better, ItemState.Undone);
        Assert.Empty(_home.Library());
    }
}
