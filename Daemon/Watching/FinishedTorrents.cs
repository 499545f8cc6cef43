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

        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        List<Download> finished = await db
            .Downloads.Include(d => d.Items)
                .ThenInclude(i => i.Files)
            .Where(d =>
                d.Source == DownloadSource.Torrent
                && d.RemovedAt == null
                && d.Items.Count > 0
                && d.Items.All(i => i.State == ItemState.Finished)
            )
            .ToListAsync(cancellationToken);
        ILookup<string, Torrent> listed = torrents.Where(settings.AllowsTorrent).ToLookup(t => t.Hash, StringComparer.OrdinalIgnoreCase);
        foreach (Download download in finished.Where(d => listed[d.InfoHash!].Any(t => IsAllTaken(t, d))))
        {
            Answer<string> answer = await transmission.RemoveFromListAsync(download.InfoHash!, cancellationToken);
            if (!answer.IsOk)
            {
                // The next poll tries again. Until then the status shows this poll's fault.
                logger.LogWarning(
                    "The torrent {Torrent} could not be removed from Transmission's list: {Reason}",
                    download.Name,
                    answer.Fault.Sentence
                );
                continue;
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

    /// <summary>
    /// False while the torrent downloads or verifies, or wants a file that was deselected at intake: without the torrent, that file would
    /// never come.
    /// </summary>
    private static bool IsAllTaken(Torrent torrent, Download download)
    {
        if (!torrent.ClaimsDone)
        {
            return false;
        }

        HashSet<string> taken = [.. download.Items.SelectMany(i => i.Files).Where(f => f.Wanted).Select(f => f.Path)];
        return torrent.Files.Where(f => f.Wanted).All(f => taken.Contains(f.Path));
    }
}
