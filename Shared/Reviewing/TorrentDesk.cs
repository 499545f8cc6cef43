using Hybrid.Ledger;
using Hybrid.Neighbors;
using Hybrid.Settings;
using Hybrid.Torrents;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Reviewing;

/// <summary>What a person may do with a torrent that the ledger knows, or will know.</summary>
public sealed class TorrentDesk(
    IDbContextFactory<LedgerDb> ledger,
    TransmissionClient transmission,
    HybridSettings settings,
    TimeProvider time
)
{
    /// <summary>What the ledger made of it.</summary>
    public async Task<TorrentStanding> StandingAsync(Torrent torrent, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        Download? download = await DownloadAsync(db.Downloads.AsNoTracking(), torrent.Hash, cancellationToken);
        string key = Download.KeyOfTorrent(torrent.Hash);
        string? why = await db
            .SetAside.AsNoTracking()
            .Where(s => s.Key == key)
            .Select(s => s.Reason)
            .FirstOrDefaultAsync(cancellationToken);
        int notTaken = download?.NotTakenOf(torrent).Count ?? torrent.Files.Count(f => f.Wanted);
        return TorrentStanding.Of(download, notTaken, why);
    }

    /// <summary>Removes a torrent from Transmission, after a person's yes. Its data goes only if nothing speaks against it.</summary>
    /// <param name="hash">The info hash.</param>
    /// <param name="withData">Whether its files are to be deleted.</param>
    /// <param name="by">For the history.</param>
    /// <param name="consent">How far a person stands behind it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<TorrentOutcome> RemoveAsync(
        string hash,
        bool withData,
        Author by,
        Consent consent,
        CancellationToken cancellationToken
    )
    {
        // All of them, because another torrent may have the same files.
        Answer<IReadOnlyList<Torrent>> answer = await transmission.ListAsync(cancellationToken);
        if (!answer.IsOk)
        {
            return new TorrentOutcome.Failed(answer.Fault);
        }

        if (answer.Value!.FirstOrDefault(t => t.Hash == hash) is not { } torrent)
        {
            return new TorrentOutcome.Gone(hash);
        }

        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        Download? download = await DownloadAsync(db.Downloads, hash, cancellationToken);
        IReadOnlyList<WhyKept> because = withData ? TorrentData.Objections(torrent, answer.Value!, download, settings) : [];
        if (because.Count > 0)
        {
            return new TorrentOutcome.Kept(torrent, because);
        }

        if (consent.Ask(TorrentQuestion.ToRemove(torrent, download, withData, File.Exists), isNeeded: true) is { } question)
        {
            return new TorrentOutcome.NeedsConsent(question);
        }

        Answer<string> removed = withData
            ? await transmission.RemoveWithDataAsync(hash, cancellationToken)
            : await transmission.RemoveFromListAsync(hash, cancellationToken);
        if (!removed.IsOk)
        {
            return new TorrentOutcome.Failed(removed.Fault);
        }

        await NoteAsync(db, download, withData, by);
        return new TorrentOutcome.Removed(torrent, withData);
    }

    /// <summary>It is done, so nothing that is cancelled now may keep it out of the history.</summary>
    private async Task NoteAsync(LedgerDb db, Download? download, bool withData, Author by)
    {
        if (download is not { Items: [.., var last] })
        {
            return;
        }

        // RemovedAt stays empty: a torrent that is added again may be removed by TRANSMISSION_AUTO_REMOVE.
        last.Note(
            HistoryEvent.TorrentRemoved,
            by,
            $"A person had the torrent removed from Transmission's list. Its files {(withData ? "were deleted; the library's stay" : "stay")}.",
            time.GetUtcNow()
        );
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private static Task<Download?> DownloadAsync(IQueryable<Download> downloads, string hash, CancellationToken cancellationToken)
    {
        string key = Download.KeyOfTorrent(hash);
        return downloads
            .Include(d => d.Items)
                .ThenInclude(i => i.Files)
                    .ThenInclude(f => f.Placement)
            .SingleOrDefaultAsync(d => d.Key == key, cancellationToken);
    }
}
