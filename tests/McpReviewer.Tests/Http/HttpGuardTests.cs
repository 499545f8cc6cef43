using System.Net;
using Hybrid.Neighbors;
using Hybrid.Testing;
using ModelContextProtocol.Client;

namespace Hybrid.Reviewer.Http;

/// <summary>What is not let in over HTTP, and what each refusal says.</summary>
public sealed class HttpGuardTests : IAsyncLifetime
{
    private const string Token = "a-token-of-more-than-thirty-two-characters";

    private const string Initialize = """
        {"jsonrpc":"2.0","id":7,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"hand","version":"1"}}}
        """;

    private readonly TemporaryDisk _disk = new();
    private HttpReviewer _open = null!;

    public async ValueTask InitializeAsync() =>
        _open = await HttpReviewer.StartAsync(_disk.At("data"), settings: s => s with { HttpHosts = ["review.example"] });

    public async ValueTask DisposeAsync()
    {
        await _open.DisposeAsync();
        _disk.Dispose();
    }

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.OK, "Host", "localhost:{port}")]
    [InlineData(HttpStatusCode.OK, "Origin", "http://127.0.0.1:{port}")]
    [InlineData(HttpStatusCode.OK, "Origin", "https://review.example")]
    [InlineData(HttpStatusCode.Forbidden, "Origin", "http://127.0.0.1:1")]
    [InlineData(HttpStatusCode.Forbidden, "Origin", "https://review.example.evil.example")]
    [InlineData(HttpStatusCode.Forbidden, "Origin", "null")]
    [InlineData(HttpStatusCode.Forbidden, "Origin", "file://")]
    [InlineData(HttpStatusCode.NotFound, "Host", "evil.example")]
    [InlineData(HttpStatusCode.Unauthorized, "Sec-Fetch-Site", "same-origin")]
    [InlineData(HttpStatusCode.UnsupportedMediaType, "Content-Type", "text/plain")]
    [InlineData(HttpStatusCode.UnsupportedMediaType, "Content-Type", "application/x-www-form-urlencoded")]
    [InlineData(HttpStatusCode.NotAcceptable, "Accept", "application/json")]
    [InlineData(HttpStatusCode.BadRequest, "Mcp-Protocol-Version", "2031-01-01")]
    [InlineData(HttpStatusCode.BadRequest, "Mcp-Protocol-Version", "2025-06-18")]
    [InlineData(HttpStatusCode.NotFound, "Mcp-Session-Id", "0123")]
    public async Task Only_what_a_client_of_this_machine_sends_is_let_in(HttpStatusCode expected, string? header = null, string value = "")
    {
        using HttpResponseMessage answer = await _open.PostAsync(
            Initialize,
            header is null ? [] : [(header, value.Replace("{port}", $"{_open.Port}", StringComparison.Ordinal))]
        );

        Assert.Equal(expected, answer.StatusCode);
    }

    /// <summary>The listener itself refuses another Host where it has one address. Here it has all.</summary>
    [Theory]
    [InlineData("evil.example", false)]
    [InlineData("evil.example:32480", false)]
    [InlineData("review.example", true)]
    [InlineData("Review.Example:443", true)]
    [InlineData("192.168.1.9:32480", true)]
    [InlineData("[::1]:32480", true)]
    [InlineData("localhost", true)]
    [InlineData("review.example@evil.example", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_name_must_be_known_and_an_address_cannot_be_pointed_here(string? host, bool isOurs)
    {
        var guard = new HttpGuard(new() { DataDir = "", HttpHosts = ["review.example"] }, new PageAccess(TimeProvider.System));

        HttpRefusal? objection = guard.Objection(new AskedBy(host, null, null, null, IsBrowser: false, HasPageHeader: false));

        Assert.Equal(isOurs, objection is null);
        Assert.Equal(isOurs ? null : HttpStatusCode.Forbidden, objection?.Status);
    }

    [Fact]
    public async Task With_a_token_nobody_is_let_in_without_it()
    {
        await using HttpReviewer reviewer = await HttpReviewer.StartAsync(
            _disk.At("other"),
            settings: s => s with { HttpToken = new Secret(Token) }
        );

        foreach (string? sent in (string?[])[null, "", "Bearer", $"Bearer {Token}x", $"Bearer {Token[..^1]}", $"Basic {Token}", Token])
        {
            using HttpResponseMessage refused = await reviewer.PostAsync(Initialize, sent is null ? [] : [("Authorization", sent)]);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            Assert.Equal("Bearer", refused.Headers.WwwAuthenticate.ToString());
            Assert.Contains("PLEX_MCP_HTTP_TOKEN", await HttpReviewer.SentenceOf(refused), StringComparison.Ordinal);
        }

        await using McpClient client = await reviewer.ConnectAsync(token: Token);
        Assert.NotEmpty(await client.ListToolsAsync());
    }

    [Fact]
    public async Task A_browser_is_let_in_by_its_cookie_and_the_header_of_the_page()
    {
        string cookie = _open.Browsers.Redeem(_open.Browsers.Link)!;

        using HttpResponseMessage without = await _open.PostAsync(
            Initialize,
            ("Cookie", $"plex-mcp-{_open.Port}={cookie}"),
            ("Sec-Fetch-Site", "same-origin")
        );
        using HttpResponseMessage wrong = await _open.PostAsync(
            Initialize,
            ("Cookie", $"plex-mcp-{_open.Port}=0"),
            ("Sec-Fetch-Site", "same-origin"),
            ("X-Plex-Mcp", "1")
        );
        using HttpResponseMessage with = await _open.PostAsync(
            Initialize,
            ("Cookie", $"plex-mcp-{_open.Port}={cookie}"),
            ("Sec-Fetch-Site", "same-origin"),
            ("X-Plex-Mcp", "1")
        );

        Assert.Equal(
            (HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized, HttpStatusCode.OK),
            (without.StatusCode, wrong.StatusCode, with.StatusCode)
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_that_is_too_large_is_refused(bool hasLength)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "mcp")
        {
            Content = new StringContent(new string(' ', McpEndpoint.LargestBody + 1)),
        };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TransferEncodingChunked = !hasLength;

        using HttpResponseMessage answer = await _open.Web.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains($"{McpEndpoint.LargestBody} bytes", await HttpReviewer.SentenceOf(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]")]
    [InlineData("{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}")]
    [InlineData("\"tools/list\"")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"a\",\"name\":\"b\"}}")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"\\ud800\"}}")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":7}")]
    public async Task A_body_that_is_no_message_is_refused(string body)
    {
        using HttpResponseMessage answer = await _open.PostAsync(
            body,
            ("Mcp-Protocol-Version", body.Contains("tools/call", StringComparison.Ordinal) ? "2026-07-28" : "")
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Matches("^The (body is not one message|header Mcp-Method must)", await HttpReviewer.SentenceOf(answer));
    }

    [Fact]
    public async Task Requests_are_limited_in_their_rate()
    {
        List<HttpResponseMessage> answers = [];
        // A busy machine may not send so many in a second at the first try.
        for (int round = 0; round < 10 && !answers.Exists(a => a.StatusCode == HttpStatusCode.TooManyRequests); round++)
        {
            answers.AddRange(
                await Task.WhenAll(Enumerable.Range(0, 5 * HttpServing.RequestsPerSecond).Select(_ => _open.PostAsync("null")))
            );
        }

        Assert.Contains(answers, a => a.StatusCode == HttpStatusCode.TooManyRequests && a.Headers.RetryAfter is not null);
        Assert.True(answers.Count(a => a.StatusCode == HttpStatusCode.BadRequest) >= HttpServing.RequestsPerSecond);
    }

    [Fact]
    public void What_a_proxy_passes_on_needs_the_token()
    {
        var guard = new HttpGuard(new() { DataDir = "" }, new PageAccess(TimeProvider.System));

        HttpRefusal? objection = guard.Objection(
            new AskedBy("127.0.0.1:32480", null, null, null, IsBrowser: false, HasPageHeader: false, IsForwarded: true)
        );

        Assert.Equal(HttpStatusCode.Unauthorized, objection?.Status);
        Assert.Contains("PLEX_MCP_HTTP_TOKEN", objection!.Sentence, StringComparison.Ordinal);
    }

    /// <summary>Strangers who send nothing of what they announce.</summary>
    [Fact]
    public async Task Who_is_refused_takes_nobody_a_place()
    {
        List<System.Net.Sockets.TcpClient> strangers = [];
        for (int i = 0; i < HttpServing.MostRequests + 6; i++)
        {
            System.Net.Sockets.TcpClient stranger = new();
            strangers.Add(stranger);
            await stranger.ConnectAsync(IPAddress.Loopback, _open.Port);
            await stranger
                .GetStream()
                .WriteAsync(
                    System.Text.Encoding.ASCII.GetBytes(
                        $"POST /mcp HTTP/1.1\r\nHost: 127.0.0.1:{_open.Port}\r\nOrigin: http://evil.example\r\nContent-Length: 1000\r\n\r\n"
                    )
                );
        }

        using HttpResponseMessage answer = await _open.PostAsync("null");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        strangers.ForEach(s => s.Dispose());
    }

    [Fact]
    public async Task There_is_nothing_to_read_beside_the_messages()
    {
        using HttpResponseMessage stream = await _open.Web.GetAsync("mcp");
        using HttpResponseMessage elsewhere = await _open.Web.GetAsync("ledger.db");

        Assert.Equal((HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotFound), (stream.StatusCode, elsewhere.StatusCode));
        Assert.Equal("nosniff", elsewhere.Headers.GetValues("X-Content-Type-Options").Single());
    }
}
