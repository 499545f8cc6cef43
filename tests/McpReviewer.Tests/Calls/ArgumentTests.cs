using System.Text.Json;
using Hybrid.Testing;

namespace Hybrid.Reviewer.Calls;

public sealed class ArgumentTests : IAsyncLifetime
{
    private readonly TemporaryDisk _disk = new();
    private ReviewerSession _session = null!;

    public async ValueTask InitializeAsync() => _session = await ReviewerSession.StartAsync(_disk.Root, new ListedCatalog());

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        _disk.Dispose();
    }

    [Theory]
    [InlineData("limit", 0, "'limit' must be at least 1, not 0.")]
    [InlineData("limit", 51, "'limit' must be at most 50, not 51.")]
    [InlineData("limit", "ten", "'limit' must be a whole number, not \"ten\".")]
    [InlineData("limit", 1.5, "'limit' must be a whole number, not 1.5.")]
    [InlineData("limit", 1e30, "'limit' must be a whole number, not 1E+30.")]
    [InlineData("offset", -1, "'offset' must be at least 0, not -1.")]
    [InlineData("text", "", "'text' must not be empty.")]
    [InlineData(
        "page",
        2,
        "There is no argument 'page'; it takes states, text, kind, concern, waiting_hours, only_failed, snoozed, sort, limit, offset."
    )]
    [InlineData("states", "finished", "'states' must be a list, like [\"identifying\"], not \"finished\".")]
    public async Task A_wrong_argument_of_the_queue_is_told_in_a_sentence(string name, object value, string sentence) =>
        Assert.Equal($"get_pending_queue: {sentence}", await FailureAsync("get_pending_queue", (name, value)));

    [Theory]
    [InlineData("text", "", "'text' must not be empty.")]
    [InlineData("text", true, "'text' must be text, not true.")]
    [InlineData(
        "event",
        "exploded",
        "'event' must be one of seen, seen_again, moved, split, placed, refused, recycled, taken_back, relocated, announced, confirmed, matched_otherwise, not_shown, match_fixed, faulted, torrent_removed, snoozed, rule_added, rule_revoked, rule_used, not \"exploded\"."
    )]
    [InlineData("since", "yesterday", "'since' must be a date or time such as 2026-03-01 or 2026-03-01T12:00:00Z, not \"yesterday\".")]
    [InlineData("id", 0, "'id' must be at least 1, not 0.")]
    public async Task A_wrong_filter_of_the_history_is_told_in_a_sentence(string name, object value, string sentence) =>
        Assert.Equal($"get_ingest_history: {sentence}", await FailureAsync("get_ingest_history", (name, value)));

    [Fact]
    public async Task A_wrong_entry_of_a_list_is_told_in_a_sentence()
    {
        string sentence = await FailureAsync("get_pending_queue", ("states", new object[] { "finished", "lost" }));

        Assert.StartsWith("get_pending_queue: 'states' must be one of identifying, ", sentence, StringComparison.Ordinal);
        Assert.EndsWith(", not \"lost\".", sentence, StringComparison.Ordinal);
    }

    /// <summary>JSON has no whole numbers: some clients write 8.0, and ids as text.</summary>
    [Theory]
    [InlineData("{\"id\": 8.0}")]
    [InlineData("{\"id\": \"8\"}")]
    [InlineData("{\"id\": 8e0}")]
    [InlineData("{\"id\": \"8.0\", \"tmdb_id\": null}")]
    public async Task A_whole_number_is_read_however_it_is_written(string arguments)
    {
        await using TemporaryLedger ledger = await TemporaryLedger.CreateAsync();
        await using ReviewerSession session = await ReviewerSession.StartAsync(ledger.DataDir, new ListedCatalog());

        string sentence = (
            await session.CallAsync("preview_rename", JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments))
        ).Failure();

        Assert.StartsWith("There is no item 8.", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8.5", "8.5")]
    [InlineData("\"8.5\"", "\"8.5\"")]
    [InlineData("\"eight\"", "\"eight\"")]
    [InlineData("\"\"", "\"\"")]
    [InlineData("1e300", "1e300")]
    [InlineData("true", "true")]
    public async Task What_is_no_whole_number_is_refused(string id, string shown) =>
        Assert.Equal(
            $"get_pending_item: 'id' must be a whole number, not {shown}.",
            await FailureAsync("get_pending_item", ("id", JsonDocument.Parse(id).RootElement))
        );

    [Fact]
    public async Task A_missing_argument_is_named_with_what_it_is()
    {
        Assert.Equal("get_pending_item: 'id' is missing (integer: Id of the item.).", await FailureAsync("get_pending_item"));
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once()
    {
        string sentence = await FailureAsync("preview_rename", ("candidate", 0), ("kind", "book"), ("force", true));

        Assert.All(
            (string[])["no argument 'force'", "'id' is missing", "'candidate' must be", "'kind' must be"],
            part => Assert.Contains(part, sentence, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_null_is_an_argument_that_was_left_out()
    {
        JsonElement answer = (
            await _session.CallAsync("get_ingest_history", new Dictionary<string, object?> { ["id"] = null, ["limit"] = null })
        ).Answer();

        Assert.Equal("not_set_up", answer.String("state"));
    }

    private async Task<string> FailureAsync(string tool, params (string Name, object? Value)[] arguments) =>
        (await _session.CallAsync(tool, arguments.ToDictionary(a => a.Name, a => a.Value))).Failure();
}
