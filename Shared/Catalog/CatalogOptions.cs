using Hybrid.Neighbors;

namespace Hybrid.Catalog;

/// <summary>Which catalog to ask, and how.</summary>
/// <param name="ApiKey">TMDB_API_KEY: a v3 key or a v4 read token; null = the embedded catalog only.</param>
/// <param name="Url">TMDB_API_URL: scheme and host, without the /3.</param>
/// <param name="Language">TMDB_LANGUAGE: language and region, as "en-US".</param>
public sealed record CatalogOptions(Secret? ApiKey, Uri Url, string Language)
{
    public CatalogPatience Patience { get; init; } = new();

    /// <summary>TMDB_REQUESTS_PER_SECOND: the limit of the whole program in any second.</summary>
    public int RequestsPerSecond { get; init; } = 30;

    /// <summary>False if only the embedded catalog answers. A title that it does not know may still exist.</summary>
    public bool HasKey => !string.IsNullOrWhiteSpace(ApiKey?.Value);
}

/// <summary>How long to wait for TMDb, and how often to retry.</summary>
public sealed record CatalogPatience
{
    /// <summary>Retries after the first try. Default 6: if TMDb fails one time in five, one answer in 80,000 is lost.</summary>
    public int Retries { get; init; } = 6;

    /// <summary>The wait before the first retry. It doubles, with jitter, for each further one up to <see cref="LongestDelay"/>. Default 0.5 s.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait before a retry. A Retry-After up to this is waited for at once; the caller gets a longer one. Default 5 s.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The limit of one try, including the body. Default 10 s.</summary>
    public TimeSpan Attempt { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long TMDb gets no request after nine of ten failed. Default 15 s; at least 0.5 s.</summary>
    public TimeSpan Break { get; init; } = TimeSpan.FromSeconds(15);
}
