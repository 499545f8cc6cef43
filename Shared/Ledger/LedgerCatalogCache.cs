using Hybrid.Catalog;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Ledger;

/// <summary>Keeps the catalog's answers in the ledger. Without a ledger it keeps nothing and finds nothing.</summary>
public sealed class LedgerCatalogCache(LedgerFile file, LedgerSchema schema, IDbContextFactory<LedgerDb> ledger) : ICatalogCache
{
    private bool _ready;

    public async Task<CachedAnswer?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        if (!await IsReadyAsync(cancellationToken))
        {
            return null;
        }

        // Several hundred reads of one row a second are usual. An EF context would take fifty times as long and make 70 kB of garbage for each.
        await using var connection = new SqliteConnection(file.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT Json, FetchedAt, ExpiresAt FROM CatalogCache WHERE Key = $key";
        command.Parameters.AddWithValue("$key", key);
        await using SqliteDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? new CachedAnswer(
                row.GetString(0),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2))
            )
            : null;
    }

    public async Task WriteAsync(string key, CachedAnswer answer, CancellationToken cancellationToken)
    {
        if (!await IsReadyAsync(cancellationToken))
        {
            return;
        }

        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);

        // One statement, so that two programs that cache the same answer at once do not collide.
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO CatalogCache (Key, Json, FetchedAt, ExpiresAt)
            VALUES ({key}, {answer.Json}, {answer.FetchedAt.ToUnixTimeMilliseconds()}, {answer.ExpiresAt.ToUnixTimeMilliseconds()})
            ON CONFLICT (Key) DO UPDATE SET Json = excluded.Json, FetchedAt = excluded.FetchedAt, ExpiresAt = excluded.ExpiresAt
            """,
            cancellationToken
        );
    }

    /// <summary>Once true, it stays true for this program: the daemon holds the lock, and the MCP server was just admitted.</summary>
    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken) =>
        _ready |= !_ready && (await schema.CheckAsync(cancellationToken)).Fitness == LedgerFitness.Ready;
}
