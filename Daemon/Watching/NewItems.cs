using Hybrid.Ledger;

namespace Hybrid.Daemon.Watching;

/// <summary>Makes items of a download's new files: each file gets its role, and each group of files is an item.</summary>
internal static class NewItems
{
    public static IEnumerable<IngestItem> Of(Report report, ReportedFile[] fresh, DateTimeOffset now)
    {
        string from = report.Source switch
        {
            DownloadSource.Torrent => "Transmission finished the torrent",
            DownloadSource.Folder => "It was dropped into the ingest folder",
            _ => "It was given on the command line",
        };
        foreach (FileGroup group in Grouping.Group(report.Name, Triage.Sort(fresh), now.Year + 1))
        {
            var item = IngestItem.Create(group.Name, now, $"{from}. Files: {group.Files.Count}.");
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
}
