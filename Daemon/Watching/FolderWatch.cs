using Hybrid.Ledger;
using Hybrid.Settings;
using Microsoft.Extensions.Logging;

namespace Hybrid.Watching;

/// <summary>Sweeps PLEX_INGEST_DIR and takes in what is complete.</summary>
public sealed class FolderWatch(
    HybridSettings settings,
    Intake intake,
    TorrentPaths torrentPaths,
    TimeProvider time,
    ILogger<FolderWatch> logger
)
{
    /// <summary>Two looks at an entry are at least so far apart, however often events ask for a sweep.</summary>
    private static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(5);

    private readonly Stability _stability = new();

    /// <returns>What came of the sweep; its fault, when the folder cannot be read, is for the status.</returns>
    public async Task<Sweep> SweepAsync(CancellationToken cancellationToken)
    {
        if (settings.IngestDir is not { } folder)
        {
            return new Sweep([], Changing: false, Fault: null);
        }

        IReadOnlyList<string> entries;
        try
        {
            entries = IngestFolder.Entries(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Sweep([], Changing: false, $"PLEX_INGEST_DIR ({folder}) cannot be read: {e.Message}");
        }

        var taken = new List<long>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        bool changing = false;
        foreach (string entry in entries.Where(e => !FileKinds.IsPartial(e) && !torrentPaths.Claims(folder, e)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                Report report = IngestFolder.Read(folder, entry, DownloadSource.Folder);
                seen.Add(report.Key);
                StabilityVerdict verdict = IsBeingWritten(report)
                    ? StabilityVerdict.Changing
                    : _stability.Look(report, time.GetUtcNow(), LeastGap());
                changing |= verdict == StabilityVerdict.Changing;
                if (verdict == StabilityVerdict.Stable && !report.Files.Any(f => OpenForWriting.IsOpen(Path.Combine(folder, f.Path))))
                {
                    taken.AddRange(await intake.TakeAsync(report.WithHeads(), cancellationToken));
                    _stability.MarkTaken(report);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // One entry that vanished or is forbidden does not keep the others back; the next sweep looks again.
                logger.LogWarning("{Entry} in the ingest folder cannot be read: {Reason}", entry, e.Message);
            }
        }

        _stability.KeepOnly(seen);
        return new Sweep(taken, changing, Fault: null);
    }

    private TimeSpan LeastGap() => TimeSpan.FromTicks(Math.Min(LongestGap.Ticks, settings.TransmissionPollInterval.Ticks) * 4 / 5);

    private static bool IsBeingWritten(Report report) =>
        report.Files.Count == 0 || report.Files.Any(f => f.Path.Split('/').Any(FileKinds.IsPartial));
}

/// <param name="Taken">New items.</param>
/// <param name="Changing">Something is not complete yet: look again soon.</param>
/// <param name="Fault">Why the folder could not be read; null when it could.</param>
public sealed record Sweep(IReadOnlyList<long> Taken, bool Changing, string? Fault);
