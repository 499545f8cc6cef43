using System.Net;
using System.Net.Http.Headers;
using Hybrid.Neighbors;

namespace Hybrid.MediaServers;

/// <summary>Every way in which a media server can fail to answer, as a sentence that says how to repair it.</summary>
internal sealed class MediaServerFaults(MediaServerOptions options)
{
    private readonly MediaServerWords _words = MediaServerWords.Of(options.Kind);

    private readonly string _where = options.Url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    public Fault OfStatus(HttpStatusCode status, HttpResponseHeaders headers) =>
        (int)status switch
        {
            401 when options.Key is null => Of(FaultKind.Refused, $"{At} requires {Article} {_words.Key}. Set {_words.KeySetting}."),
            401 => Of(FaultKind.Refused, $"{At} does not accept the {_words.Key}. Set {_words.KeySetting} to a valid {_words.Key}."),
            403 => Of(
                FaultKind.Refused,
                $"{At} does not permit this with the present {_words.Key}. {(
                    options.Kind == MediaServerKind.Plex
                        ? "Set PLEX_TOKEN to the token of the server's owner."
                        : $"Set {_words.KeySetting} to an API key of the server."
                )}"
            ),
            >= 300 and < 400 => Of(
                FaultKind.Refused,
                $"{_where} redirects to another address ({headers.Location?.ToString() ?? "not named"}). Set {_words.UrlSetting} to the server itself, usually {_words.UsualUrl}."
            ),
            404 => Of(
                FaultKind.Failed,
                $"There is no {_words.Name} server at {_where} (HTTP 404). Correct {_words.UrlSetting}, usually {_words.UsualUrl}."
            ),
            429 => new Fault(
                _words.Name,
                FaultKind.RateLimited,
                $"{At} answered that it gets too many requests. plex-mcp waits and tries again.",
                headers.RetryAfter?.Delta ?? TimeSpan.FromMinutes(1)
            ),
            503 => Of(FaultKind.Failed, $"{At} is starting or in maintenance (HTTP 503)."),
            int other => Of(FaultKind.Failed, $"{At} answered with HTTP status {other}."),
        };

    public Fault NotReadable() =>
        Of(FaultKind.Malformed, $"The program that answers at {_where} is not {_words.Name}. Correct {_words.UrlSetting}.");

    public Fault NoConnection(HttpRequestError error) =>
        Of(
            FaultKind.Unreachable,
            error switch
            {
                HttpRequestError.NameResolutionError =>
                    $"The host name {options.Url.Host} in {_words.UrlSetting} cannot be resolved. Correct it, or check the network's name servers.",
                HttpRequestError.SecureConnectionError when options.Kind == MediaServerKind.Plex =>
                    $"A secure connection to {_where} is not possible, because Plex's certificate is for its plex.direct name. Use http:// or that name in PLEX_URL.",
                HttpRequestError.SecureConnectionError =>
                    $"A secure connection to {_where} is not possible. Use http:// or the name of the server's certificate in {_words.UrlSetting}.",
                _ => $"{_words.Name} does not answer at {_where}. Check that it runs, and check {_words.UrlSetting}.",
            }
        );

    public Fault TooSlow() => Of(FaultKind.Unreachable, $"{At} did not answer within {options.Patience.TotalSeconds:0} s.");

    private string At => $"{_words.Name} at {_where}";

    private string Article => options.Kind == MediaServerKind.Plex ? "a" : "an";

    private Fault Of(FaultKind kind, string sentence) => new(_words.Name, kind, sentence);
}
