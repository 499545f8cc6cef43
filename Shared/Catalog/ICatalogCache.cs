namespace Hybrid.Catalog;

/// <summary>Keeps the catalogue's answers between runs. The ledger implements it.</summary>
public interface ICatalogCache
{
    Task<CachedAnswer?> ReadAsync(string key, CancellationToken cancellationToken);

    Task WriteAsync(string key, CachedAnswer answer, CancellationToken cancellationToken);
}

/// <param name="Json">The answer as our own types serialize.</param>
/// <param name="FetchedAt">When the catalogue gave it.</param>
/// <param name="ExpiresAt">Until when it is fresh; after that it serves only while the catalogue cannot be asked.</param>
public sealed record CachedAnswer(string Json, DateTimeOffset FetchedAt, DateTimeOffset ExpiresAt);
