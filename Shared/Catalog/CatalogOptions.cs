using Hybrid.Neighbors;

namespace Hybrid.Catalog;

/// <summary>Which catalog is asked, and how.</summary>
/// <param name="ApiKey">TMDB_API_KEY: a v3 key or a v4 read token; null = the embedded catalog alone.</param>
/// <param name="Url">TMDB_API_URL: scheme and host, without the /3.</param>
/// <param name="Language">TMDB_LANGUAGE: language and region, as "en-US".</param>
public sealed record CatalogOptions(Secret? ApiKey, Uri Url, string Language)
{
    public CatalogPatience Patience { get; init; } = new();

    /// <summary>TMDB_REQUESTS_PER_SECOND: in any second, by the whole program.</summary>
    public int RequestsPerSecond { get; init; } = 30;

    /// <summary>False where only the embedded catalog answers: what it does not know is then unknown to us, not to the world.</summary>
    public bool HasKey => !string.IsNullOrWhiteSpace(ApiKey?.Value);
}

/// <summary>How long TMDb is waited for, and how often it is asked again.</summary>
public sealed record CatalogPatience
{
    /// <summary>Further tries after the first. Default 6: of a TMDb that fails one time in five, one answer in 80,000 is then lost.</summary>
    public int Retries { get; init; } = 6;

    /// <summary>Before the first further try; doubled, with jitter, for each one after it up to <see cref="LongestDelay"/>. Default 0.5 s.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait before a further try. A Retry-After up to this is waited for at once; a longer one is handed to the caller. Default 5 s.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For one try, its body included. Default 10 s.</summary>
    public TimeSpan Attempt { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long TMDb is left alone after it failed nine times in ten. Default 15 s; at least 0.5 s.</summary>
    public TimeSpan Break { get; init; } = TimeSpan.FromSeconds(15);
}
