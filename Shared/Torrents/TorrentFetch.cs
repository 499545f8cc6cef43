using System.Net;
using System.Net.Sockets;
using Hybrid.Neighbors;

namespace Hybrid.Torrents;

/// <summary>Fetches a .torrent file from a public https address, itself and within bounds, so that Transmission only gets its contents.</summary>
/// <remarks>
/// Transmission would fetch any address that it is given, follow its redirects anywhere, and read without end: whoever writes a link could let it
/// ask this machine, the router, or a cloud's own service. Here each connection goes to an address that was looked at (so a name cannot change
/// between the look and the connection), each redirect is looked at again, and the answer has a limit. No proxy is used: it would hide the address.
/// </remarks>
public sealed class TorrentFetch(IHttpClientFactory http)
{
    public const string HttpClientName = "TorrentFile";

    private const string Neighbor = "the web server";
    private const int MostRedirects = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <param name="address">From outside: it is checked.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The bytes, whatever they are: <see cref="TorrentMetainfo.Of"/> reads them.</returns>
    public Task<Answer<ReadOnlyMemory<byte>>> FetchAsync(string address, CancellationToken cancellation)
    {
        if (Objection(address) is { } objection)
        {
            return Task.FromResult<Answer<ReadOnlyMemory<byte>>>(new(Of(FaultKind.Refused, objection)));
        }

        // The address may hold a passkey, so no sentence quotes more than its host.
        var at = new Uri(address);
        return new NeighborCall(
            Patience,
            () => Of(FaultKind.Unreachable, $"{at.DnsSafeHost} did not give the .torrent file within {Patience.TotalSeconds:0} s."),
            e => FaultOf(e, at.DnsSafeHost)
        ).AskAsync(
            async limited =>
            {
                for (int hops = 0; hops <= MostRedirects; hops++)
                {
                    (Answer<ReadOnlyMemory<byte>>? answer, Uri? next) = await AskAsync(at, limited);
                    if (answer is { } found)
                    {
                        return found;
                    }

                    at = next!;
                }

                return new(Of(FaultKind.Failed, $"{at.DnsSafeHost} redirects more than {MostRedirects} times."));
            },
            cancellation
        );
    }

    /// <summary>A handler that connects to allowed addresses only, whatever a name resolves to.</summary>
    /// <param name="allows">As <see cref="PublicAddress.Is"/>.</param>
    public static SocketsHttpHandler Handler(Func<IPAddress, bool> allows) =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            ConnectCallback = (context, cancellation) => ConnectAsync(context.DnsEndPoint, allows, cancellation),
        };

    /// <summary>Why the address is not asked, in a sentence; null if it may be.</summary>
    private static string? Objection(string text) =>
        !Uri.TryCreate(text, UriKind.Absolute, out Uri? url) || url.Scheme != Uri.UriSchemeHttps
            ? "It must be a magnet link, or the https address of a .torrent file."
        : url.UserInfo.Length > 0 ? "An address with a user or password in it is not fetched."
        : !PublicAddress.MayBe(url)
            ? $"{url.DnsSafeHost} is no public address, so nothing is fetched from there. The user can add the torrent in Transmission itself."
        : null;

    private async Task<(Answer<ReadOnlyMemory<byte>>? Answer, Uri? Next)> AskAsync(Uri url, CancellationToken cancellation)
    {
        using HttpResponseMessage response = await http.CreateClient(HttpClientName)
            .GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellation);
        string host = url.DnsSafeHost;
        if ((int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } location)
        {
            string next = location.IsAbsoluteUri ? location.OriginalString : new Uri(url, location).AbsoluteUri;
            return next.StartsWith(MagnetLink.Scheme, StringComparison.OrdinalIgnoreCase)
                    ? (new(Of(FaultKind.Failed, $"{host} leads to a magnet link. Add that link instead.")), null)
                : Objection(next) is { } objection
                    ? (new(Of(FaultKind.Refused, $"{host} redirects to an address that is not asked. {objection}")), null)
                : (null, new Uri(next));
        }

        return response.StatusCode == HttpStatusCode.OK
            ? (new(await NeighborBody.ReadAsync(response.Content, TorrentMetainfo.Longest, cancellation)), null)
            : (new(Of(FaultKind.Failed, $"{host} answered with HTTP status {(int)response.StatusCode} instead of a .torrent file.")), null);
    }

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint to, Func<IPAddress, bool> allows, CancellationToken cancellation)
    {
        IPAddress[] all = IPAddress.TryParse(to.Host, out IPAddress? literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(to.Host, cancellation);
        IPAddress[] open = [.. all.Where(allows)];
        if (open.Length == 0)
        {
            throw new ClosedAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, to.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static Fault? FaultOf(Exception e, string host) =>
        e switch
        {
            _ when IsClosed(e) => Of(
                FaultKind.Refused,
                $"{host} leads to an address that is not public, so nothing is fetched from there. The user can add the torrent in Transmission itself."
            ),
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => Of(
                FaultKind.Malformed,
                $"The file at {host} is longer than {TorrentMetainfo.Longest >> 20} MiB, so it is no .torrent file."
            ),
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } or SocketException => Of(
                FaultKind.Unreachable,
                $"The host name {host} cannot be resolved."
            ),
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => Of(
                FaultKind.Unreachable,
                $"A secure connection to {host} is not possible: its certificate is not trusted."
            ),
            HttpRequestException or IOException or OperationCanceledException => Of(FaultKind.Unreachable, $"{host} cannot be reached."),
            _ => null,
        };

    private static bool IsClosed(Exception? e) => e is not null && (e is ClosedAddressException || IsClosed(e.InnerException));

    private static Fault Of(FaultKind kind, string sentence) => new(Neighbor, kind, sentence);

    private sealed class ClosedAddressException() : IOException("The address is not allowed.");
}
