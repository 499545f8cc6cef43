using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Settings;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Hosting;

/// <summary>The daemon's row in the ledger: when it started, what it does, when it stopped.</summary>
public sealed class Heartbeat(IDbContextFactory<LedgerDb> ledger, Activity activity, HybridSettings settings, TimeProvider time)
{
    /// <summary>The process id of the MCP server that started this daemon.</summary>
    public int? ReviewerPid { get; set; }

    private readonly DateTimeOffset _startedAt = time.GetUtcNow();

    public Task BeatAsync(CancellationToken cancellationToken) => WriteAsync(activity.Words, stoppedAt: null, cancellationToken);

    /// <summary>Only a normal shutdown records this. After a crash, only the age of the last heartbeat shows it.</summary>
    public Task StoppedAsync() => WriteAsync("stopped", time.GetUtcNow(), CancellationToken.None);

    private async Task WriteAsync(string doing, DateTimeOffset? stoppedAt, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        DaemonStatus? row = await db.Daemon.SingleOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            row = new DaemonStatus();
            db.Daemon.Add(row);
        }

        row.Pid = Environment.ProcessId;
        row.Version = ProductVersion.Text;
        row.Mode = settings.Mode.ToString().ToLowerInvariant();
        row.ReviewerPid = ReviewerPid;
        row.StartedAt = _startedAt;
        row.BeatAt = time.GetUtcNow();
        row.StoppedAt = stoppedAt;
        row.Doing = doing;
        await db.SaveChangesAsync(cancellationToken);
    }
}
