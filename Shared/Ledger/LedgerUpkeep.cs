using Microsoft.EntityFrameworkCore;

namespace Hybrid.Ledger;

/// <summary>What SQLite wants done now and then.</summary>
public static class LedgerUpkeep
{
    /// <summary>Readers do not wait for writers, nor writers for readers. Kept in the file; EF sets it only on files that it makes itself, and ours is made with mode 0600.</summary>
    public static Task UseWriteAheadLogAsync(LedgerDb db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken);

    public static async Task RunAsync(LedgerDb db, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlRawAsync("PRAGMA optimize", cancellationToken);
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
    }
}
