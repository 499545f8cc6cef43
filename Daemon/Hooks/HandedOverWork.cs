using Hybrid.Daemon.Hosting;
using Hybrid.Daemon.Watching;
using Hybrid.Daemon.Working;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Hybrid.Daemon.Hooks;

/// <summary>Looks at each torrent that was handed over, at once, and takes in what is complete as the poll would.</summary>
public sealed class HandedOverWork(
    HandedOver handedOver,
    TorrentWatch watch,
    ISchedulerFactory schedulers,
    SteadyTime steady,
    ILogger<HandedOverWork> logger
) : BackgroundService
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
                    IScheduler scheduler = await schedulers.GetScheduler(stoppingToken);
                    await scheduler.LookAtQueueAsync(steady, TimeSpan.Zero, stoppingToken);
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
