using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Hybrid.Ledger;

/// <summary>Set on every connection, in this one place.</summary>
/// <remarks>
/// busy_timeout: without it Microsoft.Data.Sqlite sleeps 150 ms between tries (p50 of a contended commit 150 ms instead of 4 ms).
/// synchronous=FULL: what was acknowledged survives a power cut. foreign_keys: SQLite has them off by default.
/// </remarks>
internal sealed class LedgerPragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA busy_timeout=5000; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using DbCommand command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
