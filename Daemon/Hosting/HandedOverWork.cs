using Hybrid.Daemon.Hooks;
using Hybrid.Daemon.Watching;
using Hybrid.Daemon.Working;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Hosting;

/// <summary>Looks at each torrent that was handed over, at once, and takes in what is complete as the poll would.</summary>
public sealed class HandedOverWork(HandedOver handedOver, TorrentWatch watch, JobSignals signals, ILogger<HandedOverWork> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            string hash = await handedOver.NextAsync(stoppingToken);
            try
            {
                Poll look = await watch.LookAsync(hash, stoppingToken);
                logger.LogInformation("Torrent {Hash} was handed over: {Items} new item(s)", hash, look.Taken.Count);
                if (look.Fault is not null)
                {
                    logger.LogWarning("Torrent {Hash} cannot be looked at; the poll will: {Reason}", hash, look.Fault.Sentence);
                }

                if (look.Taken.Count > 0)
                {
                    signals.Raise(JobName.WorkQueue);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One torrent ends neither the daemon nor this; the poll tries it again.
                logger.LogError(e, "Torrent {Hash} was handed over and could not be taken in", hash);
            }
        }
    }
}
