using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Hybrid.Migrations;

/// <summary>Brings the ledger up to date. Only the daemon calls it, and only while it holds the daemon's lock.</summary>
public static class LedgerMigrator
{
    /// <returns>The steps that were applied, in order; empty when the ledger was up to date.</returns>
    public static async Task<IReadOnlyList<string>> MigrateAsync(
        LedgerFile file,
        IDbContextFactory<LedgerDb> ledger,
        ILogger logger,
        CancellationToken cancellationToken
    )
    {
        file.Create();
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);

        await LedgerUpkeep.UseWriteAheadLogAsync(db, cancellationToken);

        // GetPendingMigrations takes no lock; Migrate does, and a lock row that survived a kill would hang it for ever (dotnet/efcore#38958).
        string[] pending = [.. await db.Database.GetPendingMigrationsAsync(cancellationToken)];
        if (pending.Length == 0)
        {
            return pending;
        }

        await ClearStaleLockAsync(db, logger, cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
        return pending;
    }

    /// <summary>We hold the daemon's lock, so whoever left this row is dead.</summary>
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
            logger.LogWarning("A migration lock was left behind by a program that was killed; it was removed");
        }
    }
}
