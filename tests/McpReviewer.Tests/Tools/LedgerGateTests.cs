using Hybrid.Ledger;
using Hybrid.Testing;
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

        Assert.Contains("older plex-mcp", await SentenceAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await StepsAsync());
    }

    [Fact]
    public async Task A_newer_ledger_asks_for_a_newer_reviewer()
    {
        await ChangeAsync("INSERT INTO __EFMigrationsHistory VALUES ('99991231235959_Later', '99.0.0')");

        Assert.Contains("newer plex-mcp", await SentenceAsync(), StringComparison.Ordinal);
    }

    /// <summary>A client may keep it open for days.</summary>
    [Fact]
    public async Task A_reviewer_that_is_open_while_the_ledger_is_brought_up_to_date_refuses_from_then_on()
    {
        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir);
        (await session.CallAsync("get_pending_queue")).Answer();

        await ChangeAsync("INSERT INTO __EFMigrationsHistory VALUES ('99991231235959_Later', '99.0.0')");

        Assert.Contains("newer plex-mcp", (await session.CallAsync("get_pending_queue")).Failure(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_ledger_is_told_and_left_alone()
    {
        string path = Path.Combine(_ledger.DataDir, "other", LedgerFile.Name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, new string('x', 5000));
        await using ReviewerSession session = await ReviewerSession.StartAsync(Path.GetDirectoryName(path)!);

        Assert.Contains("cannot be read", (await session.CallAsync("get_pending_queue")).Failure(), StringComparison.Ordinal);
        Assert.Equal(new string('x', 5000), await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task A_ledger_that_comes_later_is_found_without_a_restart()
    {
        string later = Path.Combine(_ledger.DataDir, "later");
        await using ReviewerSession session = await ReviewerSession.StartAsync(later);
        (await session.CallAsync("get_pending_queue")).Failure();

        Directory.CreateDirectory(later);
        await ChangeAsync($"VACUUM INTO '{Path.Combine(later, LedgerFile.Name)}'");

        Assert.Equal(0, (await session.CallAsync("get_pending_queue")).Answer().GetProperty("total").GetInt32());
    }

    private async Task<string> SentenceAsync()
    {
        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir);
        return (await session.CallAsync("get_pending_queue")).Failure();
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
