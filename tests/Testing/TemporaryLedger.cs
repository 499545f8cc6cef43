using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Migrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hybrid.Testing;

/// <summary>A real ledger, created by its own migration steps, on a temporary disk.</summary>
public sealed class TemporaryLedger : IAsyncDisposable
{
    private readonly TemporaryDisk _disk = new();
    private readonly ServiceProvider _services;

    private TemporaryLedger() => _services = new ServiceCollection().AddLedger(DataDir).BuildServiceProvider();

    /// <summary>The value for PLEX_MCP_DATA_DIR.</summary>
    public string DataDir => _disk.At("data");

    public WakeUp WakeUp => _services.GetRequiredService<WakeUp>();

    public IDbContextFactory<LedgerDb> Factory => _services.GetRequiredService<IDbContextFactory<LedgerDb>>();

    public static async Task<TemporaryLedger> CreateAsync()
    {
        var ledger = new TemporaryLedger();
        await LedgerMigrator.MigrateAsync(
            LedgerFile.In(ledger.DataDir),
            ledger.Factory,
            TimeProvider.System,
            NullLogger.Instance,
            CancellationToken.None
        );
        return ledger;
    }

    /// <summary>An item that waits for a decision, as the daemon leaves it.</summary>
    /// <returns>Its id.</returns>
    public async Task<long> QueueAsync(string name, DateTimeOffset now, params IReadOnlyList<Candidate> candidates)
    {
        var item = IngestItem.Create(name, now, "Taken in.");
        item.Assessment = new Assessment
        {
            Verdict = VerdictKind.AskReviewer,
            Confidence = candidates.Count > 0 ? candidates[0].Confidence : 0,
            Candidates = candidates,
            Reasons = [new Reason(Concern.BelowThreshold, "The best candidate is not probable enough.")],
            Model = "test",
        };
        item.Files.Add(
            new ItemFile
            {
                Path = $"{name}.mkv",
                Bytes = 4096,
                Role = FileRole.Video,
            }
        );
        item.Move(ItemState.AwaitingReview, Actor.Daemon, "Left to a person.", now);
        return await AddAsync(item);
    }

    /// <summary>Stores an item as it is, under its own download.</summary>
    /// <returns>Its id.</returns>
    public async Task<long> AddAsync(IngestItem item)
    {
        await using LedgerDb db = await Factory.CreateDbContextAsync();
        var download = new Download
        {
            Source = DownloadSource.Manual,
            Key = $"path:/downloads/{Guid.NewGuid():N}",
            Name = item.Name,
            Root = "/downloads",
            SeenAt = item.CreatedAt,
        };
        download.Items.Add(item);
        db.Downloads.Add(download);
        await db.SaveChangesAsync();
        return item.Id;
    }

    /// <summary>Changes an item as the daemon would, in one transaction.</summary>
    public async Task ChangeAsync(long id, Action<IngestItem> change)
    {
        await using LedgerDb db = await Factory.CreateDbContextAsync();
        change(await db.Items.Include(i => i.Files).ThenInclude(f => f.Placement).SingleAsync(i => i.Id == id));
        await db.SaveChangesAsync();
    }

    /// <summary>The daemon's heartbeat, as of this time.</summary>
    public async Task BeatAsync(DateTimeOffset at, DateTimeOffset? stoppedAt = null)
    {
        await using LedgerDb db = await Factory.CreateDbContextAsync();
        DaemonStatus? status = await db.Daemon.SingleOrDefaultAsync();
        if (status is null)
        {
            status = new DaemonStatus { StartedAt = at };
            db.Daemon.Add(status);
        }

        status.Pid = Environment.ProcessId;
        status.Version = "test";
        status.Mode = "hybrid";
        status.BeatAt = at;
        status.StoppedAt = stoppedAt;
        await db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _disk.Dispose();
    }
}
