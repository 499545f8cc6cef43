using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Settings;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Watching;

/// <summary>Sweeps PLEX_INGEST_DIR and takes in what is complete.</summary>
public sealed class FolderWatch(
    HybridSettings settings,
    Intake intake,
    TorrentPaths torrentPaths,
    TimeProvider time,
    ILogger<FolderWatch> logger
)
{
    /// <summary>The least time between two checks of an entry, however often events ask for a sweep.</summary>
    private static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(5);

    private readonly Stability _stability = new();
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <returns>The result of the sweep. Its fault, if the folder cannot be read, is shown in the status.</returns>
    public async Task<Sweep> SweepAsync(CancellationToken cancellationToken)
    {
        if (settings.IngestDir is not { } folder)
        {
            return new Sweep([], Fault: null);
        }

        // Only Transmission knows which torrents here are complete: a preallocated, unfinished file looks complete.
        if (settings.TransmissionUrl is not null && !torrentPaths.AreKnown && await intake.KnowsTorrentsInAsync(folder, cancellationToken))
        {
            return new Sweep(
                [],
                Fault: null,
                "Torrents are in this folder, and Transmission has not answered since the daemon started. Nothing is taken in until it does."
            );
        }

        IReadOnlyList<string> entries;
        try
        {
            entries = IngestFolder.Entries(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Sweep([], $"PLEX_INGEST_DIR ({folder}) cannot be read: {e.Message}");
        }

        var taken = new List<long>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var notices = new List<string>();
        foreach (string entry in entries.Where(e => !FileKinds.IsPartial(e) && !torrentPaths.Claims(folder, e)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using IDisposable? about = logger.AboutDownload(Report.PathKey(Path.Combine(folder, entry)));
            try
            {
                Report report = IngestFolder.Read(folder, entry, DownloadSource.Folder);
                seen.Add(report.Key);
                if (report.Files.FirstOrDefault(IsPartial) is { } part)
                {
                    notices.Add($"{entry} waits because {part.Path} has the name of an unfinished file.");
                }

                StabilityVerdict verdict = IsBeingWritten(report)
                    ? StabilityVerdict.Changing
                    : _stability.Look(report, time.GetUtcNow(), LeastGap());
                if (verdict == StabilityVerdict.Changing)
                {
                    logger.LogDebug("{Entry} in the ingest folder is taken in when it no longer changes", entry);
                }

                if (verdict == StabilityVerdict.Stable && !report.Files.Any(f => OpenForWriting.IsOpen(Path.Combine(folder, f.Path))))
                {
                    taken.AddRange(await intake.TakeAsync(report.WithHeads(), cancellationToken));
                    _stability.MarkTaken(report);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // An entry that disappeared or cannot be read must not hold back the others. The next sweep tries again.
                notices.Add($"{entry} cannot be read: {e.Message}");
                if (_told.Add(notices[^1]))
                {
                    logger.LogWarning("{Entry} in the ingest folder cannot be read: {Reason}", entry, e.Message);
                }
            }
        }

        _stability.KeepOnly(seen);
        _told.IntersectWith(notices);
        return new Sweep(taken, Fault: null, Summary(notices));
    }

    private TimeSpan LeastGap() => TimeSpan.FromTicks(Math.Min(LongestGap.Ticks, settings.TransmissionPollInterval.Ticks) * 4 / 5);

    private static bool IsBeingWritten(Report report) => report.Files.Count == 0 || report.Files.Any(IsPartial);

    private static bool IsPartial(ReportedFile file) => file.Path.Split('/').Any(FileKinds.IsPartial);

    private static string? Summary(List<string> notices) =>
        notices.Count > 1 ? $"{notices.Count} entries are not taken in. The first: {notices[0]}" : notices.FirstOrDefault();
}

/// <param name="Taken">New items.</param>
/// <param name="Fault">Why the folder could not be read; null if it could.</param>
/// <param name="Notice">A problem that a person should look at; null if there is none.</param>
public sealed record Sweep(IReadOnlyList<long> Taken, string? Fault, string? Notice = null);
