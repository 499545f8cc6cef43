using Hybrid.Daemon.Hooks;
using Hybrid.Daemon.Watching;
using Hybrid.Daemon.Working;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Hosting;

/// <summary>Checks each torrent that was handed over at once, and takes it in if it is complete, as the poll would.</summary>
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
                logger.LogInformation(
                    "Torrent {Hash} was handed over by Transmission's script. New items: {Items}",
                    hash,
                    look.Taken.Count
                );
                if (look.Fault is not null)
                {
                    logger.LogWarning(
                        "Torrent {Hash} was handed over, but Transmission could not be asked about it: {Reason} The next poll tries again.",
                        hash,
                        look.Fault.Sentence
                    );
                }

                if (look.Taken.Count > 0)
                {
                    signals.Raise(JobName.WorkQueue);
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // One torrent must not stop the daemon or this loop. The poll tries it again.
                logger.LogError(
                    e,
                    "Torrent {Hash} was handed over, but taking it in failed with an unexpected error. The next poll tries again",
                    hash
                );
            }
        }
    }
}
