using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Hybrid.Ledger;

/// <summary>Sets the pragmas of every connection, only here.</summary>
/// <remarks>
/// busy_timeout: without it Microsoft.Data.Sqlite sleeps 150 ms between tries (p50 of a contended commit 150 ms instead of 4 ms).
/// synchronous=FULL: an acknowledged commit survives a power cut. foreign_keys: off by default in SQLite.
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
