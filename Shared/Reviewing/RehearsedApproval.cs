using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Reviewing;

/// <summary>
/// A movie that waits in a ledger of its own, and is looked at and approved there: the code of deciding is loaded and its queries are translated by then,
/// which took the first decision of a program that has just started a second. Nothing of the real ledger is touched.
/// </summary>
public static class RehearsedApproval
{
    public const string FileName = "Rehearsal.2000.mkv";

    public const int Bytes = 256;

    /// <summary>In the embedded catalog, the only one that is asked without a key.</summary>
    private static readonly TitleId Film = new(TitleKind.Movie, 10331);

    /// <summary>In memory: for who decides, and places nothing.</summary>
    public static async Task RunAsync(HybridSettings settings, ICatalog catalog, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(cancellationToken);
        var options = new DbContextOptionsBuilder<LedgerDb>();
        LedgerServices.Configure(options, connection);
        var ledger = new Ledgers(options.Options);
        string nowhere = Path.Combine(settings.DataDir, "rehearsal");
        var desk = new ReviewDesk(ledger, catalog, settings, TimeProvider.System, new WakeUp(LedgerFile.In(nowhere)));
        await RunAsync(ledger, desk, nowhere, cancellationToken);
    }

    /// <param name="ledger">Without tables yet.</param>
    /// <param name="desk">Of that ledger.</param>
    /// <param name="folder">Of <see cref="FileName"/>, a video of <see cref="Bytes"/> bytes where it is to be placed.</param>
    public static async Task RunAsync(
        IDbContextFactory<LedgerDb> ledger,
        ReviewDesk desk,
        string folder,
        CancellationToken cancellationToken
    )
    {
        IngestItem item = Waiting(new DateTimeOffset(File.GetLastWriteTimeUtc(Path.Combine(folder, FileName))));
        var download = new Download
        {
            Source = DownloadSource.Manual,
            Key = "path:rehearsal",
            Name = FileName,
            Root = folder,
            SeenAt = item.CreatedAt,
        };
        download.Items.Add(item);
        await using (LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken))
        {
            await db.Database.EnsureCreatedAsync(cancellationToken);
            db.Downloads.Add(download);
            await db.SaveChangesAsync(cancellationToken);
        }

        await desk.PendingAsync(new Paging(1), cancellationToken);
        await desk.ItemAsync(item.Id, cancellationToken);
        ReviewOutcome outcome = await desk.ApproveAsync(new Approval { ItemId = item.Id, By = Actor.Reviewer }, cancellationToken);
        if (outcome is not ReviewOutcome.Approved)
        {
            throw new InvalidOperationException($"The rehearsed approval was refused: {outcome}");
        }
    }

    private static IngestItem Waiting(DateTimeOffset modifiedAt)
    {
        DateTimeOffset now = DateTimeOffset.UnixEpoch;
        var item = IngestItem.Create(FileName, now, "Rehearsed.");
        item.Files.Add(
            new ItemFile
            {
                Path = FileName,
                Bytes = Bytes,
                ModifiedAt = modifiedAt,
                Role = FileRole.Video,
            }
        );
        item.Assessment = new Assessment
        {
            Verdict = VerdictKind.AskReviewer,
            Candidates =
            [
                new Candidate
                {
                    Id = Film,
                    Name = FileName,
                    Year = 2000,
                    Confidence = 1,
                },
            ],
        };
        item.Move(ItemState.AwaitingReview, Actor.Daemon, "Rehearsed.", now);
        return item;
    }

    private sealed class Ledgers(DbContextOptions<LedgerDb> options) : IDbContextFactory<LedgerDb>
    {
        public LedgerDb CreateDbContext() => new(options);
    }
}
