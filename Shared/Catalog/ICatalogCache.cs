namespace Hybrid.Catalog;

/// <summary>Keeps the catalog's answers between runs. The ledger implements it.</summary>
public interface ICatalogCache
{
    Task<CachedAnswer?> ReadAsync(string key, CancellationToken cancellationToken);

    Task WriteAsync(string key, CachedAnswer answer, CancellationToken cancellationToken);
}

/// <param name="Json">The answer, as our own types serialize.</param>
/// <param name="FetchedAt">When the catalog gave it.</param>
/// <param name="ExpiresAt">When it expires. After that, it serves only while the catalog cannot be asked.</param>
public sealed record CachedAnswer(string Json, DateTimeOffset FetchedAt, DateTimeOffset ExpiresAt);
