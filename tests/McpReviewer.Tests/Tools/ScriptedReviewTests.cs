using System.Text.Json;
using Hybrid.Matching;
using Hybrid.Testing;
using ModelContextProtocol.Protocol;

namespace Hybrid.Reviewer.Tools;

/// <summary>What a review costs a client that reads every answer: twenty doubtful items of the kinds that come.</summary>
public sealed class ScriptedReviewTests : IAsyncLifetime
{
    private const int MostCalls = 8;

    /// <summary>Characters / 4, of the longer of an answer's two forms.</summary>
    private const int MostTokens = 12_000;

    private TemporaryLedger _ledger = null!;
    private int _calls;
    private int _characters;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public async ValueTask InitializeAsync() => _ledger = await TemporaryLedger.CreateAsync();

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Fact]
    public async Task Twenty_doubtful_items_are_reviewed_in_few_calls_and_tokens()
    {
        long[] clear = [.. await AllAsync(12, n => QueueAsync($"Film.{n}.2010.1080p", TestTitles.Film(n)))];
        long[] others = [.. await AllAsync(3, n => QueueAsync($"Namesake.{n}.1080p", TestTitles.Film(50 + n), TestTitles.Film(60 + n)))];
        long[] junk = [.. await AllAsync(4, n => QueueAsync($"Clip.{n}"))];
        long wrong = await QueueAsync("Right.Film.2001.1080p", TestTitles.Film(90));
        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir, new ListedCatalog(TestTitles.Found));

        JsonElement queue = await CallAsync(session, "get_pending_queue");
        await CallAsync(session, "approve_pending", ("ids", clear));
        await CallAsync(session, "reject_pending", ("ids", junk), ("reason", "no films"));
        await CallAsync(session, "get_pending_item", ("id", others[0]));
        await CallAsync(session, "approve_pending", ("ids", others));
        await CallAsync(session, "search_tmdb", ("text", "Found"), ("kind", "movie"));
        JsonElement asked = await CallAsync(session, "approve_pending", ("id", wrong), ("tmdb_id", 999));
        await CallAsync(
            session,
            "approve_pending",
            ("id", wrong),
            ("tmdb_id", 999),
            ("confirm", asked.GetProperty("ask").String("confirm"))
        );

        Assert.Equal(20, queue.Int("total"));
        Assert.InRange(_calls, 1, MostCalls);
        Assert.InRange(_characters / 4, 1, MostTokens);
        Assert.Equal(0, (await session.CallAsync("get_pending_queue")).Answer().Int("total"));
        TestContext.Current.TestOutputHelper?.WriteLine($"{_calls} calls, {_characters / 4} tokens");
    }

    private async Task<JsonElement> CallAsync(ReviewerSession session, string tool, params (string Name, object? Value)[] arguments)
    {
        CallToolResult result = await session.CallAsync(tool, arguments.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal));
        _calls++;
        _characters += Math.Max(result.Text().Length, result.StructuredContent?.GetRawText().Length ?? 0);
        return result.Answer();
    }

    private Task<long> QueueAsync(string name, params IReadOnlyList<Candidate> candidates) => _ledger.QueueAsync(name, Now, candidates);

    private static async Task<List<long>> AllAsync(int count, Func<int, Task<long>> queue)
    {
        List<long> ids = [];
        for (int n = 0; n < count; n++)
        {
            ids.Add(await queue(n));
        }

        return ids;
    }
}
