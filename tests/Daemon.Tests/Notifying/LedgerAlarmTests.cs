using Hybrid.Settings;
using Hybrid.Testing.Loopback;
using Microsoft.Data.Sqlite;

namespace Hybrid.Daemon.Notifying;

public sealed class LedgerAlarmTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ledger_that_fails_is_told_once_over_restarts_and_once_when_it_works_again()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync();
        await bench.Part<LedgerAlarm>().ClearAsync(Stop);
        for (int i = 0; i < 3; i++)
        {
            await bench.Part<LedgerAlarm>().RaiseAsync("The ledger is damaged.", Stop);
            await bench.RestartAsync();
        }

        Assert.Equal(
            [
                ["The ledger does not work"],
            ],
            bench.Messages
        );
        await bench.Part<LedgerAlarm>().ClearAsync(Stop);
        await bench.RestartAsync();
        await bench.Part<LedgerAlarm>().ClearAsync(Stop);
        Assert.Equal(
            [
                ["The ledger does not work"],
                ["Resolved: the ledger does not work"],
            ],
            bench.Messages
        );
    }

    [Fact]
    public async Task While_nobody_can_be_told_it_is_tried_now_and_then()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync();
        bench.Webhook.Server.Always = LoopbackFault.Status(500);
        for (int i = 0; i < 60; i++)
        {
            await bench.Part<LedgerAlarm>().RaiseAsync("The ledger is damaged.", Stop);
            bench.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(4, bench.Webhook.Server.Requests.Count);
        bench.Webhook.Server.Always = null;
        await bench.Part<LedgerAlarm>().RaiseAsync("The ledger is damaged.", Stop);
        Assert.Single(bench.Messages);
    }

    [Fact]
    public async Task In_quiet_hours_it_waits_too()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync(n => n with { QuietHours = QuietHours.Read("11:00-13:00") });
        await bench.Part<LedgerAlarm>().RaiseAsync("The ledger is damaged.", Stop);
        Assert.Empty(bench.Messages);
        bench.Time.Advance(TimeSpan.FromHours(1));
        await bench.Part<LedgerAlarm>().RaiseAsync("The ledger is damaged.", Stop);
        Assert.Single(bench.Messages);
    }

    /// <summary>The daemon ends upon it.</summary>
    [Fact]
    public async Task A_last_word_is_said_in_quiet_hours_too()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync(n => n with { QuietHours = QuietHours.Read("11:00-13:00") });
        await bench.Part<LedgerAlarm>().RaiseAsync("The ledger is damaged.", Stop, isLastWord: true);
        Assert.Single(bench.Messages);
    }

    [Theory]
    [InlineData(11, true)]
    [InlineData(13, true)]
    [InlineData(26, true)]
    [InlineData(5, false)]
    [InlineData(6, false)]
    public void A_lock_for_a_moment_is_no_trouble(int code, bool isTrouble) =>
        Assert.Equal(isTrouble, LedgerAlarm.SentenceOf(new SqliteException("x", code)) is not null);
}
