using System.Text.Json;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Reviewer.Tools;
using Hybrid.Testing;
using Microsoft.EntityFrameworkCore;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Hybrid.Reviewer.Http;

/// <summary>The same tools with the same checks and the same consent as on standard input and output, over HTTP.</summary>
public sealed class HttpCallTests : IAsyncLifetime
{
    private static readonly Title Nosferatu = new()
    {
        Id = new TitleId(TitleKind.Movie, 426063),
        Name = "Nosferatu",
        Year = 2024,
    };

    private TemporaryLedger _ledger = null!;

    public static TheoryData<string> Eras => ReviewerSession.Eras;

    public async ValueTask InitializeAsync() => _ledger = await TemporaryLedger.CreateAsync();

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task The_tools_are_those_of_standard_input_and_output(string era)
    {
        await using ReviewerSession session = await ReviewerSession.StartAsync(
            _ledger.DataDir,
            era: era,
            settings: s => s with { Toolsets = [Settings.Toolset.Review] }
        );
        await using HttpReviewer reviewer = await HttpReviewer.StartAsync(_ledger.DataDir);
        await using McpClient client = await reviewer.ConnectAsync(era);

        Assert.Equal(era, client.NegotiatedProtocolVersion);
        Assert.Equal(await DefinitionsAsync(session.Client), await DefinitionsAsync(client));
        Assert.Equal(session.Client.ServerInstructions, client.ServerInstructions);
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task An_approval_is_recorded_with_the_client_that_gave_it(string era)
    {
        long id = await _ledger.QueueAsync("Film.1.2010.1080p", TimeProvider.System.GetUtcNow(), TestTitles.Film(1));
        await using HttpReviewer reviewer = await HttpReviewer.StartAsync(_ledger.DataDir, new ListedCatalog(TestTitles.Found));
        await using McpClient client = await reviewer.ConnectAsync(era);

        JsonElement queue = (await client.CallToolAsync("get_pending_queue")).Answer();
        JsonElement done = (await client.CallToolAsync("approve_pending", With(("id", id)))).Answer();

        Assert.Equal((1, "approved"), (queue.Int("total"), done.String("state")));
        Assert.Equal("a-client 1.2", await LastAuthorAsync(id));
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task A_client_that_can_ask_its_user_does(string era)
    {
        long id = await _ledger.QueueAsync("2001 A Space Odyssey 1968", TimeProvider.System.GetUtcNow(), TestTitles.Film(1));
        var user = new AskedUser { Answer = true };
        await using HttpReviewer reviewer = await HttpReviewer.StartAsync(_ledger.DataDir, new ListedCatalog(Nosferatu));
        await using McpClient client = await reviewer.ConnectAsync(era, user);

        JsonElement done = (
            await client.CallToolAsync("approve_pending", With(("id", id), ("tmdb_id", 426063), ("kind", "movie")))
        ).Answer();

        Assert.Contains("\"Nosferatu\" (2024)?", Assert.Single(user.Questions), StringComparison.Ordinal);
        Assert.Equal("approved", done.String("state"));
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task A_token_of_one_client_holds_once_for_exactly_what_was_shown(string era)
    {
        long id = await _ledger.QueueAsync("2001 A Space Odyssey 1968", TimeProvider.System.GetUtcNow(), TestTitles.Film(1));
        await using HttpReviewer reviewer = await HttpReviewer.StartAsync(_ledger.DataDir, new ListedCatalog(Nosferatu));
        await using McpClient client = await reviewer.ConnectAsync(era);
        Dictionary<string, object?> call = With(("id", id), ("tmdb_id", 426063), ("kind", "movie"));

        JsonElement asked = (await client.CallToolAsync("approve_pending", call)).Answer();
        call["confirm"] = asked.GetProperty("ask").String("confirm");
        JsonElement done = (await client.CallToolAsync("approve_pending", call)).Answer();
        CallToolResult again = await client.CallToolAsync("approve_pending", call);

        Assert.Equal("approved", done.String("state"));
        Assert.True(again.IsError);
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task Wrong_arguments_are_refused_in_the_same_words(string era)
    {
        await using HttpReviewer reviewer = await HttpReviewer.StartAsync(_ledger.DataDir);
        await using McpClient client = await reviewer.ConnectAsync(era);

        string failure = (await client.CallToolAsync("get_pending_queue", With(("limit", 0), ("quick", true)))).Failure();

        Assert.StartsWith("get_pending_queue: There is no argument 'quick'; it takes", failure, StringComparison.Ordinal);
        Assert.Contains("'limit' must be at least 1, not 0.", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_clients_are_answered_at_once()
    {
        await _ledger.QueueAsync("Film.1.2010.1080p", TimeProvider.System.GetUtcNow(), TestTitles.Film(1));
        await using HttpReviewer reviewer = await HttpReviewer.StartAsync(_ledger.DataDir);
        await using McpClient first = await reviewer.ConnectAsync("2025-11-25", name: "first");
        await using McpClient second = await reviewer.ConnectAsync("2026-07-28", name: "second");
        await using McpClient third = await reviewer.ConnectAsync("2025-11-25", name: "third");

        CallToolResult[] answers = await Task.WhenAll(
            Enumerable
                .Range(0, 30)
                .Select(n => (
                        n % 3 == 0 ? first
                        : n % 3 == 1 ? second
                        : third
                    ).CallToolAsync("get_pending_queue").AsTask())
        );

        Assert.All(answers, a => Assert.Equal(1, a.Answer().Int("total")));
        Assert.NotEqual(first.SessionId, third.SessionId);
        Assert.Null(second.SessionId);
    }

    private static async Task<string> DefinitionsAsync(McpClient client) =>
        JsonSerializer.Serialize((await client.ListToolsAsync()).Select(t => t.ProtocolTool), ToolJson.Options);

    private static Dictionary<string, object?> With(params (string Name, object? Value)[] arguments) =>
        arguments.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal);

    private async Task<string?> LastAuthorAsync(long id)
    {
        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync();
        return await db.History.Where(h => h.ItemId == id).OrderByDescending(h => h.Id).Select(h => h.Client).FirstAsync();
    }
}
