using System.Collections.Concurrent;

namespace Hybrid.Catalog;

internal sealed class CacheInMemory : ICatalogCache
{
    public ConcurrentDictionary<string, CachedAnswer> Rows { get; } = new(StringComparer.Ordinal);

    public Task<CachedAnswer?> ReadAsync(string key, CancellationToken cancellationToken) => Task.FromResult(Rows.GetValueOrDefault(key));

    public Task WriteAsync(string key, CachedAnswer answer, CancellationToken cancellationToken)
    {
        Rows[key] = answer;
        return Task.CompletedTask;
    }
}
