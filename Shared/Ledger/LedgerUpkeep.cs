using Microsoft.EntityFrameworkCore;

namespace Hybrid.Ledger;

/// <summary>Maintenance that SQLite needs from time to time.</summary>
public static class LedgerUpkeep
{
    /// <summary>
    /// Lets readers and writers work without waiting for each other. The file keeps the mode. EF sets it only on files that it creates; we
    /// create ours, with mode 0600.
    /// </summary>
    public static Task UseWriteAheadLogAsync(LedgerDb db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken);

    public static async Task RunAsync(LedgerDb db, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlRawAsync("PRAGMA optimize", cancellationToken);
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
    }
}
