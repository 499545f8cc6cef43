using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Ledger;

/// <summary>A file that holds a complete ledger, outside the ledger's own place.</summary>
public static class LedgerCopy
{
    /// <summary>
    /// Writes the ledger's current content into a new file that only its owner can read. Other programs may use the ledger meanwhile.
    /// </summary>
    /// <exception cref="SqliteException">The disk is full, or the ledger cannot be read. Half a file may be left.</exception>
    public static async Task MakeAsync(string from, string to, CancellationToken cancellationToken)
    {
        new LedgerFile(to).Create();
        await using SqliteConnection connection = Open(from, SqliteOpenMode.ReadWrite);
        await connection.OpenAsync(cancellationToken);
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout=5000; VACUUM INTO $to";
        command.Parameters.AddWithValue("$to", to);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <returns>Why this file cannot become the ledger of this version, in a sentence; null if it can. An older one can: the daemon
    /// upgrades it.</returns>
    public static async Task<string?> WhyUnfitAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return $"There is no file {path}.";
        }

        try
        {
            await using SqliteConnection connection = Open(path, SqliteOpenMode.ReadOnly);
            var options = new DbContextOptionsBuilder<LedgerDb>();
            LedgerServices.Configure(options, connection);
            await using var db = new LedgerDb(options.Options);
            if (await LedgerBackup.DamageAsync(db, cancellationToken) is { } damage)
            {
                return $"{path} is damaged: {damage}.";
            }

            HashSet<string> known = [.. db.Database.GetMigrations()];
            HashSet<string> applied = [.. await db.Database.GetAppliedMigrationsAsync(cancellationToken)];
            return !applied.Overlaps(known) ? $"{path} is a database, but not a ledger of plex-mcp."
                : !applied.IsSubsetOf(known) ? $"{path} was written by a newer plex-mcp. Install that version first."
                : null;
        }
        catch (SqliteException e)
        {
            return $"{path} cannot be read as a ledger: {e.Message}.";
        }
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode) =>
        new(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = mode,
                Pooling = false,
            }.ToString()
        );
}
