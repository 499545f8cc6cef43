using Hybrid.Daemon.Notifying;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Doctor;

/// <summary>How the last message to each receiver of notifications went. None is sent: whoever wants that runs <c>notify test</c>.</summary>
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
            return [Finding.Ok(Check, "No receiver of notifications is set; what waits is in the status.")];
        }

        // What is wrong with the ledger is told by its own check.
        if ((await schema.CheckAsync(cancellationToken)).Fitness != LedgerFitness.Ready)
        {
            return [];
        }

        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        List<NeighbourStatus> failing = await db
            .Neighbours.AsNoTracking()
            .Where(n => n.Fault != null && Receivers.Names.Contains(n.Name))
            .ToListAsync(cancellationToken);
        return failing.Count == 0
            ? [Finding.Ok(Check, "Notifications are taken by whom they were sent to. Try it: plex-mcp-daemon notify test")]
            :
            [
                .. failing.Select(f =>
                    Finding.Warning(
                        Check,
                        f.Fault!,
                        "What needs you is not told there; it is tried again for two days.",
                        "Mend that, restart the daemon if a setting changed, and try it: plex-mcp-daemon notify test"
                    )
                ),
            ];
    }
}
