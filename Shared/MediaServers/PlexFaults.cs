using System.Net;
using System.Net.Http.Headers;
using Hybrid.Neighbors;

namespace Hybrid.MediaServers;

/// <summary>Every way in which Plex can fail to answer, as a sentence that says how to repair it.</summary>
internal sealed class PlexFaults(PlexOptions options)
{
    private const string Neighbor = "Plex";

    private readonly string _where = options.Url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    public static Fault NotConfigured { get; } = Of(FaultKind.NotConfigured, "No Plex server is set: PLEX_URL is empty.");

    public Fault OfStatus(HttpStatusCode status, HttpResponseHeaders headers) =>
        (int)status switch
        {
            401 when options.Token is null => Of(FaultKind.Refused, $"Plex at {_where} requires a token. Set PLEX_TOKEN."),
            401 => Of(FaultKind.Refused, $"Plex at {_where} does not accept the token. Set PLEX_TOKEN to a valid token."),
            403 => Of(
                FaultKind.Refused,
                $"Plex at {_where} does not permit this with the present token. Set PLEX_TOKEN to the token of the server's owner."
            ),
            >= 300 and < 400 => Of(
                FaultKind.Refused,
                $"{_where} redirects to another address ({headers.Location?.ToString() ?? "not named"}). Set PLEX_URL to the server itself, usually http://HOST:32400."
            ),
            404 => Of(FaultKind.Failed, $"There is no Plex server at {_where} (HTTP 404). Correct PLEX_URL, usually http://HOST:32400."),
            429 => new Fault(
                Neighbor,
                FaultKind.RateLimited,
                $"Plex at {_where} answered that it gets too many requests. plex-mcp waits and tries again.",
                headers.RetryAfter?.Delta ?? TimeSpan.FromMinutes(1)
            ),
            503 => Of(FaultKind.Failed, $"Plex at {_where} is starting or in maintenance (HTTP 503)."),
            int other => Of(FaultKind.Failed, $"Plex at {_where} answered with HTTP status {other}."),
        };

    public Fault NotReadable() => Of(FaultKind.Malformed, $"The program that answers at {_where} is not Plex. Correct PLEX_URL.");

    public Fault NoConnection(HttpRequestError error) =>
        Of(
            FaultKind.Unreachable,
            error switch
            {
                HttpRequestError.NameResolutionError =>
                    $"The host name {options.Url.Host} in PLEX_URL cannot be resolved. Correct it, or check the network's name servers.",
                HttpRequestError.SecureConnectionError =>
                    $"A secure connection to {_where} is not possible, because Plex's certificate is for its plex.direct name. Use http:// or that name in PLEX_URL.",
                _ => $"Plex does not answer at {_where}. Check that it runs, and check PLEX_URL.",
            }
        );

    public Fault TooSlow() => Of(FaultKind.Unreachable, $"Plex at {_where} did not answer within {options.Patience.TotalSeconds:0} s.");

    private static Fault Of(FaultKind kind, string sentence) => new(Neighbor, kind, sentence);
}
