using System.Data.Common;
using Hybrid.Ledger;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Hybrid.Migrations;

/// <summary>Upgrades the ledger. Only the daemon calls it, and only while it holds the daemon's lock.</summary>
public static class LedgerMigrator
{
    /// <summary>SQLITE_CORRUPT and SQLITE_NOTADB (sqlite.org/rescode.html).</summary>
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    private const string AsItWas =
        "The ledger is unchanged. Free some space on its disk, or go back to the version of plex-mcp that wrote it.";

    /// <summary>A ledger with content is checked and copied first. If a step fails, the old ledger is restored, unless another program has changed it since.</summary>
    public static async Task<Upgrade> MigrateAsync(
        LedgerFile file,
        IDbContextFactory<LedgerDb> ledger,
        TimeProvider time,
        ILogger logger,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await BringUpAsync(file, ledger, time, logger, cancellationToken);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is Corrupt or NotADatabase)
        {
            return Damaged(file, e.Message);
        }
    }

    private static async Task<Upgrade> BringUpAsync(
        LedgerFile file,
        IDbContextFactory<LedgerDb> ledger,
        TimeProvider time,
        ILogger logger,
        CancellationToken cancellationToken
    )
    {
        file.Create();
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);

        await LedgerUpkeep.UseWriteAheadLogAsync(db, cancellationToken);

        // GetPendingMigrations takes no lock. Migrate does, and a lock row that survived a kill would make it hang forever (dotnet/efcore#38958).
        string[] pending = [.. await db.Database.GetPendingMigrationsAsync(cancellationToken)];
        if (pending.Length == 0)
        {
            return new Upgrade.Done(pending);
        }

        await ClearStaleLockAsync(db, logger, cancellationToken);
        if (!(await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Any())
        {
            await db.Database.MigrateAsync(cancellationToken);
            return new Upgrade.Done(pending);
        }

        if (await LedgerBackup.DamageAsync(db, cancellationToken) is { } damage)
        {
            return Damaged(file, damage);
        }

        return await WithCopyAsync(file, db, pending, time, logger, cancellationToken);
    }

    private static Upgrade.Refused Damaged(LedgerFile file, string damage) =>
        new(
            $"The ledger at {file.Path} is damaged ({damage}), so it is not upgraded. Move it away to start with an empty one, or restore a copy from {LedgerBackup.FolderOf(file)}: plex-mcp-daemon restore FILE"
        );

    private static async Task<Upgrade> WithCopyAsync(
        LedgerFile file,
        LedgerDb db,
        string[] pending,
        TimeProvider time,
        ILogger logger,
        CancellationToken cancellationToken
    )
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        Standing before = await Standing.ReadAsync(db, cancellationToken);
        string? copy = null;
        try
        {
            copy = await LedgerBackup.BeforeMigrationAsync(file, db, time.GetUtcNow(), cancellationToken);
            logger.LogInformation(
                "Upgrading the ledger ({Steps}). A copy of the old ledger is kept in {Copy}",
                string.Join(", ", pending),
                copy
            );
            await db.Database.MigrateAsync(cancellationToken);
            return new Upgrade.Done(pending);
        }
        catch (DbException e)
        {
            logger.LogError(e, "The ledger could not be upgraded");
            string now = copy is null ? AsItWas : await TakeBackAsync(file, db, before, copy, logger);
            return new Upgrade.Refused($"The ledger at {file.Path} could not be upgraded ({e.Message}). {now}");
        }
    }

    /// <summary>An MCP server of the old version may have stored decisions since the copy was made. They must not be lost by restoring the copy.</summary>
    /// <returns>What the ledger is now, and what to do.</returns>
    private static async Task<string> TakeBackAsync(LedgerFile file, LedgerDb db, Standing before, string copy, ILogger logger)
    {
        try
        {
            Standing now = await Standing.ReadAsync(db, CancellationToken.None);
            if (now.Others == before.Others)
            {
                await db.Database.CloseConnectionAsync();
                await LedgerBackup.RestoreAsync(file, copy, CancellationToken.None);
            }
            else if (now.Steps != before.Steps)
            {
                return $"It is partly upgraded and stays so, because decisions were made in the meantime. Free some space on its disk and start this version again. Or go back to the old version and lose those decisions: stop every plex-mcp, install the old version, then run: plex-mcp-daemon restore '{copy}'";
            }

            return $"{AsItWas} A copy is in {copy}.";
        }
        catch (DbException e)
        {
            logger.LogError(e, "The old ledger could not be restored");
            return $"The old ledger could not be restored either ({e.Message}). Stop every plex-mcp, then run: plex-mcp-daemon restore '{copy}'";
        }
    }

    /// <summary>We hold the daemon's lock, so the process that left this row is gone.</summary>
    private static async Task ClearStaleLockAsync(LedgerDb db, ILogger logger, CancellationToken cancellationToken)
    {
        int locks = await db
            .Database.SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'")
            .SingleAsync(cancellationToken);
        if (locks == 0)
        {
            return;
        }

        int removed = await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", cancellationToken);
        if (removed > 0)
        {
            logger.LogWarning("A program that was killed had left a migration lock in the ledger. The lock was removed");
        }
    }
}

/// <summary>The result of an upgrade of the ledger.</summary>
public abstract record Upgrade
{
    /// <param name="Steps">The steps that were applied, in order; empty if the ledger was up to date.</param>
    public sealed record Done(IReadOnlyList<string> Steps) : Upgrade;

    /// <summary>The ledger does not have this version.</summary>
    /// <param name="Sentence">For a person: why, the ledger's state now, and what to do.</param>
    public sealed record Refused(string Sentence) : Upgrade;
}
