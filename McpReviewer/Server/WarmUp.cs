using Hybrid.Catalog;
using Hybrid.Reviewer.Tools;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hybrid.Reviewer.Server;

/// <summary>
/// EF Core builds its model at the first query and translates each query once, which takes a second or two. That is done while the client
/// is still connecting.
/// </summary>
internal sealed class WarmUp(LedgerGate door, ReviewDesk desk, ICatalog catalog, HybridSettings settings, ILogger<WarmUp> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if ((await door.ReadinessAsync(stoppingToken)).HasLedger)
            {
                // The first queries of a session come first.
                await desk.PendingAsync(new Paging(1), stoppingToken);
                await RehearsedApproval.RunAsync(settings, catalog, stoppingToken);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The first call meets the same error, and reports it.
            logger.LogDebug(e, "The warm-up failed");
        }
    }
}
