using Hybrid.Ledger;

namespace Hybrid.Daemon.Watching;

/// <summary>A reported download held against what was taken in of it before.</summary>
internal sealed class KnownFiles(Report report, Download? before)
{
    private readonly ILookup<string, ItemFile> _known = (before?.Items ?? [])
        .SelectMany(i => i.Files)
        .ToLookup(f => f.Path, StringComparer.Ordinal);

    public ReportedFile[] New() => [.. report.Files.Where(f => !_known[f.Path].Any(k => IsSame(k, f)))];

    /// <summary>Moving a torrent to another disk copies its files, and the copies may bear another time: else placing would take them for changed, for ever.</summary>
    /// <returns>Whether any differed.</returns>
    public bool FollowTimes()
    {
        if (report.Source != DownloadSource.Torrent)
        {
            return false;
        }

        bool touched = false;
        foreach (ReportedFile file in report.Files.Where(f => f.Wanted))
        {
            foreach (ItemFile old in _known[file.Path].Where(k => k.Wanted && !SameTime(k.ModifiedAt, file.ModifiedAt)))
            {
                old.ModifiedAt = file.ModifiedAt;
                touched = true;
            }
        }

        return touched;
    }

    /// <summary>A torrent's file is the same by its path; a dropped file only if size and time are too: another may come under its name.</summary>
    /// <remarks>A file that was deselected and is wanted now is new: it was not complete before.</remarks>
    private bool IsSame(ItemFile known, ReportedFile file) =>
        report.Source == DownloadSource.Torrent
            ? known.Wanted || !file.Wanted
            : known.Bytes == file.Bytes && SameTime(known.ModifiedAt, file.ModifiedAt);

    private static bool SameTime(DateTimeOffset? known, DateTimeOffset reported) =>
        known?.ToUnixTimeMilliseconds() == reported.ToUnixTimeMilliseconds();
}
