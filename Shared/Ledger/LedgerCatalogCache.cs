using Hybrid.Catalog;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Ledger;

/// <summary>Keeps the catalog's answers in the ledger. Where there is no ledger yet, it keeps nothing and says so by finding nothing.</summary>
public sealed class LedgerCatalogCache(LedgerFile file, LedgerSchema schema, IDbContextFactory<LedgerDb> ledger) : ICatalogCache
{
    private bool _ready;

    public async Task<CachedAnswer?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        if (!await IsReadyAsync(cancellationToken))
        {
            return null;
        }

        // One row by its key, several hundred times a second where all is known: through a context of EF it takes fifty times as long and 70 kB of garbage.
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

    /// <summary>Once it is, it stays so for whoever asks the catalog: the daemon holds the lock, and the reviewer has just been let in.</summary>
    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken) =>
        _ready |= !_ready && (await schema.CheckAsync(cancellationToken)).Fitness == LedgerFitness.Ready;
}
