using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Watching;

/// <summary>Takes a reported download into the ledger once; known files are left alone.</summary>
public sealed class Intake(IDbContextFactory<LedgerDb> ledger, TimeProvider time, ILogger<Intake> logger)
{
    /// <returns>The ids of the new items; empty when nothing was new.</returns>
    /// <exception cref="OddEntryException">It has too many files.</exception>
    public async Task<IReadOnlyList<long>> TakeAsync(Report report, CancellationToken cancellationToken)
    {
        if (report.Files.Count > Report.MostFiles)
        {
            throw new OddEntryException(Report.TooManyFiles);
        }

        using IDisposable? about = logger.AboutDownload(report.Key);
        DateTimeOffset now = time.GetUtcNow();
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        Download? before = await db
            .Downloads.Include(d => d.Items)
                .ThenInclude(i => i.Files)
            .SingleOrDefaultAsync(d => d.Key == report.Key, cancellationToken);

        var known = new KnownFiles(report, before);
        bool touched = known.FollowNames(now) | known.FollowTimes();
        ReportedFile[] unknown = await OtherSources.LeaveOutAsync(db, report, known.New(), cancellationToken);
        ReportedFile[] fresh = await new SameAgain(db, report, now).LeaveOutAsync(unknown, cancellationToken);
        var subtitles = new LateSubtitles(db, report, before, now);
        fresh = await subtitles.GiveAsync(fresh, cancellationToken);
        bool moved = before is not null && !string.Equals(before.Root, report.Root, StringComparison.Ordinal);
        if (unknown.Length == 0 && !moved && !touched)
        {
            return [];
        }

        Download download = before ?? db.Downloads.Add(NewDownload(report, now)).Entity;
        download.Root = report.Root;
        IngestItem[] items = fresh.Length == 0 ? [] : [.. NewItems.Of(report, fresh, now)];
        Unpacked.Close(before, items, now);
        await subtitles.FetchAsync(items, cancellationToken);
        download.Items.AddRange(items);
        await db.SaveChangesAsync(cancellationToken);
        foreach (IngestItem item in items)
        {
            logger.LogInformation("Item {ItemId} was made of {Files} file(s) of {Download}", item.Id, item.Files.Count, report.Name);
        }

        return [.. items.Select(i => i.Id)];
    }

    /// <summary>Whether a torrent that was taken in is in this folder, below it, or around it.</summary>
    public async Task<bool> KnowsTorrentsInAsync(string folder, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        return await OtherSources.HaveTorrentsInAsync(db, folder, cancellationToken);
    }

    private static Download NewDownload(Report report, DateTimeOffset now) =>
        new()
        {
            Source = report.Source,
            Key = report.Key,
            InfoHash = report.InfoHash,
            Name = report.Name,
            Root = report.Root,
            SeenAt = now,
        };
}
