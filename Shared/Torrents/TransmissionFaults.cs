using System.Net;
using System.Net.Http.Headers;
using Hybrid.Neighbors;

namespace Hybrid.Torrents;

/// <summary>Every way in which Transmission can fail to answer, as a sentence that says how to repair it.</summary>
internal sealed class TransmissionFaults(TransmissionOptions options)
{
    private readonly string _where = options.Url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    public static Fault NotConfigured { get; } = Of(FaultKind.NotConfigured, "No Transmission is set: TRANSMISSION_URL is empty.");

    public Fault OfStatus(HttpStatusCode status, HttpResponseHeaders headers, string body) =>
        (int)status switch
        {
            401 when options.User is null && options.Password is null => Of(
                FaultKind.Refused,
                $"Transmission at {_where} requires a login. Set TRANSMISSION_USER and TRANSMISSION_PASSWORD."
            ),
            401 => Of(
                FaultKind.Refused,
                $"Transmission at {_where} refused the login. Correct TRANSMISSION_USER and TRANSMISSION_PASSWORD. Transmission locks itself after too many failed logins, so the daemon tries again only once an hour."
            ),
            403 when body.Contains("unsuccessful login", StringComparison.OrdinalIgnoreCase) => Of(
                FaultKind.Refused,
                $"Transmission at {_where} has locked itself after too many failed logins. Check TRANSMISSION_USER and TRANSMISSION_PASSWORD, then restart Transmission."
            ),
            403 => Of(
                FaultKind.Refused,
                $"Transmission at {_where} does not accept this machine's address. Add the address to rpc-whitelist in Transmission's settings.json."
            ),
            421 => Of(
                FaultKind.Refused,
                $"Transmission does not accept the host name {options.Url.Host}. Use its IP address in TRANSMISSION_URL, or add the name to rpc-host-whitelist in Transmission's settings.json."
            ),
            >= 300 and < 400 => Of(
                FaultKind.Refused,
                $"{_where} redirects to another address ({headers.Location?.ToString() ?? "not named"}). Set TRANSMISSION_URL to Transmission's RPC, usually http://HOST:9091/transmission/rpc."
            ),
            // Transmission's own web page answers a POST this way.
            405 => Of(
                FaultKind.Refused,
                $"{_where} is a web page, not Transmission's RPC. Set TRANSMISSION_URL to the RPC, usually http://HOST:9091/transmission/rpc."
            ),
            // A reverse proxy answers 404 while Transmission behind it restarts, so it is worth asking again.
            404 => Of(
                FaultKind.Failed,
                $"There is nothing at {_where} (HTTP 404). Set TRANSMISSION_URL to Transmission's RPC, usually http://HOST:9091/transmission/rpc."
            ),
            409 => Of(
                FaultKind.Failed,
                $"Transmission at {_where} refused the session id that it had just issued. A proxy in between may remove the header X-Transmission-Session-Id."
            ),
            429 => new Fault(
                Neighbor,
                FaultKind.RateLimited,
                $"{_where} answered that it gets too many requests. plex-mcp waits and tries again.",
                headers.RetryAfter?.Delta ?? TimeSpan.FromMinutes(1)
            ),
            int other => Of(FaultKind.Failed, $"Transmission at {_where} answered with HTTP status {other}."),
        };

    public Fault OwnError(string text) => Of(FaultKind.Failed, $"Transmission at {_where} answered: {text}");

    public Fault NotReadable() =>
        Of(FaultKind.Malformed, $"The program that answers at {_where} is not Transmission. Correct TRANSMISSION_URL.");

    public Fault TooLong() =>
        Of(
            FaultKind.Malformed,
            $"The answer at {_where} is longer than {options.LongestAnswer >> 20} MiB, so it was not read. Check that TRANSMISSION_URL leads to Transmission."
        );

    public Fault NoConnection(HttpRequestError error) =>
        Of(
            FaultKind.Unreachable,
            error switch
            {
                HttpRequestError.NameResolutionError =>
                    $"The host name {options.Url.Host} in TRANSMISSION_URL cannot be resolved. Correct it, or check the network's name servers.",
                HttpRequestError.SecureConnectionError =>
                    $"A secure connection to {_where} is not possible. The certificate is not trusted, or the port speaks plain http. Check TRANSMISSION_URL.",
                _ => $"Transmission does not answer at {_where}. Check that it runs, and check TRANSMISSION_URL.",
            }
        );

    public Fault TooSlow() =>
        Of(
            FaultKind.Unreachable,
            $"Transmission at {_where} did not answer within {options.Patience.TotalSeconds:0} s. It does not answer while it moves finished files, so it is probably busy."
        );

    private const string Neighbor = "Transmission";

    private static Fault Of(FaultKind kind, string sentence) => new(Neighbor, kind, sentence);
}
