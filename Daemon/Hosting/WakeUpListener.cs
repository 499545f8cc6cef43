using System.Net.Sockets;
using Hybrid.Daemon.Hooks;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Hosting;

/// <summary>Asks for a check of the queue as soon as somebody has decided something.</summary>
public sealed class WakeUpListener(WakeUp wakeUp, JobSignals signals, HandedOver handedOver, ILogger<WakeUpListener> logger)
    : BackgroundService
{
    /// <summary>The most connections that are read at a time. Further ones still wake the daemon, but are not read.</summary>
    private const int MostAtOnce = 16;

    private bool _isTold;

    private readonly SemaphoreSlim _ears = new(MostAtOnce);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!wakeUp.IsPossible)
        {
            logger.LogWarning(
                "PLEX_MCP_DATA_DIR is too long a path for a local socket, so decisions are only found when the queue is checked, every {Interval}",
                Schedule.OftenInterval
            );
            return;
        }

        try
        {
            await ListenAsync(stoppingToken);
        }
        catch (Exception e)
            when (!stoppingToken.IsCancellationRequested && e is SocketException or IOException or UnauthorizedAccessException)
        {
            // An exception here would end the daemon, and this service only gives hints.
            logger.LogWarning(
                "A local socket cannot be created in PLEX_MCP_DATA_DIR ({Reason}), so decisions are only found when the queue is checked, every {Interval}",
                e.Message,
                Schedule.QueueInterval
            );
        }
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        using WakeUpCalls calls = wakeUp.Listen();
        while (true)
        {
            if (await NextAsync(calls, stoppingToken) is not { } call)
            {
                continue;
            }

            signals.Raise(JobName.WorkQueue);
            if (_ears.Wait(0, CancellationToken.None))
            {
                _ = HearAsync(call, stoppingToken);
            }
            else
            {
                call.Dispose();
            }
        }
    }

    /// <returns>Null if the connection could not be accepted, perhaps because too many files are open; that passes.</returns>
    private async Task<WakeUpCall?> NextAsync(WakeUpCalls calls, CancellationToken stoppingToken)
    {
        try
        {
            WakeUpCall call = await calls.NextAsync(stoppingToken);
            _isTold = false;
            return call;
        }
        catch (SocketException e) when (!stoppingToken.IsCancellationRequested)
        {
            if (!_isTold)
            {
                logger.LogWarning("A connection to the local socket failed ({Reason}); the daemon listens again in a second", e.Message);
                _isTold = true;
            }

            await Task.Delay(Schedule.OftenInterval, stoppingToken);
            return null;
        }
    }

    /// <summary>Runs beside the listening, so that a slow caller does not delay the others.</summary>
    private async Task HearAsync(WakeUpCall call, CancellationToken stoppingToken)
    {
        try
        {
            using WakeUpCall heard = call;
            if (await heard.InfoHashAsync(stoppingToken) is { } hash && handedOver.TryAdd(hash))
            {
                await heard.AnswerAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The daemon stops. The next daemon's poll finds the torrent.
        }
        finally
        {
            _ears.Release();
        }
    }
}
