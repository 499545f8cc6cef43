using Hybrid.Ledger;
using Hybrid.Migrations;
using Hybrid.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Hosting;

/// <summary>Makes the ledger, or brings it up to date. Only who holds <see cref="SingleDaemon"/> may.</summary>
internal static class LedgerStart
{
    /// <returns>Why it cannot be worked on, for a person; null when it can. A newer one is left alone: its rows may mean what we do not know.</returns>
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
