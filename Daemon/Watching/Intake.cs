using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Watching;

/// <summary>Takes a reported download into the ledger, once: what is known already is left alone.</summary>
public sealed class Intake(IDbContextFactory<LedgerDb> ledger, TimeProvider time, ILogger<Intake> logger)
{
    /// <summary>Whether a torrent that was taken in once lies in this folder, below it or around it.</summary>
    public async Task<bool> KnowsTorrentsInAsync(string folder, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        List<string> roots = await db
            .Downloads.Where(d => d.Source == DownloadSource.Torrent)
            .Select(d => d.Root)
            .Distinct()
            .ToListAsync(cancellationToken);
        return roots.Exists(root => IsWithin(root, folder) || IsWithin(folder, root));
    }

    private static bool IsWithin(string path, string folder) =>
        string.Equals(path, folder, StringComparison.Ordinal)
        || path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <returns>The ids of the new items; empty when nothing was new.</returns>
    public async Task<IReadOnlyList<long>> TakeAsync(Report report, CancellationToken cancellationToken)
    {
        using IDisposable? about = logger.AboutDownload(report.Key);
        DateTimeOffset now = time.GetUtcNow();
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        Download? download = await db
            .Downloads.Include(d => d.Items)
                .ThenInclude(i => i.Files)
            .SingleOrDefaultAsync(d => d.Key == report.Key, cancellationToken);

        ILookup<string, ItemFile> known = (download?.Items ?? []).SelectMany(i => i.Files).ToLookup(f => f.Path, StringComparer.Ordinal);
        ReportedFile[] fresh = [.. report.Files.Where(f => !known[f.Path].Any(k => IsSame(report, k, f)))];
        fresh = await LeaveOutOtherSourcesAsync(db, report, fresh, cancellationToken);
        bool moved = download is not null && !string.Equals(download.Root, report.Root, StringComparison.Ordinal);
        bool touched = report.Source == DownloadSource.Torrent && FollowTimes(report, known);
        if (fresh.Length == 0 && !moved && !touched)
        {
            return [];
        }

        if (download is null)
        {
            download = new Download
            {
                Source = report.Source,
                Key = report.Key,
                InfoHash = report.InfoHash,
                Name = report.Name,
                Root = report.Root,
                SeenAt = now,
            };
            db.Downloads.Add(download);
        }

        download.Root = report.Root;
        IngestItem[] items = fresh.Length == 0 ? [] : [.. NewItems(report, fresh, now)];
        download.Items.AddRange(items);
        await db.SaveChangesAsync(cancellationToken);
        foreach (IngestItem item in items)
        {
            logger.LogInformation("Item {ItemId}: took in {Files} file(s) of {Download}", item.Id, item.Files.Count, report.Name);
        }

        return [.. items.Select(i => i.Id)];
    }

    private static IEnumerable<IngestItem> NewItems(Report report, ReportedFile[] fresh, DateTimeOffset now)
    {
        string from = report.Source switch
        {
            DownloadSource.Torrent => "Transmission finished the torrent",
            DownloadSource.Folder => "It was dropped into the ingest folder",
            _ => "It was given at the command line",
        };
        foreach (FileGroup group in Grouping.Group(report.Name, Triage.Sort(fresh), now.Year + 1))
        {
            var item = IngestItem.Create(group.Name, now, $"{from}; {group.Files.Count} file(s).");
            item.Files.AddRange(
                group.Files.Select(f => new ItemFile
                {
                    Path = f.File.Path,
                    Bytes = f.File.Bytes,
                    ModifiedAt = f.File.ModifiedAt,
                    Wanted = f.File.Wanted,
                    Role = f.Role,
                    RoleReason = f.Reason,
                })
            );
            yield return item;
        }
    }

    /// <summary>A torrent's file is the same by its path; a dropped file only if size and time are too: another may come under its name.</summary>
    /// <remarks>A file that was deselected and is wanted now is new: it was not complete before.</remarks>
    private static bool IsSame(Report report, ItemFile known, ReportedFile file) =>
        report.Source == DownloadSource.Torrent
            ? known.Wanted || !file.Wanted
            : known.Bytes == file.Bytes && SameTime(known.ModifiedAt, file.ModifiedAt);

    /// <summary>Moving a torrent to another disk copies its files, and the copies may bear another time: else placing would take them for changed, for ever.</summary>
    private static bool FollowTimes(Report report, ILookup<string, ItemFile> known)
    {
        bool touched = false;
        foreach (ReportedFile file in report.Files.Where(f => f.Wanted))
        {
            foreach (ItemFile old in known[file.Path].Where(k => k.Wanted && !SameTime(k.ModifiedAt, file.ModifiedAt)))
            {
                old.ModifiedAt = file.ModifiedAt;
                touched = true;
            }
        }

        return touched;
    }

    private static bool SameTime(DateTimeOffset? known, DateTimeOffset reported) =>
        known?.ToUnixTimeMilliseconds() == reported.ToUnixTimeMilliseconds();

    /// <summary>The ingest folder may be Transmission's download folder too: what one of them brought, the other does not bring again.</summary>
    private static async Task<ReportedFile[]> LeaveOutOtherSourcesAsync(
        LedgerDb db,
        Report report,
        ReportedFile[] fresh,
        CancellationToken cancellationToken
    )
    {
        if (fresh.Length == 0)
        {
            return fresh;
        }

        // From the paths to their downloads: most downloads lie in one folder.
        string[] paths = [.. fresh.Select(f => f.Path)];
        var others = await db
            .Files.AsNoTracking()
            .Where(f => paths.Contains(f.Path) && f.Role != FileRole.Unwanted)
            .Where(f => db.Items.Any(i => i.Id == f.ItemId && i.Download!.Root == report.Root && i.Download.Key != report.Key))
            .Select(f => new { f.Path, f.Bytes })
            .ToListAsync(cancellationToken);
        HashSet<(string, long)> taken = [.. others.Select(f => (f.Path, f.Bytes))];
        return [.. fresh.Where(f => !taken.Contains((f.Path, f.Bytes)))];
    }
}
