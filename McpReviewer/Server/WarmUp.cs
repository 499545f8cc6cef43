using Hybrid.Catalog;
using Hybrid.Reviewer.Tools;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hybrid.Reviewer.Server;

/// <summary>
/// EF Core builds its model at the first query and translates each query once, which takes a second or two: done while the client and its
/// model are still greeting.
/// </summary>
internal sealed class WarmUp(LedgerDoor door, ReviewDesk desk, ICatalog catalog, HybridSettings settings, ILogger<WarmUp> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await door.WhyShutAsync(stoppingToken) is null)
            {
                // What is asked first is warmed first.
                await desk.PendingAsync(new Paging(1), stoppingToken);
                await RehearsedApproval.RunAsync(settings, catalog, stoppingToken);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The first call meets it again, and tells.
            logger.LogDebug(e, "What the first calls need could not be loaded ahead");
        }
    }
}
