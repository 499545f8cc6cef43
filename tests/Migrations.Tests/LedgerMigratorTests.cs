using System.Data.Common;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.MediaServers;
using Hybrid.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hybrid.Migrations;

public sealed class LedgerMigratorTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();
    private readonly ServiceProvider _services;

    public LedgerMigratorTests() => _services = new ServiceCollection().AddLedger(_disk.At("data")).BuildServiceProvider();

    private LedgerFile LedgerPath => _services.GetRequiredService<LedgerFile>();

    private IDbContextFactory<LedgerDb> Factory => _services.GetRequiredService<IDbContextFactory<LedgerDb>>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_model_matches_the_steps()
    {
        await MigrateAsync();
        await using LedgerDb db = await Factory.CreateDbContextAsync(Stop);
        Assert.False(db.Database.HasPendingModelChanges(), "Run: dotnet ef migrations add NAME --project Migrations --output-dir Steps");
    }

    [Fact]
    public async Task A_second_time_there_is_nothing_to_do()
    {
        Assert.NotEmpty(await MigrateAsync());
        Assert.Empty(await MigrateAsync());
    }

    [Fact]
    public async Task A_lock_that_a_killed_program_left_does_not_hang_the_next()
    {
        LedgerPath.Create();
        await using (LedgerDb db = await Factory.CreateDbContextAsync(Stop))
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01');
                """,
                Stop
            );
        }

        Task<IReadOnlyList<string>> migrating = MigrateAsync();
        Assert.NotEmpty(await migrating.WaitAsync(Hang.Limit, Stop));
    }

    [Fact]
    public async Task The_ledger_is_readable_by_its_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        await MigrateAsync();
        foreach (string file in Directory.EnumerateFiles(_disk.At("data"), "ledger.db*"))
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(file)
            );
        }
    }

    [Fact]
    public async Task The_ledger_waits_for_locks_and_survives_power_cuts()
    {
        await MigrateAsync();
        await using LedgerDb db = await Factory.CreateDbContextAsync(Stop);
        Assert.Equal("wal", await PragmaAsync<string>(db, "journal_mode"));
        Assert.Equal(5000, await PragmaAsync<long>(db, "busy_timeout"));
        Assert.Equal(2, await PragmaAsync<long>(db, "synchronous"));
        Assert.Equal(1, await PragmaAsync<long>(db, "foreign_keys"));
    }

    [Fact]
    public async Task A_missing_ledger_is_told_with_its_path_and_what_to_do()
    {
        LedgerCheck check = await _services.GetRequiredService<LedgerSchema>().CheckAsync(Stop);
        Assert.Equal(LedgerFitness.Missing, check.Fitness);
        Assert.Contains(LedgerPath.Path, check.Sentence, StringComparison.Ordinal);
        Assert.Contains("plex-mcp-daemon", check.Sentence, StringComparison.Ordinal);
        Assert.False(File.Exists(LedgerPath.Path));
    }

    [Fact]
    public async Task A_ledger_of_a_newer_version_is_left_alone()
    {
        await MigrateAsync();
        await using (LedgerDb db = await Factory.CreateDbContextAsync(Stop))
        {
            await db.Database.ExecuteSqlAsync($"INSERT INTO __EFMigrationsHistory VALUES ('99990101000000_Future', '11.0.0')", Stop);
        }

        LedgerCheck check = await _services.GetRequiredService<LedgerSchema>().CheckAsync(Stop);
        Assert.Equal(LedgerFitness.Newer, check.Fitness);
    }

    [Fact]
    public async Task A_ledger_of_an_older_version_waits_for_its_daemon()
    {
        await MigrateAsync();
        await using (LedgerDb db = await Factory.CreateDbContextAsync(Stop))
        {
            await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsHistory", Stop);
        }

        LedgerCheck check = await _services.GetRequiredService<LedgerSchema>().CheckAsync(Stop);
        Assert.Equal(LedgerFitness.Older, check.Fitness);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_told_and_left_alone()
    {
        string path = _disk.File("data/ledger.db", 8192);
        byte[] before = await File.ReadAllBytesAsync(path, Stop);
        LedgerCheck check = await _services.GetRequiredService<LedgerSchema>().CheckAsync(Stop);
        Assert.Equal(LedgerFitness.Unreadable, check.Fitness);
        Assert.Equal(before, await File.ReadAllBytesAsync(path, Stop));
    }

    [Fact]
    public async Task Tables_and_words_that_took_another_name_keep_their_rows()
    {
        LedgerPath.Create();
        await using (LedgerDb db = await Factory.CreateDbContextAsync(Stop))
        {
            string before = db
                .Database.GetMigrations()
                .TakeWhile(step => !step.EndsWith("_GlossaryNames", StringComparison.Ordinal))
                .Last();
            await db.GetService<IMigrator>().MigrateAsync(before, Stop);
            // Raw, because braces in the JSON are no parameters.
            await using DbConnection connection = db.Database.GetDbConnection();
            await connection.OpenAsync(Stop);
            await using DbCommand insert = connection.CreateCommand();
            insert.CommandText = BeforeTheGlossary.Rows;
            await insert.ExecuteNonQueryAsync(Stop);
        }

        Assert.NotEmpty(await MigrateAsync());

        await using LedgerDb now = await Factory.CreateDbContextAsync(Stop);
        IngestItem item = await now.Items.Include(i => i.Files).ThenInclude(f => f.Placement).SingleAsync(Stop);
        Assert.Equal([Concern.NoCatalog, Concern.CatalogDegraded], item.Assessment!.Reasons.Select(r => r.Concern));
        Assert.Equal(PlacementState.Replaced, Assert.Single(item.Files).Placement!.State);
        Assert.Equal("No answer.", (await now.Neighbors.SingleAsync(Stop)).Fault);
        Assert.Equal([1, 2, 3], (await now.StoredInputs.SingleAsync(Stop)).Input);
        Assert.Equal(ReplacedFileState.Kept, (await now.ReplacedFiles.SingleAsync(Stop)).State);
        Assert.Equal(
            ("neighbor:Plex", "neighbor:Plex:1"),
            await now.Notifications.Select(n => ValueTuple.Create(n.Subject, n.Key)).SingleAsync(Stop)
        );
    }

    [Fact]
    public async Task What_was_seen_before_there_were_other_servers_was_seen_in_Plex()
    {
        LedgerPath.Create();
        await using (LedgerDb db = await Factory.CreateDbContextAsync(Stop))
        {
            await db.GetService<IMigrator>()
                .MigrateAsync(db.Database.GetMigrations().Single(step => step.EndsWith("_ServerLooks", StringComparison.Ordinal)), Stop);
            await db.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO Downloads (Id, Source, Key, Name, Root, SeenAt) VALUES (1, 'Folder', 'path:/a.mkv', 'a.mkv', '/', 1780000000000);
                INSERT INTO Items (Id, DownloadId, Name, State, Version, CreatedAt, ChangedAt, DueAt, Tries, Duplicates, Numbering)
                    VALUES (1, 1, 'a.mkv', 'Finished', 5, 1780000000000, 1780000000000, 1780000000000, 0, 'Ask', 'Unsaid');
                INSERT INTO ServerLooks (ItemId, State, Since, Tries, Sentence) VALUES (1, 'Confirmed', 1780000000000, 3, 'Plex shows it.');
                """,
                Stop
            );
        }

        Assert.NotEmpty(await MigrateAsync());

        await using LedgerDb now = await Factory.CreateDbContextAsync(Stop);
        ServerLook look = await now.ServerLooks.SingleAsync(Stop);
        Assert.Equal((MediaServerKind.Plex, ServerLookState.Confirmed, "Plex shows it."), (look.Server, look.State, look.Sentence));
    }

    [Fact]
    public async Task A_ledger_of_the_first_version_is_copied_and_brought_up_to_date_with_its_rows()
    {
        LedgerPath.Create();
        await using (LedgerDb db = await Factory.CreateDbContextAsync(Stop))
        {
            await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().First(), Stop);
            await db.Database.ExecuteSqlRawAsync(FirstVersion.Rows, Stop);
        }

        Assert.NotEmpty(await MigrateAsync());

        await using (LedgerDb db = await Factory.CreateDbContextAsync(Stop))
        {
            IngestItem item = await db.Items.Include(i => i.Files).ThenInclude(f => f.Placement).Include(i => i.History).SingleAsync(Stop);
            Assert.Equal((ItemState.Finished, 603), (item.State, item.TmdbId));
            Assert.Equal("/library/Movies/The Matrix (1999).mkv", Assert.Single(item.Files).Placement!.To);
            Assert.Single(item.History);
        }

        string copy = Assert.Single(Copies());
        await using var connection = new SqliteConnection($"Data Source={copy};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(Stop);
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT count(*) FROM __EFMigrationsHistory) || ' step, ' || (SELECT count(*) FROM Items) || ' item'";
        Assert.Equal("1 step, 1 item", await command.ExecuteScalarAsync(Stop));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(copy));
        }
    }

    [Fact]
    public async Task A_step_that_fails_leaves_the_ledger_as_it_was_and_says_so()
    {
        await MakeOlderAsync("SELECT 1");
        Upgrade.Refused refused = Assert.IsType<Upgrade.Refused>(await TryMigrateAsync());
        Assert.Contains(LedgerPath.Path, refused.Sentence, StringComparison.Ordinal);
        Assert.Contains(Assert.Single(Copies()), refused.Sentence, StringComparison.Ordinal);
        await using LedgerDb db = await Factory.CreateDbContextAsync(Stop);
        Assert.Equal(["00000000000000_Zero"], await db.Database.GetAppliedMigrationsAsync(Stop));
        Assert.Equal(4711, (await db.Daemon.SingleAsync(Stop)).Pid);
        Assert.Null(await LedgerBackup.DamageAsync(db, Stop));
    }

    /// <summary>A reviewer of the earlier version is open meanwhile, and what it was told stands must stand.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task What_is_decided_between_the_copy_and_a_step_that_fails_is_kept(int stepsThatSucceed)
    {
        await MakeWithStepsAsync(stepsThatSucceed);
        Upgrade.Refused refused = Assert.IsType<Upgrade.Refused>(await TryMigrateAsync(new WhenCopied(() => Decide(4712))));
        await using LedgerDb db = await Factory.CreateDbContextAsync(Stop);
        Assert.Equal(4712, await PidAsync(db));
        Assert.Equal(stepsThatSucceed > 0, refused.Sentence.Contains("partly upgraded", StringComparison.Ordinal));
        Assert.Contains(Assert.Single(Copies()), refused.Sentence, StringComparison.Ordinal);
        Assert.Null(await LedgerBackup.DamageAsync(db, Stop));
    }

    [Fact]
    public async Task A_later_step_that_fails_takes_the_earlier_ones_back()
    {
        await MakeWithStepsAsync(1);
        await using LedgerDb db = await Factory.CreateDbContextAsync(Stop);
        string[] before = [.. await db.Database.GetAppliedMigrationsAsync(Stop)];
        Upgrade.Refused refused = Assert.IsType<Upgrade.Refused>(await TryMigrateAsync());
        Assert.Contains("The ledger is unchanged", refused.Sentence, StringComparison.Ordinal);
        Assert.Equal(before, await db.Database.GetAppliedMigrationsAsync(Stop));
        Assert.Equal(4711, await PidAsync(db));
    }

    [Fact]
    public async Task To_put_a_copy_back_waits_for_who_is_writing()
    {
        await MakeOlderAsync("SELECT 1");
        string copy = _disk.At("copy.db");
        await LedgerCopy.MakeAsync(LedgerPath.Path, copy, Stop);
        await using LedgerDb writer = await Factory.CreateDbContextAsync(Stop);
        await using Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction writing = await writer.Database.BeginTransactionAsync(Stop);
        await writer.Database.ExecuteSqlAsync($"UPDATE Daemon SET Pid = 4712", Stop);

        var restoring = Task.Run(() => LedgerBackup.RestoreAsync(LedgerPath, copy, Stop), Stop);
        // That it waits shows in nothing; one that does not fails long before this.
        Assert.NotSame(restoring, await Task.WhenAny(restoring, Task.Delay(TimeSpan.FromSeconds(1), Stop)));
        await writing.CommitAsync(Stop);
        await restoring;

        Assert.Equal(4711, await PidAsync(writer));
    }

    [Fact]
    public async Task A_damaged_ledger_is_not_touched()
    {
        await MakeOlderAsync(
            """
            INSERT INTO CatalogCache (Key, Json, FetchedAt, ExpiresAt)
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100) SELECT i, hex(randomblob(2000)), 0, 0 FROM n;
            PRAGMA wal_checkpoint(TRUNCATE);
            """
        );
        SqliteConnection.ClearAllPools();
        await using (FileStream file = File.OpenWrite(LedgerPath.Path))
        {
            // Pages of the cache, which no query of the migrator reads.
            file.Position = file.Length - (4096 * 4);
            await file.WriteAsync(Enumerable.Repeat((byte)0xEE, 4096 * 4).ToArray(), Stop);
        }

        byte[] before = await File.ReadAllBytesAsync(LedgerPath.Path, Stop);
        Upgrade.Refused refused = Assert.IsType<Upgrade.Refused>(await TryMigrateAsync());
        Assert.Contains("damaged", refused.Sentence, StringComparison.Ordinal);
        Assert.Empty(Copies());
        SqliteConnection.ClearAllPools();
        Assert.Equal(before, await File.ReadAllBytesAsync(LedgerPath.Path, Stop));
    }

    public void Dispose()
    {
        _services.Dispose();
        _disk.Dispose();
    }

    private async Task<IReadOnlyList<string>> MigrateAsync() => Assert.IsType<Upgrade.Done>(await TryMigrateAsync()).Steps;

    private Task<Upgrade> TryMigrateAsync(ILogger? logger = null) =>
        LedgerMigrator.MigrateAsync(LedgerPath, Factory, TimeProvider.System, logger ?? NullLogger.Instance, Stop);

    /// <summary>A ledger of the first version, in which so many of the next steps succeed and a later one finds its table there already.</summary>
    private async Task MakeWithStepsAsync(int thatSucceed)
    {
        LedgerPath.Create();
        await using LedgerDb db = await Factory.CreateDbContextAsync(Stop);
        await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().First(), Stop);
        await db.Database.ExecuteSqlRawAsync(
            thatSucceed == 0 ? "ALTER TABLE Items ADD COLUMN Duplicates TEXT" : "CREATE TABLE Displacements (Id INTEGER)",
            Stop
        );
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO Daemon (Id, Pid, Version, Mode, StartedAt, BeatAt, Doing) VALUES (1, 4711, '', '', 0, 0, '')",
            Stop
        );
    }

    /// <summary>From another connection, as another program does.</summary>
    private void Decide(int pid)
    {
        using LedgerDb db = Factory.CreateDbContext();
        db.Database.ExecuteSql($"UPDATE Daemon SET Pid = {pid}");
    }

    private static Task<int> PidAsync(LedgerDb db) => db.Database.SqlQuery<int>($"SELECT Pid AS Value FROM Daemon").SingleAsync(Stop);

    /// <summary>A ledger of an earlier version: one step was applied that is not the newest, and there are rows.</summary>
    private async Task MakeOlderAsync(string sql)
    {
        await MigrateAsync();
        await using LedgerDb db = await Factory.CreateDbContextAsync(Stop);
        await db.Database.ExecuteSqlAsync(
            $"DELETE FROM __EFMigrationsHistory; INSERT INTO __EFMigrationsHistory VALUES ('00000000000000_Zero', '10.0.0')",
            Stop
        );
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO Daemon (Id, Pid, Version, Mode, StartedAt, BeatAt, Doing) VALUES (1, 4711, '', '', 0, 0, '')",
            Stop
        );
        await db.Database.ExecuteSqlRawAsync(sql, Stop);
    }

    private string[] Copies() =>
        Directory.Exists(LedgerBackup.FolderOf(LedgerPath)) ? Directory.GetFiles(LedgerBackup.FolderOf(LedgerPath)) : [];

    private static async Task<T> PragmaAsync<T>(LedgerDb db, string name)
    {
        await db.Database.OpenConnectionAsync(Stop);
        await using System.Data.Common.DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return (T)(await command.ExecuteScalarAsync(Stop))!;
    }

    /// <summary>Between the copy and the first step, the migrator says where the copy is.</summary>
    private sealed class WhenCopied(Action then) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (formatter(state, exception).Contains("is kept in", StringComparison.Ordinal))
            {
                then();
            }
        }
    }
}
