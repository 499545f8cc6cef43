using Hybrid.Neighbors;
using Hybrid.Testing.Loopback;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Torrents;

/// <summary>A .torrent file comes from a public https address, within bounds, wherever the link leads.</summary>
public sealed class TorrentFetchTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_fetched_also_over_redirects()
    {
        await using PublicWeb web = await PublicWeb.StartAsync(routes =>
        {
            routes.MapGet("/get", () => Results.Redirect("https://other.example.org/file"));
            routes.MapGet("/file", () => Results.Redirect("/files/1.torrent"));
            routes.MapGet("/files/1.torrent", () => Results.Bytes("d4:infode"u8.ToArray()));
        });

        Answer<ReadOnlyMemory<byte>> answer = await Fetch(web).FetchAsync("https://files.example.org/get?passkey=1", Cancellation);

        Assert.True(answer.IsOk, answer.Fault?.Sentence);
        Assert.Equal("d4:infode"u8, answer.Value.Span);
        Assert.Equal(["files.example.org", "other.example.org", "other.example.org"], web.Server.Requests.Select(r => r.Headers["Host"]));
    }

    [Theory]
    [InlineData("http://files.example.org/1.torrent", "https")]
    [InlineData("ftp://files.example.org/1.torrent", "https")]
    [InlineData("file:///etc/passwd", "https")]
    [InlineData("/etc/passwd", "https")]
    [InlineData("https://me:word@files.example.org/", "user or password")]
    [InlineData("https://localhost:9091/transmission/rpc", "no public address")]
    [InlineData("https://192.168.1.1/", "no public address")]
    [InlineData("https://[::1]/", "no public address")]
    [InlineData("https://2130706433/", "no public address")]
    public async Task Only_a_public_https_address_is_asked(string address, string why)
    {
        await using PublicWeb web = await PublicWeb.StartAsync(routes => routes.MapGet("/{**any}", () => "never"));

        string said = await FaultAsync(web, address);

        Assert.Contains(why, said, StringComparison.Ordinal);
        Assert.Empty(web.Server.Requests);
    }

    [Theory]
    [InlineData("https://192.168.1.1/reboot", "no public address")]
    [InlineData("http://files.example.org/1.torrent", "https")]
    [InlineData("magnet:?xt=urn:btih:0123", "magnet link")]
    [InlineData("/again", "redirects more than")]
    public async Task A_redirect_leads_nowhere_else(string to, string why)
    {
        await using PublicWeb web = await PublicWeb.StartAsync(routes => routes.MapGet("/again", () => Results.Redirect(to)));

        Assert.Contains(why, await FaultAsync(web, "https://files.example.org/again"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_long_or_not_there_is_told_without_the_rest_of_the_address()
    {
        await using PublicWeb web = await PublicWeb.StartAsync(routes =>
            routes.MapGet(
                "/long",
                async (HttpContext context) =>
                {
                    byte[] piece = new byte[1024 * 1024];
                    for (int i = 0; i < 12; i++)
                    {
                        await context.Response.Body.WriteAsync(piece, context.RequestAborted);
                    }
                }
            )
        );

        string tooLong = await FaultAsync(web, "https://files.example.org/long?passkey=secret");
        string missing = await FaultAsync(web, "https://files.example.org/missing?passkey=secret");

        Assert.Contains("longer than 10 MiB", tooLong, StringComparison.Ordinal);
        Assert.Contains("404", missing, StringComparison.Ordinal);
        Assert.All([tooLong, missing], said => Assert.DoesNotContain("secret", said, StringComparison.Ordinal));
    }

    /// <summary>Whatever a name is spelled like, the address that it resolves to is looked at when it is connected to.</summary>
    [Fact]
    public async Task A_name_that_resolves_to_this_machine_is_not_connected_to()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(routes => routes.MapGet("/", () => "reached"));
        Uri url = new UriBuilder(server.Url) { Host = "localhost" }.Uri;
        using var open = new HttpClient(TorrentFetch.Handler(_ => true));
        using var closed = new HttpClient(TorrentFetch.Handler(PublicAddress.Is));

        Assert.Equal("reached", await open.GetStringAsync(url, Cancellation));
        Exception e = await Assert.ThrowsAnyAsync<Exception>(() => closed.GetStringAsync(url, Cancellation));

        Assert.Contains("not allowed", e.ToString(), StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    private static async Task<string> FaultAsync(PublicWeb web, string address)
    {
        Answer<ReadOnlyMemory<byte>> answer = await Fetch(web).FetchAsync(address, Cancellation);
        Assert.False(answer.IsOk);
        return answer.Fault.Sentence;
    }

    private static TorrentFetch Fetch(PublicWeb web)
    {
        IServiceCollection services = new ServiceCollection().AddTransmission(_ => null);
        web.Serve(services);
        return services.BuildServiceProvider().GetRequiredService<TorrentFetch>();
    }
}
