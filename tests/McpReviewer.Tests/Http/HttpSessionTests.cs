using System.Net;
using Hybrid.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Hybrid.Reviewer.Http;

/// <summary>Sessions are of the older protocols; the newest says in each request what it needs.</summary>
public sealed class HttpSessionTests : IAsyncLifetime
{
    private const string List = """{"jsonrpc":"2.0","id":2,"method":"tools/list"}""";

    private readonly TemporaryDisk _disk = new();
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private HttpReviewer _reviewer = null!;

    public async ValueTask InitializeAsync() => _reviewer = await HttpReviewer.StartAsync(_disk.At("data"), time: _time);

    public async ValueTask DisposeAsync()
    {
        await _reviewer.DisposeAsync();
        _disk.Dispose();
    }

    [Fact]
    public async Task A_session_ends_when_its_client_says_so()
    {
        string session = await BeginAsync();
        HttpStatusCode before = await StatusAsync(session);

        using var end = new HttpRequestMessage(HttpMethod.Delete, "mcp");
        end.Headers.Add("Mcp-Session-Id", session);
        using HttpResponseMessage ended = await _reviewer.Web.SendAsync(end);

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound),
            (before, ended.StatusCode, await StatusAsync(session))
        );
    }

    [Fact]
    public async Task A_session_that_idles_too_long_is_over()
    {
        string idle = await BeginAsync();
        string used = await BeginAsync();
        _time.Advance(HttpSessions.IdleLimit - TimeSpan.FromMinutes(1));
        await StatusAsync(used);
        _time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await StatusAsync(idle), await StatusAsync(used)));
    }

    [Fact]
    public async Task Where_there_are_too_many_the_one_that_idles_longest_ends()
    {
        string first = await BeginAsync();
        _time.Advance(TimeSpan.FromSeconds(1));
        string second = await BeginAsync();
        _time.Advance(TimeSpan.FromSeconds(1));
        for (int i = 0; i < HttpSessions.Most - 1; i++)
        {
            await BeginAsync();
        }

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await StatusAsync(first), await StatusAsync(second)));
    }

    [Fact]
    public async Task Without_a_session_only_initialize_is_answered_in_the_older_protocols()
    {
        using HttpResponseMessage answer = await _reviewer.PostAsync(List, ("Mcp-Protocol-Version", "2025-11-25"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("begins with initialize", await HttpReviewer.SentenceOf(answer), StringComparison.Ordinal);
    }

    /// <summary>Some clients read a length of -1 as no HTTP.</summary>
    [Fact]
    public async Task What_wants_no_answer_is_accepted_with_an_empty_one()
    {
        string session = await BeginAsync();

        using HttpResponseMessage answer = await _reviewer.PostAsync(
            """{"jsonrpc":"2.0","method":"notifications/initialized"}""",
            ("Mcp-Session-Id", session)
        );

        Assert.Equal((HttpStatusCode.Accepted, "0"), (answer.StatusCode, answer.Content.Headers.NonValidated["Content-Length"].ToString()));
    }

    [Theory]
    [InlineData("tools/call", "get_watcher_status", "2026-07-28", HttpStatusCode.OK)]
    [InlineData("tools/call", "=?base64?Z2V0X3dhdGNoZXJfc3RhdHVz?=", "2026-07-28", HttpStatusCode.OK)]
    [InlineData("tools/call", "=?base64?%%?=", "2026-07-28", HttpStatusCode.BadRequest)]
    [InlineData("tools/call", "approve_pending", "2026-07-28", HttpStatusCode.BadRequest)]
    [InlineData("tools/call", null, "2026-07-28", HttpStatusCode.BadRequest)]
    [InlineData("tools/list", "get_watcher_status", "2026-07-28", HttpStatusCode.BadRequest)]
    [InlineData(null, "get_watcher_status", "2026-07-28", HttpStatusCode.BadRequest)]
    [InlineData("tools/call", "get_watcher_status", "2025-11-25", HttpStatusCode.BadRequest)]
    [InlineData("tools/call", "get_watcher_status", null, HttpStatusCode.BadRequest)]
    public async Task The_newest_protocol_repeats_in_headers_what_the_message_says(
        string? method,
        string? name,
        string? version,
        HttpStatusCode expected
    )
    {
        using HttpResponseMessage answer = await _reviewer.PostAsync(
            """
            {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"get_watcher_status","arguments":{},"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{} } } }
            """,
            [
                .. new[] { ("Mcp-Method", method), ("Mcp-Name", name), ("Mcp-Protocol-Version", version) }
                    .Where(h => h.Item2 is not null)
                    .Select(h => (h.Item1, h.Item2!)),
            ]
        );

        Assert.Equal(expected, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Mcp-Session-Id"));
    }

    [Theory]
    [InlineData("ping", "{}", HttpStatusCode.NotFound)]
    [InlineData("no/such", "{}", HttpStatusCode.NotFound)]
    [InlineData("tools/list", "{}", HttpStatusCode.OK)]
    [InlineData("tools/list", "[]", HttpStatusCode.BadRequest)]
    public async Task What_the_newest_protocol_does_not_have_is_said_by_the_status_too(
        string method,
        string capabilities,
        HttpStatusCode expected
    )
    {
        using HttpResponseMessage answer = await _reviewer.PostAsync(
            $$$"""
            {"jsonrpc":"2.0","id":2,"method":"{{{method}}}","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{{{capabilities}}} } } }
            """,
            ("Mcp-Method", method),
            ("Mcp-Protocol-Version", "2026-07-28")
        );

        Assert.Equal(expected, answer.StatusCode);
    }

    private async Task<string> BeginAsync()
    {
        using HttpResponseMessage answer = await _reviewer.PostAsync(
            """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"hand","version":"1"} } }
            """
        );
        await answer.Content.ReadAsStringAsync();
        return answer.Headers.GetValues("Mcp-Session-Id").Single();
    }

    private async Task<HttpStatusCode> StatusAsync(string session)
    {
        using HttpResponseMessage answer = await _reviewer.PostAsync(List, ("Mcp-Session-Id", session));
        return answer.StatusCode;
    }
}
