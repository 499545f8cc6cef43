using Hybrid.Ledger;
using Hybrid.Neighbours;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Working;

/// <summary>Records each neighbor's state for the status, and logs changes.</summary>
public sealed class NeighbourBoard(IDbContextFactory<LedgerDb> ledger, Measures measures, TimeProvider time, ILogger<NeighbourBoard> logger)
{
    public const string Transmission = "Transmission";
    public const string Folder = "Ingest folder";
    public const string Tmdb = "TMDb";
    public const string Plex = "Plex";

    public Task GoodAsync(string neighbour, TimeSpan? next = null, string? notice = null) =>
        WriteAsync(neighbour, fault: null, notice, next);

    public Task FaultyAsync(string neighbour, Fault fault, TimeSpan? next = null) => FaultyAsync(neighbour, fault.Sentence, next);

    public Task FaultyAsync(string neighbour, string sentence, TimeSpan? next = null) =>
        WriteAsync(neighbour, sentence, notice: null, next);

    private async Task WriteAsync(string neighbour, string? fault, string? notice, TimeSpan? next)
    {
        if (fault is not null)
        {
            measures.Failed(neighbour);
        }

        DateTimeOffset now = time.GetUtcNow();
        await using LedgerDb db = await ledger.CreateDbContextAsync();
        NeighbourStatus? row = await db.Neighbours.FindAsync(neighbour);
        if (row is null)
        {
            row = new NeighbourStatus { Name = neighbour };
            db.Neighbours.Add(row);
        }

        Tell(neighbour, row.Fault, fault);
        row.LastOkAt = fault is null ? now : row.LastOkAt;
        row.FaultAt = fault is null ? null : now;
        row.FaultSince = fault is null ? null : row.FaultSince ?? now;
        row.Fault = fault;
        row.NoticeSince = notice is null ? null : row.NoticeSince ?? now;
        row.Notice = notice;
        row.NextAt = now + next;
        await db.SaveChangesAsync();
    }

    private void Tell(string neighbour, string? before, string? fault)
    {
        if (fault is not null && !string.Equals(before, fault, StringComparison.Ordinal))
        {
            logger.LogWarning("{Neighbour} does not work: {Fault}", neighbour, fault);
        }
        else if (fault is null && before is not null)
        {
            logger.LogInformation("{Neighbour} works again", neighbour);
        }
    }
}
