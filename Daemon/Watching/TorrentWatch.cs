using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Neighbors;
using Hybrid.Settings;
using Hybrid.Torrents;
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
    private readonly RefusedLogin _login = new(time);
    private readonly SetAsideEntries _aside = new(DownloadSource.Torrent, time, logger);
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>The time between two checks of a handed-over torrent. The checks repeat because its files may still be moving.</summary>
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(200);
    private const int MostLooks = 10;

    public Task<Poll> PollAsync(CancellationToken cancellationToken) =>
        AloneAsync(() => PollAloneAsync(cancellationToken), cancellationToken);

    /// <summary>Checks one torrent until it is complete twice, for two seconds at most, and takes it in like the poll.</summary>
    public async Task<Poll> LookAsync(string hash, CancellationToken cancellationToken)
    {
        Poll poll = new([], [], Fault: null);
        for (int look = 0; look < MostLooks; look++)
        {
            (poll, bool isDone) = await AloneAsync(() => LookAloneAsync(hash, cancellationToken), cancellationToken);
            if (isDone)
            {
                break;
            }

            await Task.Delay(Gap, time, cancellationToken);
        }

        return poll;
    }

    public void Dispose() => _one.Dispose();

    private async Task<Poll> PollAloneAsync(CancellationToken cancellationToken)
    {
        if (_login.Fault is { } refused)
        {
            return Poll.Failed(refused);
        }

        Answer<IReadOnlyList<Torrent>> answer = await transmission.ListAsync(cancellationToken);
        if (!answer.IsOk)
        {
            return Poll.Failed(_login.Remember(answer.Fault));
        }

        IReadOnlyList<Torrent> torrents = answer.Value!;
        torrentPaths.ClaimFor(torrents);
        var taken = new List<long>();
        var complete = new HashSet<string>(StringComparer.Ordinal);
        _aside.Begin();
        foreach (Torrent torrent in torrents.Where(settings.AllowsTorrent))
        {
            cancellationToken.ThrowIfCancellationRequested();
            string key = Report.TorrentKey(torrent.Hash);
            complete.Add(key);
            try
            {
                switch (_aside.Rests(key) ? null : TorrentReport.CompletionOf(torrent, settings))
                {
                    case null:
                        break;
                    case Completion.Complete:
                        taken.AddRange(await TakeAsync(torrent, cancellationToken));
                        break;
                    case var not:
                        complete.Remove(key);
                        _aside.AddIfTold(torrent, not);
                        break;
                }
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                // Whatever is odd about a torrent must not hold back the others.
                _aside.Add(key, torrent.Name, e);
            }
        }

        // Two polls in a row count, so a torrent that is not complete now starts again.
        _stability.KeepOnly(complete);
        return new Poll(taken, torrents, Fault: null) { SetAside = _aside.End() };
    }

    private async Task<(Poll Poll, bool IsDone)> LookAloneAsync(string hash, CancellationToken cancellationToken)
    {
        if (_login.Fault is { } refused)
        {
            return (Poll.Failed(refused), true);
        }

        Answer<Torrent?> answer = await transmission.GetAsync(hash, cancellationToken);
        if (!answer.IsOk)
        {
            return (Poll.Failed(_login.Remember(answer.Fault)), true);
        }

        if (answer.Value is not { } torrent || !settings.AllowsTorrent(torrent))
        {
            return (new Poll([], [], null, "Transmission has no such torrent, or TRANSMISSION_LABELS excludes it."), true);
        }

        if (TorrentReport.CompletionOf(torrent, settings) is not Completion.Complete)
        {
            return (
                new Poll([], [torrent], null, "Transmission has not finished the torrent, or its files are not on this machine."),
                false
            );
        }

        IReadOnlyList<long> taken = await TakeAsync(torrent, cancellationToken);
        return (new Poll(taken, [torrent], null), _stability.WasTaken(Report.TorrentKey(hash)));
    }

    private async Task<IReadOnlyList<long>> TakeAsync(Torrent torrent, CancellationToken cancellationToken)
    {
        Report report = TorrentReport.Of(torrent);
        using IDisposable? about = logger.AboutDownload(report.Key);

        // Complete at two polls in a row: between the last block and the move out of the incomplete folder, everything says 100 %.
        StabilityVerdict verdict = _stability.Look(report, time.GetUtcNow(), TimeSpan.Zero);
        if (verdict == StabilityVerdict.Changing)
        {
            _aside.AddUndecided(report.Key);
            logger.LogDebug("Torrent {Torrent} is complete; it is taken in at the next poll if that still finds it complete", torrent.Name);
        }

        if (verdict != StabilityVerdict.Stable)
        {
            return [];
        }

        IReadOnlyList<long> items = await intake.TakeAsync(report.WithHeads(), cancellationToken);
        _stability.MarkTaken(report);
        return items;
    }

    /// <summary>A poll and the check of a handed-over torrent never run at the same time, so a download is taken in once.</summary>
    private async Task<T> AloneAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            _one.Release();
        }
    }
}
