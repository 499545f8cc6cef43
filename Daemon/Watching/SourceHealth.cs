using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Settings;

namespace Hybrid.Daemon.Watching;

/// <summary>Writes what came of each check of a source: how the source is, and what is set aside.</summary>
public sealed class SourceHealth(
    NeighborHealth board,
    SetAsideRows rows,
    UnfinishedPaths unfinished,
    Measures measures,
    HybridSettings settings
)
{
    public async Task<Poll> PollAsync(Func<Task<Poll>> check, CancellationToken cancellationToken)
    {
        Poll poll = await measures.TimedAsync(NeighborStatus.Transmission, check);
        await WriteAsync(NeighborStatus.Transmission, poll.Fault?.Sentence, poll.Notice);
        if (poll.Fault is null)
        {
            await unfinished.NoteAsync(poll.Torrents, cancellationToken);
            await rows.KeepAsync(DownloadSource.Torrent, poll.SetAside, cancellationToken);
        }

        return poll;
    }

    public async Task<Sweep> SweepAsync(Func<Task<Sweep>> check, CancellationToken cancellationToken)
    {
        Sweep sweep = await measures.TimedAsync(NeighborStatus.Folder, check);
        await WriteAsync(NeighborStatus.Folder, sweep.Fault, sweep.Notice);
        if (sweep is { Fault: null, Wait: null })
        {
            await rows.KeepAsync(DownloadSource.Folder, sweep.SetAside, cancellationToken);
        }

        return sweep;
    }

    private Task WriteAsync(string neighbor, string? fault, string? notice) =>
        fault is null
            ? board.GoodAsync(neighbor, settings.TransmissionPollInterval, notice)
            : board.FaultyAsync(neighbor, fault, settings.TransmissionPollInterval);
}
