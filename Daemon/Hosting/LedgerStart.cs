using Hybrid.Ledger;
using Hybrid.Migrations;
using Hybrid.Settings;
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
        if (LedgerDisk.Objection(services.GetRequiredService<HybridSettings>().DataDir) is { } objection)
        {
            return objection;
        }

        LedgerCheck check = await services.GetRequiredService<LedgerSchema>().CheckAsync(cancellationToken);
        if (check.Fitness is LedgerFitness.Newer or LedgerFitness.Unreadable)
        {
            return check.Sentence;
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
}
