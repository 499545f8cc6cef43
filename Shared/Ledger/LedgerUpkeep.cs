using Microsoft.EntityFrameworkCore;

namespace Hybrid.Ledger;

/// <summary>What SQLite wants done now and then.</summary>
public static class LedgerUpkeep
{
    public static async Task RunAsync(LedgerDb db, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlRawAsync("PRAGMA optimize", cancellationToken);
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
    }
}
