using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Ledger;

/// <summary>Checks whether this program and the ledger have the same version. Never changes the file.</summary>
public sealed class LedgerSchema(LedgerFile file, IDbContextFactory<LedgerDb> ledger)
{
    /// <summary>Checks again each time: while an MCP server runs for days, a daemon of another version may start or a copy may be restored.</summary>
    public async Task<LedgerCheck> CheckAsync(CancellationToken cancellationToken)
    {
        if (!file.Exists || new FileInfo(file.Path).Length == 0)
        {
            return new(LedgerFitness.Missing, $"There is no ledger yet at {file.Path}. Start the daemon once: plex-mcp-daemon run");
        }

        try
        {
            await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
            HashSet<string> known = [.. db.Database.GetMigrations()];
            HashSet<string> applied = await AppliedAsync(db, cancellationToken);
            return !applied.IsSubsetOf(known)
                    ? new(
                        LedgerFitness.Newer,
                        $"The ledger at {file.Path} was written by a newer plex-mcp. Update this program to the same version as the daemon."
                    )
                : applied.Count < known.Count
                    ? new(
                        LedgerFitness.Older,
                        $"The ledger at {file.Path} was written by an older plex-mcp. Start the daemon of this version once to upgrade it: plex-mcp-daemon run"
                    )
                : LedgerCheck.Ready;
        }
        catch (SqliteException e)
        {
            return new(
                LedgerFitness.Unreadable,
                LedgerFault.IsLock(e)
                    ? $"The ledger at {file.Path} is locked by another program. Close the program that has it open (a database browser, or a backup)."
                    : $"The ledger at {file.Path} cannot be read (SQLite error {e.SqliteErrorCode}). {LedgerFault.Of(e)?.Sentence ?? "Check PLEX_MCP_DATA_DIR and the file's permissions."}"
            )
            {
                Cause = e,
            };
        }
    }

    /// <remarks>EF Core opens three connections for this, and each would wait for a lock.</remarks>
    private static async Task<HashSet<string>> AppliedAsync(LedgerDb db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE name = '__EFMigrationsHistory'";
        if (await command.ExecuteScalarAsync(cancellationToken) is null)
        {
            return [];
        }

        command.CommandText = "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"";
        await using DbDataReader rows = await command.ExecuteReaderAsync(cancellationToken);
        HashSet<string> applied = [];
        while (await rows.ReadAsync(cancellationToken))
        {
            applied.Add(rows.GetString(0));
        }

        return applied;
    }
}

/// <param name="Sentence">For a person: the problem and what to do; empty when ready.</param>
public sealed record LedgerCheck(LedgerFitness Fitness, string Sentence)
{
    public static LedgerCheck Ready { get; } = new(LedgerFitness.Ready, "");

    /// <summary>What SQLite said of an unreadable ledger; otherwise null.</summary>
    public SqliteException? Cause { get; init; }
}

public enum LedgerFitness
{
    Ready,

    /// <summary>No daemon has created the ledger yet.</summary>
    Missing,

    /// <summary>The daemon of this version has not upgraded it yet.</summary>
    Older,

    /// <summary>A newer daemon has upgraded it.</summary>
    Newer,

    /// <summary>Not a database, or not readable.</summary>
    Unreadable,
}
