using System.Net;
using System.Text.Json;
using Hybrid.Neighbors;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Refit;

namespace Hybrid.Catalog.Tmdb;

/// <summary>Why TMDb gave no answer. The sentences name hosts and settings, never a whole address, because a v3 key is part of the address.</summary>
internal static class TmdbFaults
{
    private const string TMDb = "TMDb";

    public static Fault From(IApiResponse response, CatalogOptions options)
    {
        string host = options.Url.Authority;
        Exception? cause = response.Error is ApiRequestException request ? request.InnerException ?? request : null;
        return (response.StatusCode, cause) switch
        {
            (_, BrokenCircuitException broken) => new Fault(
                TMDb,
                FaultKind.Unreachable,
                $"TMDb at {host} failed several times and is not asked for a while.",
                broken.RetryAfter ?? options.Patience.Break
            ),
            (_, TimeoutRejectedException) => new Fault(
                TMDb,
                FaultKind.Unreachable,
                $"TMDb at {host} did not answer within {options.Patience.Attempt.TotalSeconds:0.#} s."
            ),
            (_, HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } or InvalidDataException) => new Fault(
                TMDb,
                FaultKind.Unreachable,
                $"TMDb at {host} interrupted its answer."
            ),
            (_, not null) => new Fault(
                TMDb,
                FaultKind.Unreachable,
                $"TMDb cannot be reached at {host}. Check the network, and TMDB_API_URL if it is set."
            ),
            (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, _) => new Fault(
                TMDb,
                FaultKind.Refused,
                "TMDb refused the key. Set TMDB_API_KEY to a valid v3 key or v4 read token."
            ),
            (HttpStatusCode.TooManyRequests, _) => new Fault(
                TMDb,
                FaultKind.RateLimited,
                "TMDb answered that it gets too many requests. plex-mcp waits and tries again.",
                TmdbRetryAfter.Of(response.Headers)
            ),
            (HttpStatusCode.NotFound, _) => new Fault(
                TMDb,
                FaultKind.Malformed,
                $"There is no TMDb API at {host} (HTTP 404). Check TMDB_API_URL, which must not end with /3."
            ),
            (>= HttpStatusCode.BadRequest and { } status, _) => new Fault(
                TMDb,
                FaultKind.Failed,
                $"TMDb at {host} answered with an error (HTTP {(int)status})."
            ),
            (>= HttpStatusCode.MultipleChoices and { } status, _) => new Fault(
                TMDb,
                FaultKind.Malformed,
                $"{host} redirects to another address (HTTP {(int)status}), which TMDb does not do. Check TMDB_API_URL."
            ),
            _ => new Fault(TMDb, FaultKind.Malformed, Unreadable(response, host)),
        };
    }

    private static string Unreadable(IApiResponse response, string host) =>
        response.Error?.InnerException is JsonException { Path: { Length: > 1 } path }
            ? $"The answer of {host} is not one of TMDb's (at {path}). Check TMDB_API_URL."
            : $"The answer of {host} is not JSON. Check TMDB_API_URL.";
}
