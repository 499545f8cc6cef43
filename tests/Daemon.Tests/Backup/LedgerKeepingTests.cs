using Hybrid.Daemon.Disk;
using Hybrid.Daemon.Hosting;
using Hybrid.Ledger;
using Hybrid.Migrations;
using Hybrid.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hybrid.Daemon.Backup;

public sealed class LedgerKeepingTests : IAsyncLifetime
{
    private readonly TemporaryDisk _disk = new();
    private TemporaryLedger _ledger = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private string Path => LedgerFile.In(_ledger.DataDir).Path;

    private string Backups => LedgerBackup.FolderOf(LedgerFile.In(_ledger.DataDir));

    public async ValueTask InitializeAsync()
    {
        _ledger = await TemporaryLedger.CreateAsync();
        await _ledger.QueueAsync("First", Now);
    }

    public async ValueTask DisposeAsync()
    {
        await _ledger.DisposeAsync();
        _disk.Dispose();
    }

    [Fact]
    public async Task A_copy_is_whole_its_owners_alone_and_made_beside_a_daemon_that_writes()
    {
        using var daemon = SingleDaemon.TryTake(_ledger.DataDir);
        await using LedgerDb writing = await _ledger.Factory.CreateDbContextAsync(Stop);
        await using Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction = await writing.Database.BeginTransactionAsync(
            Stop
        );
        await writing.Database.ExecuteSqlAsync($"UPDATE Items SET Name = 'Not committed'", Stop);

        BackupResult.Copied copied = Assert.IsType<BackupResult.Copied>(
            await LedgerKeeping.BackUpAsync(_ledger.DataDir, _disk.At("copy.db"), Now, Stop)
        );
        await transaction.RollbackAsync(Stop);

        Assert.Equal(["copy.db"], _disk.Files());
        Assert.Equal(["First"], await NamesAsync(copied.File));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, Mode(copied.File));
    }

    /// <summary>The room that is missing is not taken as well, and half a copy never counts as one.</summary>
    [Fact]
    public async Task Before_an_upgrade_that_finds_no_room_for_its_copy_nothing_is_changed_or_left()
    {
        using var small = MountedDisk.OfSize("6m");
        var file = LedgerFile.In(System.IO.Path.Combine(small.Root, "data"));
        await using ServiceProvider services = new ServiceCollection()
            .AddLedger(System.IO.Path.GetDirectoryName(file.Path)!)
            .BuildServiceProvider();
        IDbContextFactory<LedgerDb> factory = services.GetRequiredService<IDbContextFactory<LedgerDb>>();
        file.Create();
        await using (LedgerDb db = await factory.CreateDbContextAsync(Stop))
        {
            await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().First(), Stop);
            await db.Database.ExecuteSqlRawAsync(
                "CREATE TABLE Ballast (Bytes BLOB); INSERT INTO Ballast VALUES (randomblob(3500000))",
                Stop
            );
        }

        for (int attempt = 0; attempt < 2; attempt++)
        {
            Upgrade upgrade = await LedgerMigrator.MigrateAsync(file, factory, TimeProvider.System, NullLogger.Instance, Stop);
            Assert.IsType<Upgrade.Refused>(upgrade);
            Assert.Empty(Directory.EnumerateFiles(LedgerBackup.FolderOf(file)));
        }

        SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task Without_a_name_it_goes_into_backups_and_a_taken_name_is_never_overwritten()
    {
        BackupResult.Copied first = Assert.IsType<BackupResult.Copied>(await LedgerKeeping.BackUpAsync(_ledger.DataDir, null, Now, Stop));
        Assert.Equal(Backups, System.IO.Path.GetDirectoryName(first.File));

        string taken = _disk.File("mine.txt");
        byte[] before = await File.ReadAllBytesAsync(taken, Stop);
        Assert.IsType<BackupResult.Refused>(await LedgerKeeping.BackUpAsync(_ledger.DataDir, taken, Now, Stop));
        Assert.Equal(before, await File.ReadAllBytesAsync(taken, Stop));
    }

    [Fact]
    public async Task A_restore_brings_the_rows_back_and_keeps_those_that_it_replaced()
    {
        string copy = await CopyAsync();
        await _ledger.QueueAsync("Second", Now);
        // A reviewer that has the ledger open.
        await using LedgerDb reviewer = await _ledger.Factory.CreateDbContextAsync(Stop);
        Assert.Equal(2, await reviewer.Items.CountAsync(Stop));

        BackupResult.Restored restored = Assert.IsType<BackupResult.Restored>(
            await LedgerKeeping.RestoreAsync(_ledger.DataDir, copy, Now, Stop)
        );

        Assert.Equal(1, await reviewer.Items.CountAsync(Stop));
        Assert.Equal(["First"], await NamesAsync(Path));
        Assert.Equal(["First", "Second"], await NamesAsync(restored.Previous!));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, Mode(restored.Previous!));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, Mode(Path));
    }

    [Fact]
    public async Task While_a_daemon_runs_nothing_is_restored()
    {
        string copy = await CopyAsync();
        await _ledger.QueueAsync("Second", Now);
        using var daemon = SingleDaemon.TryTake(_ledger.DataDir);

        Assert.IsType<BackupResult.DaemonRuns>(await LedgerKeeping.RestoreAsync(_ledger.DataDir, copy, Now, Stop));

        Assert.Equal(["First", "Second"], await NamesAsync(Path));
    }

    [Fact]
    public async Task A_ledger_that_cannot_be_read_is_replaced_and_kept_as_it_was()
    {
        string copy = await CopyAsync();
        SqliteConnection.ClearAllPools();
        File.Delete(Path + "-wal");
        await File.WriteAllTextAsync(Path, new string('x', 20_000), Stop);

        BackupResult.Restored restored = Assert.IsType<BackupResult.Restored>(
            await LedgerKeeping.RestoreAsync(_ledger.DataDir, copy, Now, Stop)
        );

        Assert.Equal(["First"], await NamesAsync(Path));
        Assert.Equal(new string('x', 20_000), await File.ReadAllTextAsync(restored.Previous!, Stop));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, Mode(Path));
        Assert.DoesNotContain(Directory.EnumerateFiles(_ledger.DataDir, ".*"), _ => true);
    }

    [Fact]
    public async Task Where_there_is_no_ledger_yet_a_copy_becomes_it()
    {
        string copy = await CopyAsync();
        string elsewhere = _disk.At("new", "data");

        BackupResult.Restored restored = Assert.IsType<BackupResult.Restored>(await LedgerKeeping.RestoreAsync(elsewhere, copy, Now, Stop));

        Assert.Null(restored.Previous);
        Assert.Equal(["First"], await NamesAsync(LedgerFile.In(elsewhere).Path));
    }

    [Theory]
    [InlineData("missing", "no file")]
    [InlineData("text", "cannot be read as a ledger")]
    [InlineData("other", "not a ledger of plex-mcp")]
    [InlineData("newer", "newer plex-mcp")]
    [InlineData("damaged", "damaged")]
    [InlineData("itself", "the ledger itself")]
    public async Task What_is_no_whole_ledger_of_this_version_is_refused_and_nothing_changes(string what, string words)
    {
        string file = await MadeAsync(what);

        BackupResult.Refused refused = Assert.IsType<BackupResult.Refused>(
            await LedgerKeeping.RestoreAsync(_ledger.DataDir, file, Now, Stop)
        );

        Assert.Contains(words, refused.Why, StringComparison.Ordinal);
        Assert.Equal(["First"], (await NamesAsync(Path)).Distinct());
        Assert.False(Directory.Exists(Backups));
    }

    private async Task<string> MadeAsync(string what)
    {
        string file = _disk.At($"{what}.db");
        switch (what)
        {
            case "itself":
                return Path;
            case "text":
                await File.WriteAllTextAsync(file, new string('x', 5000), Stop);
                return file;
            case "other":
                await ExecuteAsync(file, "CREATE TABLE Notes (Id INTEGER)");
                return file;
            case "newer":
                await LedgerKeeping.BackUpAsync(_ledger.DataDir, file, Now, Stop);
                await ExecuteAsync(file, "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0')");
                return file;
            case "damaged":
                for (int i = 0; i < 200; i++)
                {
                    await _ledger.QueueAsync("First", Now);
                }

                await LedgerKeeping.BackUpAsync(_ledger.DataDir, file, Now, Stop);
                await using (var damaged = new FileStream(file, FileMode.Open))
                {
                    damaged.Position = damaged.Length / 2;
                    damaged.Write(new byte[(int)(damaged.Length / 3)]);
                }

                return file;
            default:
                return file;
        }
    }

    private async Task<string> CopyAsync() =>
        Assert.IsType<BackupResult.Copied>(await LedgerKeeping.BackUpAsync(_ledger.DataDir, _disk.At("copy.db"), Now, Stop)).File;

    private static UnixFileMode Mode(string path) =>
        OperatingSystem.IsWindows() ? UnixFileMode.UserRead | UnixFileMode.UserWrite : File.GetUnixFileMode(path);

    private static async Task ExecuteAsync(string path, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync(Stop);
        await using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Stop);
    }

    private static async Task<string[]> NamesAsync(string path)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(Stop);
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT Name FROM Items ORDER BY Id";
        await using SqliteDataReader rows = await command.ExecuteReaderAsync(Stop);
        List<string> names = [];
        while (await rows.ReadAsync(Stop))
        {
            names.Add(rows.GetString(0));
        }

        return [.. names];
    }
}
