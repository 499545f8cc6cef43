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
    UnfinishedPaths unfinished,
    TimeProvider time,
    ILogger<FolderWatch> logger
)
{
    /// <summary>The least time between two checks of an entry, however often events ask for a sweep.</summary>
    private static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(5);

    private readonly Stability _stability = new();
    private readonly SetAsideEntries _aside = new(DownloadSource.Folder, time, logger);
    private readonly SettledEntries _settled = new(settings.IngestFullSweep, time);

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

        await unfinished.LoadAsync(cancellationToken);
        IReadOnlyList<string> entries;
        try
        {
            entries = _settled.Begin(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Sweep([], $"PLEX_INGEST_DIR ({folder}) cannot be read: {e.Message}");
        }

        var taken = new List<long>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var targets = LinkTargets.Of(settings, torrentPaths.Folders);
        _aside.Begin();
        foreach (string entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string key = Report.PathKey(Path.Combine(folder, entry));
            seen.Add(key);
            if (_settled.IsUnchanged(entry) || FileKinds.IsPartial(entry) || torrentPaths.Claims(folder, entry) || _aside.Rests(key))
            {
                continue;
            }

            _settled.Forget(entry);
            using IDisposable? about = logger.AboutDownload(key);
            try
            {
                taken.AddRange(await LookAsync(folder, entry, key, targets, cancellationToken));
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

    private async Task<IReadOnlyList<long>> LookAsync(
        string folder,
        string entry,
        string key,
        LinkTargets targets,
        CancellationToken cancellationToken
    )
    {
        if (unfinished.TorrentOf(Path.Combine(folder, entry)) is { } torrent)
        {
            _aside.Add(
                key,
                entry,
                $"It belongs to the torrent {torrent}, which was taken off Transmission's list before it was complete. If it is complete, run: plex-mcp-daemon process {ShellWord.Of(Path.Combine(folder, entry))}"
            );
            return [];
        }

        FolderLook look = IngestFolder.Look(folder, entry, DownloadSource.Folder, targets);
        Report report = look.Report;
        foreach (OddEntry odd in look.Odd)
        {
            _aside.Add(Report.PathKey(Path.Combine(folder, odd.Path)), odd.Path, odd.Reason);
        }

        if (report.Files.FirstOrDefault(IsPartial) is { } part)
        {
            _aside.Add(key, entry, $"It waits because {part.Path} has the name of an unfinished file.");
            return [];
        }

        if (report.Files.Count == 0)
        {
            if (look.Odd.Count == 0)
            {
                _aside.AddWaiting(key, entry, "There is no file in it.");
            }

            return [];
        }

        switch (_stability.Look(report, time.GetUtcNow(), LeastGap()))
        {
            case StabilityVerdict.TakenBefore:
                if (look.Odd.Count == 0)
                {
                    _settled.Remember(entry, look.Folders);
                }

                return [];
            case StabilityVerdict.Changing:
                _aside.AddWaiting(key, entry, "It keeps changing.");
                logger.LogDebug("{Entry} in the ingest folder is taken in when it no longer changes", entry);
                return [];
            case StabilityVerdict.Stable when WhyNotYet(report) is { } why:
                _aside.AddWaiting(key, entry, why);
                return [];
            default:
                IReadOnlyList<long> items = await intake.TakeAsync(report.WithHeads(), cancellationToken);
                _stability.MarkTaken(report);
                return items;
        }
    }

    /// <summary>Why a report that has not changed may still be unfinished; null if it is not.</summary>
    private string? WhyNotYet(Report report)
    {
        bool isKnown = OpenForWriting.CanBeAsked(report.Root);
        foreach (ReportedFile file in report.Files)
        {
            switch (OpenForWriting.Ask(Path.Combine(report.Root, file.Path)))
            {
                case Writers.Some:
                    return $"A program has {file.Path} open for writing.";
                case Writers.Unknown:
                    isKnown = false;
                    break;
                default:
                    break;
            }
        }

        return isKnown || _stability.HasLainStill(report.Key, settings.IngestSettle, time.GetUtcNow())
            ? null
            : $"The system cannot tell whether it is still being written, so it must lie still for {settings.IngestSettle.TotalSeconds:0} s (INGEST_SETTLE_SECONDS).";
    }

    private TimeSpan LeastGap() => TimeSpan.FromTicks(Math.Min(LongestGap.Ticks, settings.TransmissionPollInterval.Ticks) * 4 / 5);

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
