using Hybrid.Ledger;
using Hybrid.Neighbors;
using Hybrid.Settings;
using Hybrid.Torrents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Watching;

/// <summary>TRANSMISSION_AUTO_REMOVE: removes a torrent from Transmission's list when all its items are finished. Its files always stay.</summary>
public sealed class FinishedTorrents(
    HybridSettings settings,
    TransmissionClient transmission,
    IDbContextFactory<LedgerDb> ledger,
    TimeProvider time,
    ILogger<FinishedTorrents> logger
)
{
    public async Task RemoveAsync(IReadOnlyList<Torrent> torrents, CancellationToken cancellationToken)
    {
        if (!settings.TransmissionAutoRemove || torrents.Count == 0)
        {
            return;
        }

        ILookup<string, Torrent> listed = torrents
            .Where(t => t.ClaimsDone && settings.AllowsTorrent(t))
            .ToLookup(t => Report.TorrentKey(t.Hash), StringComparer.Ordinal);
        string[] keys = [.. listed.Select(t => t.Key)];
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        // Only what is on the list: a torrent that the user removed stays in the ledger for ever.
        List<long> finished = await db
            .Downloads.Where(d =>
                keys.Contains(d.Key) && d.RemovedAt == null && d.Items.Count > 0 && d.Items.All(i => i.State == ItemState.Finished)
            )
            .Select(d => d.Id)
            .ToListAsync(cancellationToken);
        Exception? failed = null;
        foreach (long id in finished)
        {
            try
            {
                await RemoveAsync(id, listed, cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                failed = e;
            }
        }

        // The others had their turn. The job fails, so that it is seen.
        if (failed is not null)
        {
            throw new InvalidOperationException("A finished torrent could not be removed from Transmission's list.", failed);
        }
    }

    private async Task RemoveAsync(long id, ILookup<string, Torrent> listed, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        Download download = await db
            .Downloads.Include(d => d.Items)
                .ThenInclude(i => i.Files)
            .SingleAsync(d => d.Id == id, cancellationToken);
        if (!listed[download.Key].Any(t => download.NotTakenOf(t).Count == 0))
        {
            return;
        }

        Answer<string> answer = await transmission.RemoveFromListAsync(download.InfoHash!, cancellationToken);
        if (!answer.IsOk)
        {
            // The next poll tries again. Until then the status shows this poll's fault.
            logger.LogWarning(
                "The torrent {Torrent} could not be removed from Transmission's list: {Reason}",
                download.Name,
                answer.Fault.Sentence
            );
            return;
        }

        DateTimeOffset now = time.GetUtcNow();
        download.RemovedAt = now;
        download
            .Items[^1]
            .Note(
                HistoryEvent.TorrentRemoved,
                Actor.Daemon,
                "All items are finished, so the torrent was removed from Transmission's list. Its files stay.",
                now
            );
        await db.SaveChangesAsync(CancellationToken.None);
    }
}
