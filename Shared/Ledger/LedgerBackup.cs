using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Ledger;

/// <summary>
/// Complete copies of the ledger, in "backups" next to it, readable only by its owner. SQLite makes them while other programs use the
/// ledger.
/// </summary>
public static class LedgerBackup
{
    /// <summary>How many copies made before migrations are kept.</summary>
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
            // A half copy would take space that is already short, and would later push out a complete one.
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

    /// <summary>Replaces the ledger's content with the copy's, in one SQLite transaction. The caller must hold the daemon's lock.</summary>
    /// <exception cref="SqliteException">The disk is full, the ledger cannot be written, or another program wrote to it for more than five
    /// seconds.</exception>
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

    /// <returns>What SQLite found wrong with the file; null if it is intact.</returns>
    /// <param name="quickly">Without comparing the indexes with their tables, which takes most of the time.</param>
    public static async Task<string?> DamageAsync(LedgerDb db, CancellationToken cancellationToken, bool quickly = false)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = quickly ? "PRAGMA quick_check(5)" : "PRAGMA integrity_check(5)";
        await using DbDataReader rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<string>();
        while (await rows.ReadAsync(cancellationToken))
        {
            found.Add(rows.GetString(0));
        }

        return found is ["ok"] ? null : string.Join("; ", found);
    }
}
