using Hybrid.Ledger;
using Hybrid.MediaServers;
using Hybrid.Neighbors;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Working;

/// <summary>Records each neighbor's state for the status, and logs changes.</summary>
public sealed class NeighborHealth(IDbContextFactory<LedgerDb> ledger, Measures measures, TimeProvider time, ILogger<NeighborHealth> logger)
{
    /// <summary>The media servers, whose names are those of <see cref="MediaServerKind"/>.</summary>
    public static IReadOnlyList<string> MediaServers { get; } = Enum.GetNames<MediaServerKind>();

    public Task GoodAsync(string neighbor, TimeSpan? next = null, string? notice = null) => WriteAsync(neighbor, fault: null, notice, next);

    public Task FaultyAsync(string neighbor, Fault fault, TimeSpan? next = null) => FaultyAsync(neighbor, fault.Sentence, next);

    public Task FaultyAsync(string neighbor, string sentence, TimeSpan? next = null) => WriteAsync(neighbor, sentence, notice: null, next);

    private async Task WriteAsync(string neighbor, string? fault, string? notice, TimeSpan? next)
    {
        if (fault is not null)
        {
            measures.Failed(neighbor);
        }

        DateTimeOffset now = time.GetUtcNow();
        await using LedgerDb db = await ledger.CreateDbContextAsync();
        NeighborStatus? row = await db.Neighbors.FindAsync(neighbor);
        if (row is null)
        {
            row = new NeighborStatus { Name = neighbor };
            db.Neighbors.Add(row);
        }

        Tell(neighbor, row.Fault, fault);
        row.LastOkAt = fault is null ? now : row.LastOkAt;
        row.FaultAt = fault is null ? null : now;
        row.FaultSince = fault is null ? null : row.FaultSince ?? now;
        row.Fault = fault;
        row.NoticeSince = notice is null ? null : row.NoticeSince ?? now;
        row.Notice = notice;
        row.NextAt = now + next;
        await db.SaveChangesAsync();
    }

    private void Tell(string neighbor, string? before, string? fault)
    {
        if (fault is not null && !string.Equals(before, fault, StringComparison.Ordinal))
        {
            logger.LogWarning("{Neighbor} does not work: {Fault}", neighbor, fault);
        }
        else if (fault is null && before is not null)
        {
            logger.LogInformation("{Neighbor} works again", neighbor);
        }
    }
}
