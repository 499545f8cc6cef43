using System.Net;
using System.Net.Http.Headers;
using Hybrid.Neighbors;

namespace Hybrid.Daemon.Notifying;

/// <summary>Posts to an address that is a secret: no sentence of it names more than the setting.</summary>
/// <param name="http">Makes the clients.</param>
/// <param name="receiver">As in <see cref="Receivers.Names"/>.</param>
/// <param name="setting">The setting that holds the address.</param>
internal sealed class HttpPost(IHttpClientFactory http, string receiver, string setting)
{
    public const string ClientName = "notify";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    public Task<Fault?> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        NeighborCall
            .OverHttp(Limit, TooSlow, NoConnection)
            .TellAsync(
                async limited =>
                {
                    using HttpClient client = http.CreateClient(ClientName);
                    using HttpResponseMessage answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limited);
                    return answer.IsSuccessStatusCode ? null : Of(answer.StatusCode, answer.Headers);
                },
                cancellationToken
            );

    private Fault TooSlow() => Of(FaultKind.Unreachable, $"{receiver} did not answer within {Limit.TotalSeconds:0} s.");

    private Fault NoConnection(HttpRequestError error) =>
        Of(
            FaultKind.Unreachable,
            error switch
            {
                HttpRequestError.NameResolutionError =>
                    $"The host name in {setting} cannot be resolved. Correct {setting}, or check the network's name servers.",
                HttpRequestError.SecureConnectionError =>
                    $"A secure connection to the host in {setting} is not possible. Check its certificate.",
                _ => $"{receiver} does not answer at the address in {setting}.",
            }
        );

    private Fault Of(HttpStatusCode status, HttpResponseHeaders headers) =>
        (int)status switch
        {
            401 or 403 => Of(FaultKind.Refused, $"{receiver} refuses the login (HTTP {(int)status}). Correct {setting} or its token."),
            404 or 410 => Of(FaultKind.Refused, $"{receiver} does not know the address (HTTP {(int)status}). Correct {setting}."),
            429 => new Fault(
                receiver,
                FaultKind.RateLimited,
                $"{receiver} answered that it gets too many requests. plex-mcp waits and tries again.",
                headers.RetryAfter?.Delta
            ),
            >= 300 and < 400 => Of(
                FaultKind.Refused,
                $"{receiver} redirects to another address (HTTP {(int)status}). Set {setting} to that address."
            ),
            int other => Of(FaultKind.Failed, $"{receiver} answered with HTTP status {other}."),
        };

    private Fault Of(FaultKind kind, string sentence) => new(receiver, kind, sentence);
}
