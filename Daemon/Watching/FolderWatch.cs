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
    private readonly SetAsideEntries _aside = new(DownloadSource.Folder, time, logger);

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
        _aside.Begin();
        foreach (string entry in entries.Where(e => !FileKinds.IsPartial(e) && !torrentPaths.Claims(folder, e)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            string key = Report.PathKey(Path.Combine(folder, entry));
            seen.Add(key);
            if (_aside.Rests(key))
            {
                continue;
            }

            using IDisposable? about = logger.AboutDownload(key);
            try
            {
                taken.AddRange(await LookAsync(folder, entry, key, cancellationToken));
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                // Whatever is odd about an entry must not hold back the others.
                _aside.Add(key, entry, e);
            }
        }

        _stability.KeepOnly(seen);
        return new Sweep(taken, Fault: null) { SetAside = _aside.End() };
    }

    private async Task<IReadOnlyList<long>> LookAsync(string folder, string entry, string key, CancellationToken cancellationToken)
    {
        Report report = IngestFolder.Read(folder, entry, DownloadSource.Folder);
        if (report.Files.FirstOrDefault(IsPartial) is { } part)
        {
            _aside.Add(key, entry, $"It waits because {part.Path} has the name of an unfinished file.");
        }

        StabilityVerdict verdict = IsBeingWritten(report)
            ? StabilityVerdict.Changing
            : _stability.Look(report, time.GetUtcNow(), LeastGap());
        if (verdict == StabilityVerdict.Changing)
        {
            _aside.AddUndecided(key);
            logger.LogDebug("{Entry} in the ingest folder is taken in when it no longer changes", entry);
        }

        if (verdict != StabilityVerdict.Stable || report.Files.Any(f => OpenForWriting.IsOpen(Path.Combine(folder, f.Path))))
        {
            return [];
        }

        IReadOnlyList<long> items = await intake.TakeAsync(report.WithHeads(), cancellationToken);
        _stability.MarkTaken(report);
        return items;
    }

    private TimeSpan LeastGap() => TimeSpan.FromTicks(Math.Min(LongestGap.Ticks, settings.TransmissionPollInterval.Ticks) * 4 / 5);

    private static bool IsBeingWritten(Report report) => report.Files.Count == 0 || report.Files.Any(IsPartial);

    private static bool IsPartial(ReportedFile file) => file.Path.Split('/').Any(FileKinds.IsPartial);
}

/// <param name="Taken">New items.</param>
/// <param name="Fault">Why the folder could not be read; null if it could.</param>
/// <param name="Wait">Why nothing at all is taken in at the moment; null if it is.</param>
public sealed record Sweep(IReadOnlyList<long> Taken, string? Fault, string? Wait = null)
{
    /// <summary>Entries that are not taken in, longest first.</summary>
    public SetAsideNow SetAside { get; init; } = SetAsideNow.Nothing;

    /// <summary>A problem that a person should look at; null if there is none.</summary>
    public string? Notice => Wait ?? SetAside.Notice("entries");
}
