using Hybrid.Daemon.Notifying;
using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Hybrid.Daemon.Hosting;

/// <summary>At the start and each night: forgets old answers of the catalogue and old notifications, and keeps the ledger's file small. History is never touched.</summary>
[DisallowConcurrentExecution]
public sealed class MaintenanceJob(IDbContextFactory<LedgerDb> ledger, TimeProvider time) : IJob
{
    /// <summary>How long an expired answer still serves while the catalogue cannot be asked.</summary>
    private static readonly TimeSpan KeepExpired = TimeSpan.FromDays(180);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        DateTimeOffset old = time.GetUtcNow() - KeepExpired;
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        await db.CatalogCache.Where(c => c.ExpiresAt < old).ExecuteDeleteAsync(cancellationToken);
        await Outbox.ForgetAsync(db, time.GetUtcNow(), cancellationToken);
        await LedgerUpkeep.RunAsync(db, cancellationToken);
    }
}
