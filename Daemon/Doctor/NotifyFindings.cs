using Hybrid.Daemon.Notifying;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Doctor;

/// <summary>Whether the last message to each notification receiver arrived. Sends nothing; <c>notify test</c> does.</summary>
internal static class NotifyFindings
{
    private const string Check = "notify";

    public static async Task<IReadOnlyList<Finding>> LookAsync(
        HybridSettings settings,
        LedgerSchema schema,
        IDbContextFactory<LedgerDb> ledger,
        CancellationToken cancellationToken
    )
    {
        if (!settings.Notify.HasReceiver)
        {
            return [Finding.Ok(Check, "No notification receiver is set. To see what waits: plex-mcp-daemon status")];
        }

        // What is wrong with the ledger is told by its own check.
        if ((await schema.CheckAsync(cancellationToken)).Fitness != LedgerFitness.Ready)
        {
            return [];
        }

        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        List<NeighborStatus> failing = await db
            .Neighbors.AsNoTracking()
            .Where(n => n.Fault != null && Receivers.Names.Contains(n.Name))
            .ToListAsync(cancellationToken);
        return failing.Count == 0
            ? [Finding.Ok(Check, "The last notifications were delivered. To send a test: plex-mcp-daemon notify test")]
            :
            [
                .. failing.Select(f =>
                    Finding.Warning(
                        Check,
                        f.Fault!,
                        "Notifications do not arrive there. Each one is tried again for two days.",
                        "Repair that, restart the daemon if you changed a setting, and send a test: plex-mcp-daemon notify test"
                    )
                ),
            ];
    }
}
