using Hybrid.Ledger;
using Hybrid.Migrations;
using Hybrid.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Hosting;

/// <summary>Creates or upgrades the ledger. The caller must hold <see cref="SingleDaemon"/>.</summary>
internal static class LedgerStart
{
    /// <returns>Why it cannot be used, for a person; null if it can. A newer ledger is left alone, because this version may misread it.</returns>
    public static async Task<string?> BringUpAsync(IServiceProvider services, ILogger logger, CancellationToken cancellationToken)
    {
        try
        {
            return await TryAsync(services, logger, cancellationToken);
        }
        catch (Exception e) when (LedgerFault.Of(e) is { } fault)
        {
            return fault.Sentence;
        }
    }

    private static async Task<string?> TryAsync(IServiceProvider services, ILogger logger, CancellationToken cancellationToken)
    {
        if (LedgerDisk.Objection(services.GetRequiredService<HybridSettings>().DataDir) is { } objection)
        {
            return objection;
        }

        LedgerCheck check = await services.GetRequiredService<LedgerSchema>().CheckAsync(cancellationToken);
        if (check.Fitness is LedgerFitness.Newer or LedgerFitness.Unreadable)
        {
            return check.Sentence;
        }

        if (check.Fitness != LedgerFitness.Missing && await DamageAsync(services, cancellationToken) is { } damage)
        {
            LedgerFile file = services.GetRequiredService<LedgerFile>();
            return $"The ledger at {file.Path} is damaged ({damage}). Restore a copy from {LedgerBackup.FolderOf(file)}: plex-mcp-daemon restore FILE\nOr move it away to start with an empty one. Downloads that are still there are then taken in again.";
        }

        Upgrade upgrade = await LedgerMigrator.MigrateAsync(
            services.GetRequiredService<LedgerFile>(),
            services.GetRequiredService<IDbContextFactory<LedgerDb>>(),
            services.GetRequiredService<TimeProvider>(),
            logger,
            cancellationToken
        );
        return upgrade is Upgrade.Refused refused ? refused.Sentence : null;
    }

    /// <summary>A damaged page would otherwise show only when it is read, perhaps in the middle of a placing.</summary>
    private static async Task<string?> DamageAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            await using LedgerDb db = await services
                .GetRequiredService<IDbContextFactory<LedgerDb>>()
                .CreateDbContextAsync(cancellationToken);
            return await LedgerBackup.DamageAsync(db, cancellationToken, quickly: true);
        }
        catch (SqliteException e) when (LedgerFault.Of(e) is { Kind: LedgerFaultKind.Damaged })
        {
            return e.Message;
        }
    }
}
