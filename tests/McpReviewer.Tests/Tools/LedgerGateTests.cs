using System.Text.Json;
using Hybrid.Ledger;
using Hybrid.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Reviewer.Tools;

/// <summary>The reviewer never changes the ledger's form: it says which of the two programs is to be brought up to date.</summary>
public sealed class LedgerGateTests : IAsyncLifetime
{
    private TemporaryLedger _ledger = null!;

    public async ValueTask InitializeAsync() => _ledger = await TemporaryLedger.CreateAsync();

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Fact]
    public async Task An_older_ledger_waits_for_its_daemon()
    {
        await ChangeAsync("DELETE FROM __EFMigrationsHistory");

        Assert.Contains("older plex-mcp", await NoticeAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await StepsAsync());
    }

    [Fact]
    public async Task A_newer_ledger_asks_for_a_newer_reviewer()
    {
        await ChangeAsync("INSERT INTO __EFMigrationsHistory VALUES ('99991231235959_Later', '99.0.0')");

        Assert.Contains("newer plex-mcp", await NoticeAsync(), StringComparison.Ordinal);
    }

    /// <summary>A client may keep it open for days.</summary>
    [Fact]
    public async Task A_reviewer_that_is_open_while_the_ledger_is_brought_up_to_date_reads_nothing_from_then_on()
    {
        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir);
        Assert.DoesNotContain("newer plex-mcp", await NoticeAsync(session), StringComparison.Ordinal);

        await ChangeAsync("INSERT INTO __EFMigrationsHistory VALUES ('99991231235959_Later', '99.0.0')");

        Assert.Contains("newer plex-mcp", await NoticeAsync(session, "degraded"), StringComparison.Ordinal);
        JsonElement daemon = (await session.CallAsync("get_watcher_status")).Answer().GetProperty("watcher").GetProperty("daemon");
        Assert.Equal("unknown", daemon.String("state"));
    }

    [Fact]
    public async Task A_file_that_is_no_ledger_is_told_with_the_copy_to_restore_and_left_alone_and_the_restored_one_is_read()
    {
        string path = Path.Combine(_ledger.DataDir, "other", LedgerFile.Name);
        string copy = Path.Combine(_ledger.DataDir, "other", "backups", "copy.db");
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        await ChangeAsync($"VACUUM INTO '{copy}'");
        await File.WriteAllTextAsync(path, new string('x', 5000));
        await using ReviewerSession session = await ReviewerSession.StartAsync(Path.GetDirectoryName(path)!);

        string notice = await NoticeAsync(session, "degraded");

        Assert.Contains($"{path} is damaged", notice, StringComparison.Ordinal);
        Assert.EndsWith($"plex-mcp-daemon restore {copy}", notice, StringComparison.Ordinal);
        Assert.Contains(
            "is damaged",
            (await session.CallAsync("reject_pending", new Dictionary<string, object?> { ["id"] = 1 })).Failure(),
            StringComparison.Ordinal
        );
        Assert.Equal(new string('x', 5000), await File.ReadAllTextAsync(path));

        File.Delete(path);
        await ChangeAsync($"VACUUM INTO '{path}'");
        Assert.DoesNotContain("damaged", await NoticeAsync(session), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locked_ledger_is_told_and_read_as_soon_as_the_lock_is_gone()
    {
        ReviewerSession session;
        SqliteConnection.ClearAllPools();
        await using (var other = new SqliteConnection($"{LedgerFile.In(_ledger.DataDir).ConnectionString};Pooling=False"))
        {
            await other.OpenAsync();
            await using SqliteCommand command = other.CreateCommand();
            command.CommandText = "PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE";
            await command.ExecuteNonQueryAsync();
            session = await ReviewerSession.StartAsync(_ledger.DataDir);

            string notice = await NoticeAsync(session, "degraded");

            Assert.Contains("is locked by another program", notice, StringComparison.Ordinal);
            Assert.Contains(
                "is locked by another program",
                await NoticeAsync(session, "degraded", "get_watcher_status"),
                StringComparison.Ordinal
            );
        }

        Assert.DoesNotContain("locked", await NoticeAsync(session), StringComparison.Ordinal);
        await session.DisposeAsync();
    }

    [Fact]
    public async Task A_ledger_that_comes_later_is_found_without_a_restart()
    {
        string later = Path.Combine(_ledger.DataDir, "later");
        await using ReviewerSession session = await ReviewerSession.StartAsync(later);
        await NoticeAsync(session, "not_set_up");

        Directory.CreateDirectory(later);
        await ChangeAsync($"VACUUM INTO '{Path.Combine(later, LedgerFile.Name)}'");

        Assert.DoesNotContain("no ledger", await NoticeAsync(session), StringComparison.Ordinal);
    }

    private static async Task<string> NoticeAsync(ReviewerSession session, string? state = null, string tool = "get_pending_queue")
    {
        JsonElement answer = (await session.CallAsync(tool)).Answer();
        Assert.Equal(state ?? answer.String("state"), answer.String("state"));
        return answer.String("notice");
    }

    private async Task<string> NoticeAsync()
    {
        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir);
        return await NoticeAsync(session, "degraded");
    }

    private async Task ChangeAsync(string sql)
    {
        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync();
        await db.Database.ExecuteSqlRawAsync(sql);
    }

    private async Task<int> StepsAsync()
    {
        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync();
        return (await db.Database.GetAppliedMigrationsAsync()).Count();
    }
}
