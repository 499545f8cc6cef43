using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hybrid.Ledger;
using Hybrid.Reviewer.Http;
using Hybrid.Settings;
using Hybrid.Testing;
using Microsoft.EntityFrameworkCore;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Hybrid.Reviewer.Calls;

/// <summary>Ten thousand calls that no sane client makes, from one seed: each is answered or refused in a sentence, and the ledger stays as it was.</summary>
public sealed class FuzzTests : IAsyncLifetime
{
    private const int Calls = 10_000;

    /// <summary>The server takes 50 requests a second.</summary>
    private const int Requests = 600;

    /// <summary>It would start a daemon.</summary>
    private static readonly string[] NotCalled = ["start_watcher"];

    private static readonly string[] Texts =
    [
        "",
        " ",
        "8",
        "8.0",
        "-1",
        "null",
        "Charade",
        "../../etc/passwd",
        "/dev/zero",
        "%s%n{0}$(id)`id`",
        "' OR 1=1; DROP TABLE Items; --",
        "{\"id\":1}",
        "\u202Etxt.mkv",
        "\0",
        "\uFFFF",
        "😀",
        "magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567",
        "https://127.0.0.1/x.torrent",
        "awaiting_review",
        "movie",
        "2026-13-45",
        "0001-01-01T00:00:00Z",
        new string('x', 5000),
    ];

    private readonly Random _random = new(20_261_201);
    private TemporaryLedger _ledger = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _ledger = await TemporaryLedger.CreateAsync();
        await _ledger.QueueAsync("Charade.1963.mkv", TimeProvider.System.GetUtcNow());
        await _ledger.QueueAsync("Nosferatu.mkv", TimeProvider.System.GetUtcNow());
    }

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Fact]
    public async Task Every_call_is_answered_or_refused_and_nothing_changes()
    {
        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir, new ListedCatalog());
        IList<McpClientTool> tools = await ToolsAsync(session.Client);
        string before = await LedgerAsync();
        int answered = 0;
        for (int call = 0; call < Calls; call++)
        {
            Tool tool = tools[_random.Next(tools.Count)].ProtocolTool;
            Dictionary<string, object?> arguments = Arguments(tool);
            try
            {
                CallToolResult result = await session.CallAsync(tool.Name, arguments);
                answered += result.IsError is true ? 0 : 1;
                Assert.DoesNotContain("failed unexpectedly", result.Text(), StringComparison.Ordinal);
                Assert.NotEmpty(result.Text());
            }
            catch (McpProtocolException refused)
            {
                Assert.NotEmpty(refused.Message);
            }
            catch (Exception e) when (e is Xunit.Sdk.XunitException)
            {
                throw new InvalidOperationException($"{tool.Name} {JsonSerializer.Serialize(arguments)}: {e.Message}", e);
            }
        }

        Assert.Equal(before, await LedgerAsync());
        Assert.InRange(answered, Calls / 50, Calls);
    }

    [Fact]
    public async Task Over_HTTP_every_request_is_answered_or_refused_and_the_next_client_is_served()
    {
        await using HttpReviewer reviewer = await HttpReviewer.StartAsync(
            _ledger.DataDir,
            settings: s => s with { Toolsets = Toolsets.All }
        );
        await using McpClient client = await reviewer.ConnectAsync();
        IList<McpClientTool> tools = await ToolsAsync(client);
        string before = await LedgerAsync();
        for (int sent = 0; sent < Requests; )
        {
            Tool tool = tools[_random.Next(tools.Count)].ProtocolTool;
            string body = Broken(
                new JsonObject
                {
                    ["jsonrpc"] = "2.0",
                    ["id"] = sent,
                    ["method"] = "tools/call",
                    ["params"] = new JsonObject { ["name"] = tool.Name, ["arguments"] = JsonSerializer.SerializeToNode(Arguments(tool)) },
                }.ToJsonString()
            );
            using HttpResponseMessage answer = await reviewer.PostAsync(
                body,
                ("MCP-Protocol-Version", Pick("2025-11-25", "2026-07-28", "1999-01-01", ""))
            );
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                await Task.Delay(100, Stop);
                continue;
            }

            sent++;
            Assert.True((int)answer.StatusCode < 500, $"{(int)answer.StatusCode}: {body}");
        }

        Assert.Equal(before, await LedgerAsync());
        await using McpClient next = await reviewer.ConnectAsync();
        Assert.NotEmpty(await next.ListToolsAsync(cancellationToken: Stop));
    }

    private static async Task<IList<McpClientTool>> ToolsAsync(McpClient client) =>
        [.. (await client.ListToolsAsync(cancellationToken: Stop)).Where(t => !NotCalled.Contains(t.Name))];

    /// <summary>Of the tool's own names mostly, so that some calls get through. What changes something never names an item that there is.</summary>
    private Dictionary<string, object?> Arguments(Tool tool)
    {
        string[] names = [.. tool.InputSchema.GetProperty("properties").EnumerateObject().Select(p => p.Name)];
        Dictionary<string, object?> arguments = [];
        for (int count = _random.Next(5); count > 0 && names.Length > 0; count--)
        {
            string name = _random.Next(12) == 0 ? Pick(Texts) : names[_random.Next(names.Length)];
            arguments[name] =
                name is "id" or "ids" or "item" && tool.Annotations?.ReadOnlyHint is not true ? Elsewhere(name) : Value(depth: 0);
        }

        return arguments;
    }

    private object Elsewhere(string name) =>
        name == "ids" ? new object[] { _random.NextInt64(1000, long.MaxValue) } : _random.NextInt64(1000, long.MaxValue);

    private object? Value(int depth) =>
        _random.Next(depth > 3 ? 6 : 9) switch
        {
            0 => null,
            1 => _random.Next(2) == 0,
            2 => _random.Next(-2, 4),
            3 => _random.NextInt64(),
            4 => _random.NextDouble() * 1e20,
            5 => Pick(Texts),
            6 => Enumerable.Range(0, _random.Next(4)).Select(_ => Value(depth + 1)).ToArray(),
            7 => new Dictionary<string, object?> { [Pick("id", "a", "name")] = Value(depth + 1) },
            _ => Pick("Charade", "movie", "finished", "oldest", "1"),
        };

    /// <summary>Most are left whole; of the others a byte is another, or the end is missing.</summary>
    private string Broken(string body)
    {
        switch (_random.Next(4))
        {
            case 0:
                StringBuilder changed = new(body);
                changed[_random.Next(body.Length)] = (char)_random.Next(32, 127);
                return changed.ToString();
            case 1:
                return body[.._random.Next(body.Length)];
            default:
                return body;
        }
    }

    private string Pick(params string[] of) => of[_random.Next(of.Length)];

    private async Task<string> LedgerAsync()
    {
        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync(Stop);
        var items = await db
            .Items.OrderBy(i => i.Id)
            .Select(i => new
            {
                i.Id,
                i.State,
                i.Version,
                i.SnoozedUntil,
            })
            .ToListAsync(Stop);
        return $"{string.Join(';', items)}, {await db.History.CountAsync(Stop)} lines, {await db.Rules.CountAsync(Stop)} rules";
    }
}
