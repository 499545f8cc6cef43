using Hybrid.Ledger;

namespace Hybrid.Daemon.Watching;

/// <summary>Compares a reported download with what was taken in from it before.</summary>
internal sealed class KnownFiles(Report report, Download? before)
{
    private ILookup<string, ItemFile> _known = Of(before);

    public ReportedFile[] New() => [.. report.Files.Where(f => !_known[f.Path].Any(k => IsSame(k, f)))];

    /// <summary>Follows files that Transmission renamed (torrent-rename-path): a torrent's content never changes, so they are the same.</summary>
    /// <returns>Whether any was.</returns>
    public bool FollowNames(DateTimeOffset now)
    {
        if (report.Source != DownloadSource.Torrent || before is null)
        {
            return false;
        }

        HashSet<string> listed = [.. report.Files.Select(f => f.Path)];
        List<ItemFile> gone = [.. before.Items.SelectMany(i => i.Files).Where(f => !listed.Contains(f.Path))];
        bool renamed = false;
        foreach (ReportedFile file in report.Files.Where(f => gone.Count > 0 && !_known.Contains(f.Path)))
        {
            ItemFile[] same = [.. gone.Where(k => k.Bytes == file.Bytes && k.Wanted == file.Wanted)];
            if ((Array.Find(same, k => NameOf(k.Path) == NameOf(file.Path)) ?? same.FirstOrDefault()) is not { } old)
            {
                continue;
            }

            before
                .Items.First(i => i.Files.Contains(old))
                .Note(HistoryEvent.SeenAgain, Actor.Daemon, $"Transmission renamed {old.Path} to {file.Path}.", now);
            old.Path = file.Path;
            gone.Remove(old);
            renamed = true;
        }

        _known = Of(before);
        return renamed;
    }

    /// <summary>Updates the files' times: moving a torrent to another disk can change them, and placing would then reject the files as changed.</summary>
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

    /// <summary>A torrent's file is known by its path. A dropped file must also have the same size and time, because another file may come under its name.</summary>
    /// <remarks>A file that was deselected before and is wanted now counts as new, because it was not complete.</remarks>
    private bool IsSame(ItemFile known, ReportedFile file) =>
        report.Source == DownloadSource.Torrent
            ? known.Wanted || !file.Wanted
            : known.Bytes == file.Bytes && SameTime(known.ModifiedAt, file.ModifiedAt);

    private static ILookup<string, ItemFile> Of(Download? download) =>
        (download?.Items ?? []).SelectMany(i => i.Files).ToLookup(f => f.Path, StringComparer.Ordinal);

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static bool SameTime(DateTimeOffset? known, DateTimeOffset reported) =>
        known?.ToUnixTimeMilliseconds() == reported.ToUnixTimeMilliseconds();
}
