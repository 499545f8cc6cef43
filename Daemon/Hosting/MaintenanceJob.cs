using Hybrid.Daemon.Announcing;
using Hybrid.Daemon.Notifying;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Hybrid.Daemon.Hosting;

/// <summary>
/// At the start and each night: deletes old catalog answers and old notifications, what is known of media servers that are no longer set, and
/// keeps the ledger's file small. The history is never touched.
/// </summary>
[DisallowConcurrentExecution]
public sealed class MaintenanceJob(IDbContextFactory<LedgerDb> ledger, ServerLooks looks, JobHealth health, TimeProvider time) : IJob
{
    /// <summary>How long an expired answer is kept for times when the catalog cannot be reached.</summary>
    private static readonly TimeSpan KeepExpired = TimeSpan.FromDays(180);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await health.RunAsync(JobName.Maintenance, () => RunAsync(cancellationToken), cancellationToken);

    private async Task<TimeSpan?> RunAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset old = time.GetUtcNow() - KeepExpired;
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        await db.CatalogCache.Where(c => c.ExpiresAt < old).ExecuteDeleteAsync(cancellationToken);
        await Outbox.ForgetAsync(db, time.GetUtcNow(), cancellationToken);
        await looks.ForgetOthersAsync(db, cancellationToken);
        await LedgerUpkeep.RunAsync(db, cancellationToken);
        return null;
    }
}
