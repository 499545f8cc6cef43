using System.Net;
using System.Net.Http.Headers;
using Hybrid.Neighbours;

namespace Hybrid.Torrents;

/// <summary>Every way in which Transmission fails to answer, as a sentence that says what mends it.</summary>
internal sealed class TransmissionFaults(TransmissionOptions options)
{
    private readonly string _where = options.Url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    public static Fault NotConfigured { get; } = Of(FaultKind.NotConfigured, "No Transmission is set: TRANSMISSION_URL is empty.");

    public Fault OfStatus(HttpStatusCode status, HttpResponseHeaders headers, string body) =>
        (int)status switch
        {
            401 when options.User is null && options.Password is null => Of(
                FaultKind.Refused,
                $"Transmission at {_where} wants a login: set TRANSMISSION_USER and TRANSMISSION_PASSWORD."
            ),
            401 => Of(
                FaultKind.Refused,
                $"Transmission at {_where} refused the login: correct TRANSMISSION_USER and TRANSMISSION_PASSWORD. It locks itself after too many wrong ones, so it is not asked again until then."
            ),
            403 when body.Contains("unsuccessful login", StringComparison.OrdinalIgnoreCase) => Of(
                FaultKind.Refused,
                $"Transmission at {_where} has locked itself after too many failed logins, for everybody: check TRANSMISSION_USER and TRANSMISSION_PASSWORD, then restart Transmission."
            ),
            403 => Of(
                FaultKind.Refused,
                $"Transmission at {_where} does not accept this machine's address: add it to rpc-whitelist in Transmission's settings.json."
            ),
            421 => Of(
                FaultKind.Refused,
                $"Transmission does not accept the host name {options.Url.Host}: use its IP address in TRANSMISSION_URL, or add the name to rpc-host-whitelist in Transmission's settings.json."
            ),
            >= 300 and < 400 => Of(
                FaultKind.Refused,
                $"{_where} sends us to another address ({headers.Location?.ToString() ?? "without naming it"}): TRANSMISSION_URL must be the RPC itself, usually http://HOST:9091/transmission/rpc."
            ),
            // Transmission's own web page refuses a POST so.
            405 => Of(
                FaultKind.Refused,
                $"At {_where} there is a web page, not the RPC: TRANSMISSION_URL is usually http://HOST:9091/transmission/rpc."
            ),
            // A reverse proxy says 404 while Transmission behind it restarts: worth asking again.
            404 => Of(
                FaultKind.Failed,
                $"There is nothing at {_where} (404). TRANSMISSION_URL must be the RPC itself, usually http://HOST:9091/transmission/rpc."
            ),
            409 => Of(
                FaultKind.Failed,
                $"Transmission at {_where} refused the session id that it had just given. A proxy between may drop the header X-Transmission-Session-Id."
            ),
            429 => new Fault(
                Neighbour,
                FaultKind.RateLimited,
                $"{_where} asks us to slow down.",
                headers.RetryAfter?.Delta ?? TimeSpan.FromMinutes(1)
            ),
            int other => Of(FaultKind.Failed, $"Transmission at {_where} answered with HTTP status {other}."),
        };

    public Fault OwnError(string text) => Of(FaultKind.Failed, $"Transmission at {_where} answered: {text}");

    public Fault NotReadable() =>
        Of(FaultKind.Malformed, $"What answers at {_where} does not speak Transmission's RPC. Is TRANSMISSION_URL right?");

    public Fault NoConnection(HttpRequestError error) =>
        Of(
            FaultKind.Unreachable,
            error switch
            {
                HttpRequestError.NameResolutionError => $"The host name {options.Url.Host} of TRANSMISSION_URL is not known.",
                HttpRequestError.SecureConnectionError =>
                    $"No secure connection to {_where}: the certificate is not trusted, or the port speaks plain http. Check TRANSMISSION_URL.",
                _ => $"Transmission does not answer at {_where}. Is it running, and is TRANSMISSION_URL right?",
            }
        );

    public Fault TooSlow() =>
        Of(
            FaultKind.Unreachable,
            $"Transmission at {_where} gave no answer within {options.Patience.TotalSeconds:0} s. It answers nobody while it moves finished data, so it is probably busy, not down."
        );

    private const string Neighbour = "Transmission";

    private static Fault Of(FaultKind kind, string sentence) => new(Neighbour, kind, sentence);
}
