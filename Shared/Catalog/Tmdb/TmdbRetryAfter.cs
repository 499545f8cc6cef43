using System.Net.Http.Headers;

namespace Hybrid.Catalog.Tmdb;

/// <summary>How long TMDb asks us to wait, given in seconds or as a date (RFC 9110, 10.2.3).</summary>
internal static class TmdbRetryAfter
{
    public static TimeSpan? Of(HttpResponseHeaders? headers) =>
        headers?.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            // The date is by the server's clock, which may differ from ours. Its own Date header, if present, shows that clock.
            { Date: { } date } => Positive(date - (headers.Date ?? TimeProvider.System.GetUtcNow())),
            _ => null,
        };

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;
}
