using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Watching;

/// <summary>What the ledger has in the same folders from another source. The ingest folder may be Transmission's download folder too.</summary>
internal static class OtherSources
{
    /// <summary>Whether a torrent that was taken in is in this folder, below it, or around it.</summary>
    public static async Task<bool> HaveTorrentsInAsync(LedgerDb db, string folder, CancellationToken cancellationToken)
    {
        List<string> roots = await db
            .Downloads.Where(d => d.Source == DownloadSource.Torrent)
            .Select(d => d.Root)
            .Distinct()
            .ToListAsync(cancellationToken);
        return roots.Exists(root => IsWithin(root, folder) || IsWithin(folder, root));
    }

    /// <summary>Leaves out files that the other source has already brought.</summary>
    public static async Task<ReportedFile[]> LeaveOutAsync(
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

        // Searches by path, because most downloads are in one folder.
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

    private static bool IsWithin(string path, string folder) =>
        string.Equals(path, folder, StringComparison.Ordinal)
        || path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
