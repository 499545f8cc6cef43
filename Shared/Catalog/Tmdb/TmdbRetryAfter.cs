using System.Net.Http.Headers;

namespace Hybrid.Catalog.Tmdb;

/// <summary>How long TMDb asks us to wait: it may say so in seconds or as a date (RFC 9110, 10.2.3).</summary>
internal static class TmdbRetryAfter
{
    public static TimeSpan? Of(HttpResponseHeaders? headers) =>
        headers?.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            // The date is of the server's clock, which may be another than ours; its own Date tells, where it is given.
            { Date: { } date } => Positive(date - (headers.Date ?? TimeProvider.System.GetUtcNow())),
            _ => null,
        };

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;
}
