using Hybrid.Daemon.Announcing;
using Hybrid.Daemon.Placing;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Hybrid.Videos;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Hosting;

/// <summary>
/// Approves and places a file of one byte from a temporary folder into a temporary library, once after the start: this loads the placing code
/// and translates its queries, which otherwise cost the first approval more than a second. The real ledger and library are not touched.
/// </summary>
internal sealed class Rehearsal(HybridSettings settings, IHostApplicationLifetime lifetime, ILogger<Rehearsal> logger) : BackgroundService
{
    private const string Folder = "rehearsal";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration told = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken);
        try
        {
            await PlayAsync(Path.Combine(settings.DataDir, Folder), stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            // An exception here would end the daemon, and the warm-up only saves a second.
            logger.LogInformation(
                "The warm-up of the placing code failed ({Reason}); the first approval takes about a second longer",
                e.Message
            );
        }
    }

    private static async Task PlayAsync(string root, CancellationToken cancellationToken)
    {
        if (Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }

        var stage = new HybridSettings
        {
            DataDir = Directory.CreateDirectory(Path.Combine(root, "data")).FullName,
            MoviesDirs = [Directory.CreateDirectory(Path.Combine(root, "library")).FullName],
            TransmissionUrl = null,
        };
        try
        {
            await using ServiceProvider services = new ServiceCollection().AddLogging().AddEngine(stage).BuildServiceProvider();
            LedgerFile file = services.GetRequiredService<LedgerFile>();
            file.Create();
            await File.WriteAllBytesAsync(
                Path.Combine(root, RehearsedApproval.FileName),
                TinyVideo.Make(RehearsedApproval.Bytes),
                cancellationToken
            );
            IDbContextFactory<LedgerDb> ledger = services.GetRequiredService<IDbContextFactory<LedgerDb>>();
            await RehearsedApproval.RunAsync(ledger, services.GetRequiredService<ReviewDesk>(), root, cancellationToken);
            ItemWorker worker = services.GetRequiredService<ItemWorker>();
            await worker.WorkAsync(services.GetRequiredService<PlaceStep>(), cancellationToken);
            await worker.WorkAsync(services.GetRequiredService<AnnounceStep>(), cancellationToken);
            await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
            IngestItem item = await db.Items.SingleAsync(cancellationToken);
            if (item.State != ItemState.Finished)
            {
                throw new InvalidOperationException(item.Fault ?? $"The item ended as {item.State}.");
            }

            // Otherwise its files stay open, and Windows cannot delete open files.
            SqliteConnection.ClearPool(new SqliteConnection(file.ConnectionString));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
