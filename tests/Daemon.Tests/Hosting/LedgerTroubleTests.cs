using Hybrid.Daemon.Disk;
using Hybrid.Ledger;
using Hybrid.Settings;
using Hybrid.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Serilog;
using Serilog.Core;

namespace Hybrid.Daemon.Hosting;

/// <summary>What is said of a ledger that does not work, and what is the way back.</summary>
public sealed class LedgerTroubleTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 10, 0, 0, TimeSpan.Zero);

    private readonly HeardLog _heard = new();
    private TemporaryLedger _ledger = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _ledger = await TemporaryLedger.CreateAsync();

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Theory]
    [InlineData("ledger.db", "deleted")]
    [InlineData("ledger.db-wal", "deleted")]
    [InlineData("ledger.db", "replaced")]
    public async Task Deleted_or_replaced_under_the_daemon_it_ends_and_keeps_what_it_knew(string name, string how)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not delete an open file.");
        await _ledger.QueueAsync("Film.1999", Now);
        string path = Path.Combine(_ledger.DataDir, name);

        DaemonEnd end = await RunAsync(
            _ledger.DataDir,
            _ =>
            {
                File.Delete(path);
                if (how == "replaced")
                {
                    File.WriteAllBytes(path, new byte[8192]);
                }
            }
        );

        Assert.Equal(DaemonEnd.Refused, end);
        string line = Assert.Single(
            _heard.Lines,
            l => l.Contains(path, StringComparison.Ordinal) && l.Contains("plex-mcp-daemon restore", StringComparison.Ordinal)
        );
        Assert.Contains(how, line, StringComparison.Ordinal);
        string copy = Assert.Single(Directory.GetFiles(Path.Combine(_ledger.DataDir, "backups"), "lost-*.db"));
        Assert.Null(await LedgerCopy.WhyUnfitAsync(copy, Stop));
        await using var kept = new SqliteConnection($"Data Source={copy};Pooling=False");
        await kept.OpenAsync(Stop);
        await using SqliteCommand count = kept.CreateCommand();
        count.CommandText = "SELECT count(*) FROM Items WHERE Name = 'Film.1999'";
        Assert.Equal(1L, await count.ExecuteScalarAsync(Stop));
    }

    [Fact]
    public async Task Who_works_on_after_the_file_was_replaced_does_not_mix_old_and_new()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not delete an open file.");
        await _ledger.QueueAsync("Film.1999", Now);
        string path = Path.Combine(_ledger.DataDir, "ledger.db");

        DaemonEnd end = await RunAsync(
            _ledger.DataDir,
            services =>
            {
                // A ledger of before: the log belongs to another file, and its pages fit none of this one.
                byte[] old = File.ReadAllBytes(path);
                IDbContextFactory<LedgerDb> ledger = services.GetRequiredService<IDbContextFactory<LedgerDb>>();
                using (LedgerDb db = ledger.CreateDbContext())
                {
                    db.Database.ExecuteSql(
                        $"CREATE TABLE Filling AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) SELECT randomblob(900) AS b FROM n"
                    );
                }

                File.Delete(path);
                File.WriteAllBytes(path, old);
                SqliteConnection.ClearAllPools();
                using LedgerDb late = ledger.CreateDbContext();
                Exception refused = Assert.ThrowsAny<Exception>(() => late.Database.ExecuteSql($"PRAGMA wal_checkpoint(TRUNCATE)"));
                Assert.Equal(LedgerFaultKind.Moved, LedgerFault.Of(refused)?.Kind);
            }
        );

        Assert.True(end == DaemonEnd.Refused, string.Join('\n', _heard.Lines));
        string copy = Assert.Single(Directory.GetFiles(Path.Combine(_ledger.DataDir, "backups"), "lost-*.db"));
        Assert.Null(await LedgerCopy.WhyUnfitAsync(copy, Stop));
        Assert.Contains(_heard.Lines, l => l.Contains($"What it knew is in {copy}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_damaged_page_is_found_at_the_start()
    {
        await DamageAsync();

        DaemonEnd end = await RunAsync(_ledger.DataDir, _ => Assert.Fail("It must not run."));

        Assert.Equal(DaemonEnd.Refused, end);
        Assert.Contains("is damaged", _heard.Lines[^1], StringComparison.Ordinal);
        Assert.Contains("plex-mcp-daemon restore FILE", _heard.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_called_full()
    {
        using var small = MountedDisk.OfSize("64k");

        DaemonEnd end = await RunAsync(small.Root, _ => Assert.Fail("It must not run."));

        Assert.Equal(DaemonEnd.Refused, end);
        SqliteConnection.ClearAllPools();
        Assert.Contains(_heard.Lines, l => l.Contains("disk of the ledger is full", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_system_that_does_not_map_files_is_named_and_it_is_a_wrong_setting()
    {
        using var foreign = ForeignDisk.Mount("mergerfs direct_io", out string why);
        Assert.SkipWhen(foreign is null, why);

        DaemonEnd end = await RunAsync(foreign.Root, _ => Assert.Fail("It must not run."));

        Assert.Equal(DaemonEnd.WrongDataFolder, end);
        Assert.Contains(_heard.Lines, l => l.Contains("does not map files into memory", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(8, 1032, LedgerFaultKind.Moved)]
    [InlineData(8, 8, LedgerFaultKind.ReadOnly)]
    [InlineData(10, 5386, LedgerFaultKind.NoSharedMemory)]
    [InlineData(10, 266, LedgerFaultKind.Failing)]
    [InlineData(11, 11, LedgerFaultKind.Damaged)]
    [InlineData(13, 13, LedgerFaultKind.Full)]
    [InlineData(14, 14, LedgerFaultKind.NotOpened)]
    public void An_error_of_SQLite_is_told_by_its_cause_also_where_EF_Core_wraps_it(int code, int extended, LedgerFaultKind kind)
    {
        var bare = new SqliteException("words", code, extended);
        Assert.Equal(kind, LedgerFault.Of(bare)?.Kind);
        Assert.Equal(kind, LedgerFault.Of(new DbUpdateException("wrapped", bare))?.Kind);
        Assert.True(LedgerFault.Is(bare) && LedgerFault.Is(new DbUpdateException("wrapped", bare)));
    }

    [Fact]
    public async Task A_locked_ledger_throws_what_LedgerFault_knows_however_many_rows_are_saved()
    {
        await using LedgerDb locking = await _ledger.Factory.CreateDbContextAsync(Stop);
        await locking.Database.ExecuteSqlAsync($"BEGIN IMMEDIATE", Stop);
        foreach (int rows in new[] { 1, 2 })
        {
            await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync(Stop);
            await db.Database.ExecuteSqlAsync($"PRAGMA busy_timeout=1", Stop);
            db.Database.SetCommandTimeout(1);
            for (int row = 0; row < rows; row++)
            {
                db.Items.Add(IngestItem.Create($"Film {row}", Now, "Taken in."));
            }

            Assert.True(LedgerFault.Is(await Assert.ThrowsAnyAsync<Exception>(() => db.SaveChangesAsync(Stop))));
        }
    }

    /// <summary>The second half of the pages: the tables are still known, and their rows are not.</summary>
    private async Task DamageAsync()
    {
        for (int i = 0; i < 50; i++)
        {
            await _ledger.QueueAsync($"Film.{i}", Now);
        }

        SqliteConnection.ClearAllPools();
        await using FileStream file = File.OpenWrite(Path.Combine(_ledger.DataDir, "ledger.db"));
        for (long page = file.Length / 4096 / 2; page < file.Length / 4096; page++)
        {
            file.Position = (page * 4096) + 8;
            file.Write("damaged damaged damaged damaged "u8);
        }
    }

    private async Task<DaemonEnd> RunAsync(string dataDir, Action<IServiceProvider> started)
    {
        await using Logger log = new LoggerConfiguration().WriteTo.Sink(_heard).CreateLogger();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(Hang.Limit);
        return await DaemonRun.RunAsync(
            new HybridSettings { DataDir = dataDir, TransmissionUrl = null },
            log,
            patience.Token,
            started: (services, _) =>
            {
                started(services);
                return Task.CompletedTask;
            }
        );
    }
}
