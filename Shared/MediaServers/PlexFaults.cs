using System.Net;
using System.Net.Http.Headers;
using Hybrid.Neighbours;

namespace Hybrid.MediaServers;

/// <summary>Every way in which Plex fails to answer, as a sentence that says what mends it.</summary>
internal sealed class PlexFaults(PlexOptions options)
{
    private const string Neighbour = "Plex";

    private readonly string _where = options.Url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    public static Fault NotConfigured { get; } = Of(FaultKind.NotConfigured, "No Plex server is set: PLEX_URL is empty.");

    public Fault OfStatus(HttpStatusCode status, HttpResponseHeaders headers) =>
        (int)status switch
        {
            401 when options.Token is null => Of(FaultKind.Refused, $"Plex at {_where} wants a token: set PLEX_TOKEN."),
            401 => Of(FaultKind.Refused, $"Plex at {_where} does not accept the token: set PLEX_TOKEN anew."),
            403 => Of(FaultKind.Refused, $"Plex at {_where} does not let this token do it: PLEX_TOKEN must be the server owner's."),
            >= 300 and < 400 => Of(
                FaultKind.Refused,
                $"{_where} sends us to another address ({headers.Location?.ToString() ?? "without naming it"}): set PLEX_URL to the server itself, usually http://HOST:32400."
            ),
            404 => Of(FaultKind.Failed, $"There is no Plex API at {_where} (404). PLEX_URL is usually http://HOST:32400."),
            429 => new Fault(
                Neighbour,
                FaultKind.RateLimited,
                $"Plex at {_where} asks us to slow down.",
                headers.RetryAfter?.Delta ?? TimeSpan.FromMinutes(1)
            ),
            503 => Of(FaultKind.Failed, $"Plex at {_where} is starting or in maintenance (503)."),
            int other => Of(FaultKind.Failed, $"Plex at {_where} answered with HTTP status {other}."),
        };

    public Fault NotReadable() => Of(FaultKind.Malformed, $"What answers at {_where} is not Plex's API. Is PLEX_URL right?");

    public Fault NoConnection(HttpRequestError error) =>
        Of(
            FaultKind.Unreachable,
            error switch
            {
                HttpRequestError.NameResolutionError => $"The host name {options.Url.Host} of PLEX_URL is not known.",
                HttpRequestError.SecureConnectionError =>
                    $"No secure connection to {_where}: Plex's certificate is made for its plex.direct name. Use http:// or that name in PLEX_URL.",
                _ => $"Plex does not answer at {_where}. Is it running, and is PLEX_URL right?",
            }
        );

    public Fault TooSlow() => Of(FaultKind.Unreachable, $"Plex at {_where} gave no answer within {options.Patience.TotalSeconds:0} s.");

    private static Fault Of(FaultKind kind, string sentence) => new(Neighbour, kind, sentence);
}
