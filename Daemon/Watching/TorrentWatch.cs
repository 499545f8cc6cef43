using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Neighbours;
using Hybrid.Settings;
using Hybrid.Torrents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Watching;

/// <summary>Polls Transmission and takes in complete torrents. It always reads the whole list, because "recently active" covers only 60 seconds.</summary>
public sealed class TorrentWatch(
    HybridSettings settings,
    TransmissionClient transmission,
    Intake intake,
    TorrentPaths torrentPaths,
    TimeProvider time,
    ILogger<TorrentWatch> logger
) : IDisposable
{
    private readonly Stability _stability = new();
    private readonly Dictionary<string, string> _told = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _one = new(1);
    private Fault? _refused;

    /// <summary>The time between two looks at a torrent that was handed over, and their number: its files may still be moving.</summary>
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(200);
    private const int MostLooks = 10;

    public async Task<Poll> PollAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            return await PollAloneAsync(cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    /// <summary>Checks one torrent until it is complete twice, for two seconds at most, and takes it in like the poll.</summary>
    public async Task<Poll> LookAsync(string hash, CancellationToken cancellationToken)
    {
        Poll poll = new([], [], Fault: null, Notice: null);
        for (int look = 0; look < MostLooks; look++)
        {
            await _one.WaitAsync(cancellationToken);
            bool isDone;
            try
            {
                (poll, isDone) = await LookAloneAsync(hash, cancellationToken);
            }
            finally
            {
                _one.Release();
            }

            if (isDone)
            {
                break;
            }

            await Task.Delay(Gap, time, cancellationToken);
        }

        return poll;
    }

    /// <summary>A refused login is remembered: Transmission 3.00 locks itself after a hundred of them, and the script may call often.</summary>
    private Poll Faulty(Fault fault)
    {
        _refused =
            fault.Kind == FaultKind.Refused
                ? fault with
                {
                    Sentence = $"{fault.Sentence} Then restart the daemon. It does not ask again before that.",
                }
                : null;
        return new Poll([], [], _refused ?? fault, Notice: null);
    }

    private async Task<(Poll Poll, bool IsDone)> LookAloneAsync(string hash, CancellationToken cancellationToken)
    {
        if (_refused is not null)
        {
            return (new Poll([], [], _refused, Notice: null), true);
        }

        Answer<Torrent?> answer = await transmission.GetAsync(hash, cancellationToken);
        if (!answer.IsOk)
        {
            return (Faulty(answer.Fault), true);
        }

        if (answer.Value is not { } torrent || !settings.AllowsTorrent(torrent))
        {
            return (new Poll([], [], null, "Transmission has no such torrent, or TRANSMISSION_LABELS excludes it."), true);
        }

        if (Completion.Of(torrent, LengthOnDisk) is not Completion.Complete)
        {
            return (
                new Poll([], [torrent], null, "Transmission has not finished the torrent, or its files are not on this machine."),
                false
            );
        }

        IReadOnlyList<long> taken = await TakeAsync(torrent, cancellationToken);
        return (new Poll(taken, [torrent], null, null), _stability.WasTaken(Report.TorrentKey(hash)));
    }

    private async Task<Poll> PollAloneAsync(CancellationToken cancellationToken)
    {
        // After a refused login we do not ask again until a restart: Transmission 3.00 locks itself after 100 failed logins.
        if (_refused is not null)
        {
            return new Poll([], [], _refused, Notice: null);
        }

        Answer<IReadOnlyList<Torrent>> answer = await transmission.ListAsync(cancellationToken);
        if (!answer.IsOk)
        {
            return Faulty(answer.Fault);
        }

        IReadOnlyList<Torrent> torrents = answer.Value!;
        torrentPaths.Set(ClaimedBy(torrents));
        var taken = new List<long>();
        var notices = new List<string>();
        var complete = new HashSet<string>(StringComparer.Ordinal);
        foreach (Torrent torrent in torrents.Where(settings.AllowsTorrent))
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (Completion.Of(torrent, LengthOnDisk))
            {
                case Completion.Complete:
                    complete.Add(Report.TorrentKey(torrent.Hash));
                    try
                    {
                        taken.AddRange(await TakeAsync(torrent, cancellationToken));
                    }
                    catch (Exception e) when (e is IOException or UnauthorizedAccessException or DbUpdateException)
                    {
                        // A torrent that cannot be taken in must not hold back the others. The next poll tries it again.
                        notices.Add(Tell(torrent, $"Its files cannot be read: {e.Message}"));
                    }

                    break;
                case Completion.Broken broken:
                    notices.Add(Tell(torrent, broken.Sentence));
                    break;
                case Completion.NotYet { Why: IncompleteReason.FileMissing or IncompleteReason.WrongLength } missing:
                    notices.Add(Tell(torrent, missing.Sentence));
                    break;
                default:
                    _told.Remove(torrent.Hash);
                    break;
            }
        }

        // Two polls in a row: a torrent that is not complete now starts again.
        _stability.KeepOnly(complete);
        return new Poll(taken, torrents, Fault: null, Summary(notices));
    }

    private async Task<IReadOnlyList<long>> TakeAsync(Torrent torrent, CancellationToken cancellationToken)
    {
        _told.Remove(torrent.Hash);
        var report = new Report(
            DownloadSource.Torrent,
            Report.TorrentKey(torrent.Hash),
            torrent.Name,
            torrent.DownloadDir,
            [.. torrent.Files.Select(f => ReportFile(torrent, f))],
            torrent.Hash
        );
        using IDisposable? about = logger.AboutDownload(report.Key);

        // It must be complete at two polls in a row: between the last block and the move out of the incomplete folder, everything says 100 %.
        StabilityVerdict verdict = _stability.Look(report, time.GetUtcNow(), TimeSpan.Zero);
        if (verdict != StabilityVerdict.Stable)
        {
            if (verdict == StabilityVerdict.Changing)
            {
                logger.LogDebug(
                    "Torrent {Torrent} is complete; it is taken in at the next poll if that still finds it complete",
                    torrent.Name
                );
            }

            return [];
        }

        IReadOnlyList<long> items = await intake.TakeAsync(report.WithHeads(), cancellationToken);
        _stability.MarkTaken(report);
        return items;
    }

    private static ReportedFile ReportFile(Torrent torrent, TorrentFile file)
    {
        var onDisk = new FileInfo(torrent.FullPathOf(file));
        return file.Wanted && onDisk.Exists
            ? new ReportedFile(file.Path, file.Bytes, new DateTimeOffset(onDisk.LastWriteTimeUtc))
            : new ReportedFile(file.Path, file.Bytes, DateTimeOffset.UnixEpoch, file.Wanted);
    }

    private static IEnumerable<string> ClaimedBy(IReadOnlyList<Torrent> torrents) =>
        torrents.SelectMany(t => t.Files.Select(f => Path.Combine(t.DownloadDir, f.Path.Split('/')[0])));

    private string Tell(Torrent torrent, string sentence)
    {
        if (!_told.TryGetValue(torrent.Hash, out string? before) || !string.Equals(before, sentence, StringComparison.Ordinal))
        {
            using IDisposable? about = logger.AboutDownload(Report.TorrentKey(torrent.Hash));
            logger.LogWarning("Torrent {Torrent} is not taken in: {Reason}", torrent.Name, sentence);
            _told[torrent.Hash] = sentence;
        }

        return $"{torrent.Name}: {sentence}";
    }

    private static string? Summary(List<string> notices) =>
        notices.Count switch
        {
            0 => null,
            1 => notices[0],
            _ => $"{notices.Count} torrents are not taken in. The first: {notices[0]}",
        };

    private static long? LengthOnDisk(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? file.Length : null;
    }
}

/// <param name="Taken">New items.</param>
/// <param name="Torrents">All torrents of Transmission; empty if it could not be asked.</param>
/// <param name="Fault">Why Transmission could not be asked; null if it could.</param>
/// <param name="Notice">A problem that a person should look at; null if there is none.</param>
public sealed record Poll(IReadOnlyList<long> Taken, IReadOnlyList<Torrent> Torrents, Fault? Fault, string? Notice);
