using Hybrid.Catalog;
using Hybrid.Ingestion;
using Hybrid.Ledger;
using Hybrid.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hybrid.Startup;

/// <summary>
/// Places a file of one byte from a folder of its own into a library of its own, once, behind the start: the code of placing is loaded and
/// its queries are translated by then, which took the first approval more than a second. Nothing of the real ledger or library is touched.
/// </summary>
internal sealed class Rehearsal(HybridSettings settings, IHostApplicationLifetime lifetime, ILogger<Rehearsal> logger) : BackgroundService
{
    private const string Folder = "rehearsal";

    /// <summary>In the embedded catalogue, which is all that is asked where there is no key.</summary>
    private static readonly TitleId Film = new(TitleKind.Movie, 10331);

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
            // A background service that fails would end the daemon, and this one only saves a second.
            logger.LogInformation("The rehearsal of a placing failed ({Reason}); the first approval takes a second longer", e.Message);
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
            MoviesDir = Directory.CreateDirectory(Path.Combine(root, "library")).FullName,
            TransmissionUrl = null,
        };
        try
        {
            await using ServiceProvider services = new ServiceCollection().AddLogging().AddEngine(stage).BuildServiceProvider();
            services.GetRequiredService<LedgerFile>().Create();
            await ApproveAsync(services.GetRequiredService<IDbContextFactory<LedgerDb>>(), root, cancellationToken);
            var worker = services.GetRequiredService<ItemWorker>();
            await worker.WorkAsync(services.GetRequiredService<PlaceStep>(), cancellationToken);
            await worker.WorkAsync(services.GetRequiredService<AnnounceStep>(), cancellationToken);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task ApproveAsync(IDbContextFactory<LedgerDb> ledger, string root, CancellationToken cancellationToken)
    {
        const string name = "Rehearsal.2000.mkv";
        string path = Path.Combine(root, name);
        await File.WriteAllBytesAsync(path, [0], cancellationToken);
        DateTimeOffset now = DateTimeOffset.UnixEpoch;
        IngestItem item = IngestItem.Create(name, now, "Rehearsed.");
        item.Files.Add(
            new ItemFile
            {
                Path = name,
                Bytes = 1,
                ModifiedAt = new DateTimeOffset(File.GetLastWriteTimeUtc(path)),
                Role = FileRole.Video,
            }
        );
        item.Move(ItemState.AwaitingReview, Actor.Daemon, "Rehearsed.", now);
        item.Choose(Film, name, 2000, Actor.Reviewer);
        item.Move(ItemState.Approved, Actor.Reviewer, "Rehearsed.", now);
        var download = new Download
        {
            Source = DownloadSource.Manual,
            Key = "path:rehearsal",
            Name = name,
            Root = root,
            SeenAt = now,
        };
        download.Items.Add(item);
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        await db.Database.EnsureCreatedAsync(cancellationToken);
        db.Downloads.Add(download);
        await db.SaveChangesAsync(cancellationToken);
    }
}
