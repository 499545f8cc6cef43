using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Migrations;

/// <summary>The state of a ledger at one moment. Two states can be compared if one connection read both and stayed open in between.</summary>
/// <param name="Others">Changes with each commit of another connection, and never with one of our own (sqlite.org/pragma.html#pragma_data_version).</param>
/// <param name="Steps">Changes with each step, and with a part of one that SQLite cannot do within a transaction.</param>
internal sealed record Standing(long Others, string Steps)
{
    public static async Task<Standing> ReadAsync(LedgerDb db, CancellationToken cancellationToken) =>
        new(
            await db.Database.SqlQuery<long>($"SELECT data_version AS Value FROM pragma_data_version").SingleAsync(cancellationToken),
            await db
                .Database.SqlQuery<string>(
                    $"SELECT (SELECT schema_version FROM pragma_schema_version) || '/' || (SELECT count(*) FROM __EFMigrationsHistory) AS Value"
                )
                .SingleAsync(cancellationToken)
        );
}
