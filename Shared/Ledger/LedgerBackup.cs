using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Ledger;

/// <summary>Whole copies of the ledger, beside it in "backups", readable by its owner alone. Made while others work on it, by SQLite's own means.</summary>
public static class LedgerBackup
{
    /// <summary>So many of those made before migrations are kept.</summary>
    private const int Kept = 5;

    private const string BeforeMigration = "before-migration-";

    public static string FolderOf(LedgerFile ledger) => Path.Combine(Path.GetDirectoryName(ledger.Path)!, "backups");

    /// <returns>The copy's path.</returns>
    /// <exception cref="SqliteException">The disk is full, or the ledger cannot be read.</exception>
    public static async Task<string> BeforeMigrationAsync(
        LedgerFile ledger,
        LedgerDb db,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        string folder = FolderOf(ledger);
        Settings.DataFolder.Create(folder);
        string time = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        var copy = new LedgerFile(Path.Combine(folder, $"{BeforeMigration}{time}.db"));
        copy.Create();
        try
        {
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy.Path}", cancellationToken);
        }
        catch
        {
            // Half a copy would take the room that is missing, and later the place of a whole one.
            File.Delete(copy.Path);
            throw;
        }

        foreach (
            string old in Directory.EnumerateFiles(folder, $"{BeforeMigration}*.db").OrderDescending(StringComparer.Ordinal).Skip(Kept)
        )
        {
            File.Delete(old);
        }

        return copy.Path;
    }

    /// <summary>Makes the ledger what the copy is, in one transaction of SQLite's. Only who holds the daemon's lock may.</summary>
    /// <exception cref="SqliteException">The disk is full, the ledger cannot be written, or somebody else has written to it for more than five seconds.</exception>
    public static async Task RestoreAsync(LedgerFile ledger, string copy, CancellationToken cancellationToken)
    {
        await using var from = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = copy,
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ToString()
        );
        await using var to = new SqliteConnection($"{ledger.ConnectionString};Pooling=False");
        await from.OpenAsync(cancellationToken);
        await to.OpenAsync(cancellationToken);
        await using SqliteCommand patience = to.CreateCommand();
        patience.CommandText = "PRAGMA busy_timeout=5000";
        await patience.ExecuteNonQueryAsync(cancellationToken);
        from.BackupDatabase(to);
    }

    /// <returns>What SQLite found wrong with the file; null when it is whole.</returns>
    public static async Task<string?> DamageAsync(LedgerDb db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA integrity_check(5)";
        await using DbDataReader rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<string>();
        while (await rows.ReadAsync(cancellationToken))
        {
            found.Add(rows.GetString(0));
        }

        return found is ["ok"] ? null : string.Join("; ", found);
    }
}
