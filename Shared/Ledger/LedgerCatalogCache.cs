using Hybrid.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Ledger;

/// <summary>Keeps the catalogue's answers in the ledger. Where there is no ledger yet, it keeps nothing and says so by finding nothing.</summary>
public sealed class LedgerCatalogCache(LedgerSchema schema, IDbContextFactory<LedgerDb> ledger) : ICatalogCache
{
    public async Task<CachedAnswer?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        if ((await schema.CheckAsync(cancellationToken)).Fitness != LedgerFitness.Ready)
        {
            return null;
        }

        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        return await db
            .CatalogCache.AsNoTracking()
            .Where(c => c.Key == key)
            .Select(c => new CachedAnswer(c.Json, c.FetchedAt, c.ExpiresAt))
            .SingleOrDefaultAsync(cancellationToken);
    }

    public async Task WriteAsync(string key, CachedAnswer answer, CancellationToken cancellationToken)
    {
        if ((await schema.CheckAsync(cancellationToken)).Fitness != LedgerFitness.Ready)
        {
            return;
        }

        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);

        // One statement: two programs that cache the same answer at once must not collide.
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO CatalogCache (Key, Json, FetchedAt, ExpiresAt)
            VALUES ({key}, {answer.Json}, {answer.FetchedAt.ToUnixTimeMilliseconds()}, {answer.ExpiresAt.ToUnixTimeMilliseconds()})
            ON CONFLICT (Key) DO UPDATE SET Json = excluded.Json, FetchedAt = excluded.FetchedAt, ExpiresAt = excluded.ExpiresAt
            """,
            cancellationToken
        );
    }
}
