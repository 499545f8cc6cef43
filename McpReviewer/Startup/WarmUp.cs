using Hybrid.Calls;
using Hybrid.Reviewing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hybrid.Startup;

/// <summary>EF Core builds its model at the first query, which takes a second: done while the client and its model are still greeting.</summary>
internal sealed class WarmUp(LedgerDoor door, ReviewDesk desk, ILogger<WarmUp> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await door.WhyShutAsync(stoppingToken) is null)
            {
                await desk.PendingAsync(new Paging(1), stoppingToken);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The first call meets it again, and tells.
            logger.LogDebug(e, "The ledger could not be read ahead");
        }
    }
}
