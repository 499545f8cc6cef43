using System.Net;
using System.Security.Cryptography;
using System.Text;
using Hybrid.Neighbors;
using Hybrid.Settings;

namespace Hybrid.Reviewer.Http;

/// <summary>Who is let in. Pure, but for the browsers that <see cref="PageAccess"/> knows.</summary>
/// <remarks>
/// A page of another site can make a browser send requests here, and by DNS rebinding even under a name of its own. So a name must be known,
/// an Origin must be this server's, and a browser must have come by a link of ours. Other programs of this machine are let in on loopback,
/// those of its other users too; with PLEX_MCP_HTTP_TOKEN set, nobody is without it.
/// </remarks>
internal sealed class HttpGuard(HybridSettings settings, PageAccess browsers)
{
    /// <summary>What a form of another site cannot send with its request.</summary>
    public const string PageHeader = "X-Plex-Mcp";

    private const string Bearer = "Bearer ";

    private readonly byte[]? _token = settings.HttpToken is { } token ? Hash(token) : null;

    /// <returns>Null if it may go on.</returns>
    public HttpRefusal? Objection(AskedBy asked) => NameObjection(asked) ?? AccessObjection(asked);

    /// <summary>Of the name that it was sent to, and of the page that sent it.</summary>
    public HttpRefusal? NameObjection(AskedBy asked) =>
        !IsOurName(HostOf(asked.Host))
            ? new HttpRefusal(
                HttpStatusCode.Forbidden,
                "The Host of this request is no name of this server. If it is reached under that name, add it to PLEX_MCP_HTTP_HOSTS."
            )
        : asked.Origin is { } origin && !IsOurOrigin(origin, asked.Host!)
            ? new HttpRefusal(
                HttpStatusCode.Forbidden,
                "The Origin of this request is another site. If a reverse proxy serves this one under that name, add it to PLEX_MCP_HTTP_HOSTS."
            )
        : null;

    private HttpRefusal? AccessObjection(AskedBy asked)
    {
        if (asked.Cookie is { } cookie && browsers.Knows(cookie))
        {
            return asked.HasPageHeader
                ? null
                : new HttpRefusal(HttpStatusCode.Forbidden, $"A browser must send the header {PageHeader} with its requests.");
        }

        if (_token is not null)
        {
            return
                asked.Authorization is { } sent
                && sent.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
                && CryptographicOperations.FixedTimeEquals(Hash(new Secret(sent[Bearer.Length..].Trim())), _token)
                ? null
                : new HttpRefusal(
                    HttpStatusCode.Unauthorized,
                    asked.HasPageHeader
                        ? "This page was open too long, or the server was started anew. Open a new link: plex-mcp --http prints one."
                        : "This server wants its token: Authorization: Bearer, and the value of PLEX_MCP_HTTP_TOKEN."
                );
        }

        return asked.IsForwarded
                ? new HttpRefusal(
                    HttpStatusCode.Unauthorized,
                    "This request came through a proxy, so from another machine perhaps: set PLEX_MCP_HTTP_TOKEN, and send it."
                )
            : asked.IsBrowser
                ? new HttpRefusal(
                    HttpStatusCode.Unauthorized,
                    "This browser has not opened the link of this server yet. plex-mcp --http prints one."
                )
            : null;
    }

    /// <summary>An address of the network is no name that a stranger could point here.</summary>
    private bool IsOurName(string? host) =>
        host is not null
        && (
            IPAddress.TryParse(host.Trim('[', ']'), out _)
            || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || settings.HttpHosts.Contains(host, StringComparer.OrdinalIgnoreCase)
        );

    private bool IsOurOrigin(string origin, string host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out Uri? page)
        && page.Scheme is "http" or "https"
        && (
            page.Authority.Equals(host, StringComparison.OrdinalIgnoreCase)
            || settings.HttpHosts.Contains(page.Host, StringComparer.OrdinalIgnoreCase)
        );

    private static string? HostOf(string? header) =>
        header is not null
        && Uri.TryCreate($"http://{header}", UriKind.Absolute, out Uri? url)
        && url.PathAndQuery == "/"
        && url.UserInfo == ""
            ? url.Host
            : null;

    /// <summary>Of equal length, whatever was sent.</summary>
    private static byte[] Hash(Secret secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret.Value));
}

/// <summary>Of a request, what says who sent it.</summary>
/// <param name="IsBrowser">Browsers say so of each request to this machine.</param>
/// <param name="IsForwarded">A reverse proxy says so.</param>
internal sealed record AskedBy(
    string? Host,
    string? Origin,
    string? Authorization,
    string? Cookie,
    bool IsBrowser,
    bool HasPageHeader,
    bool IsForwarded = false
);
