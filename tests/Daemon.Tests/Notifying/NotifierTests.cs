using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Settings;
using Hybrid.Testing.Loopback;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Notifying;

public sealed class NotifierTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_comes_together_waits_in_one_message_and_is_told_once()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync();
        await bench.QueueAsync("First.Film.1999");
        await bench.LookAsync();
        Assert.Empty(bench.Messages);
        await bench.QueueAsync("Second.Film.2001");
        await bench.PassAsync(3 * Hour);
        Assert.Equal(["2 items wait for a decision"], Assert.Single(bench.Messages));
        string text = bench.Webhook.Taken[0].GetProperty("text").GetString()!;
        Assert.Contains("- First.Film.1999\n- Second.Film.2001", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_without_end_is_told_after_five_minutes_and_not_again_for_each()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync();
        for (int i = 0; i < 60; i++)
        {
            await bench.QueueAsync($"Film.{1950 + i}");
            await bench.PassAsync(TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(20));
        }

        Assert.Equal(["8 items wait for a decision"], Assert.Single(bench.Messages));
    }

    [Fact]
    public async Task A_queue_that_turns_from_none_to_some_again_is_told_again()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync();
        long first = await bench.QueueAsync("First.Film.1999");
        await bench.PassAsync(20 * Minute);
        await bench.DecideAsync(first);
        await bench.QueueAsync("Second.Film.2001");
        await bench.PassAsync(20 * Minute);
        Assert.Equal(2, bench.Messages.Count);
        Assert.All(bench.Messages, m => Assert.Equal(["1 item waits for a decision"], m));
    }

    [Fact]
    public async Task What_joins_others_that_wait_is_told_after_a_quiet_time()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync();
        await bench.QueueAsync("First.Film.1999");
        await bench.PassAsync(5 * Minute);
        await bench.QueueAsync("Second.Film.2001");
        await bench.PassAsync(5 * Hour, 10 * Minute);
        Assert.Single(bench.Messages);
        await bench.PassAsync(2 * Hour, 10 * Minute);
        Assert.Equal(["2 items wait for a decision"], bench.Messages[1]);
        Assert.Contains(
            "New since the last notification: 1.",
            bench.Webhook.Taken[1].GetProperty("text").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_was_put_off_is_told_again_once_when_its_time_comes()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync();
        long first = await bench.QueueAsync("First.Film.1999");
        await bench.PassAsync(5 * Minute);
        Assert.Single(bench.Messages);
        await bench.Ledger.ChangeAsync(first, item => item.SnoozedUntil = bench.Now + (3 * Hour));
        await bench.PassAsync(2 * Hour, 10 * Minute);
        Assert.Single(bench.Messages);
        await bench.PassAsync(8 * Hour, 10 * Minute);
        Assert.Equal(2, bench.Messages.Count);
        Assert.Equal(["1 item waits for a decision"], bench.Messages[1]);
        Assert.Contains("- First.Film.1999", bench.Webhook.Taken[1].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_neither_loses_nor_doubles()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync();
        await bench.QueueAsync("First.Film.1999");
        bench.Webhook.Server.Always = LoopbackFault.Status(500);
        await bench.PassAsync(2 * Minute);
        Assert.Empty(bench.Messages);

        await bench.RestartAsync();
        bench.Webhook.Server.Always = null;
        await bench.PassAsync(10 * Minute);
        await bench.RestartAsync();
        await bench.PassAsync(10 * Minute);
        Assert.Single(bench.Messages);
    }

    [Fact]
    public async Task What_a_kill_sends_twice_bears_one_id()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync();
        await bench.QueueAsync("First.Film.1999");
        await bench.PassAsync(2 * Minute);
        await using (LedgerDb db = await bench.Ledger.Factory.CreateDbContextAsync(Stop))
        {
            // As it stands after a kill between the answer and the ledger.
            await db.Deliveries.ExecuteUpdateAsync(d => d.SetProperty(x => x.State, DeliveryState.Due), Stop);
        }

        await bench.RestartAsync();
        await bench.PassAsync(6 * Minute);
        Assert.Equal(2, bench.Messages.Count);
        Assert.Single(bench.Webhook.Taken.SelectMany(NotifyBench.Notifications).Select(n => n.GetProperty("id").GetString()).Distinct());
    }

    [Fact]
    public async Task A_receiver_that_fails_is_in_the_status_is_asked_less_and_less_and_gets_all_together()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync();
        bench.Webhook.Server.Always = LoopbackFault.Status(404);
        await bench.QueueAsync("First.Film.1999");
        await bench.PassAsync(2 * Hour);
        Assert.InRange(bench.Webhook.Server.Requests.Count, 8, 14);
        NeighborStatus status = await NeighborAsync(bench, Receivers.Webhook);
        Assert.Contains("NOTIFY_WEBHOOK_URL", status.Fault, StringComparison.Ordinal);

        await bench.Part<NeighborHealth>().FaultyAsync("TMDb", "TMDb is down.");
        await bench.PassAsync(20 * Minute);
        bench.Webhook.Server.Always = null;
        await bench.PassAsync(Hour);
        Assert.Equal(["1 item waits for a decision", "TMDb does not work"], Assert.Single(bench.Messages));
        Assert.Null((await NeighborAsync(bench, Receivers.Webhook)).Fault);
    }

    [Fact]
    public async Task What_cannot_be_delivered_for_two_days_is_given_up_and_the_next_is_told()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync();
        bench.Webhook.Server.Always = LoopbackFault.Status(500);
        await bench.QueueAsync("First.Film.1999");
        await bench.PassAsync(TimeSpan.FromDays(2) + Hour, 20 * Minute);
        bench.Webhook.Server.Always = null;
        await bench.PassAsync(Hour);
        Assert.Equal(DeliveryState.GivenUp, Assert.Single(await bench.DeliveriesAsync()).State);
        Assert.Empty(bench.Messages);

        await bench.QueueAsync("Second.Film.2001");
        await bench.PassAsync(10 * Minute);
        Assert.Single(bench.Messages);
    }

    [Fact]
    public async Task A_receiver_that_is_no_longer_set_is_forgotten()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync(n =>
            n with
            {
                NtfyUrl = new Neighbors.Secret("http://127.0.0.1:9/topic"),
            }
        );
        await bench.QueueAsync("First.Film.1999");
        await bench.PassAsync(2 * Minute);
        await bench.RestartAsync(n => n with { NtfyUrl = null });
        await bench.PassAsync(2 * Minute);
        Assert.Equal(
            [(Receivers.Webhook, DeliveryState.Sent), (Receivers.Ntfy, DeliveryState.GivenUp)],
            (await bench.DeliveriesAsync()).Select(d => (d.Receiver, d.State))
        );
    }

    [Fact]
    public async Task Quiet_hours_hold_everything_and_tell_it_together_when_they_end()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync(n => n with { QuietHours = QuietHours.Read("12:00-15:00") });
        await bench.QueueAsync("First.Film.1999");
        await bench.Part<NeighborHealth>().FaultyAsync("TMDb", "TMDb is down.");
        await bench.PassAsync(Hour);
        await bench.Part<NeighborHealth>().GoodAsync("TMDb");
        await bench.PassAsync(2 * Hour - Minute);
        Assert.Empty(bench.Messages);
        await bench.PassAsync(10 * Minute);
        Assert.Equal(["1 item waits for a decision", "TMDb does not work", "Resolved: TMDb does not work"], Assert.Single(bench.Messages));
    }

    [Fact]
    public async Task A_neighbor_that_fails_is_told_once_after_a_while_and_once_when_it_is_back()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync();
        NeighborHealth board = bench.Part<NeighborHealth>();
        for (int i = 0; i < 60; i++)
        {
            await board.FaultyAsync("Transmission", $"Transmission does not answer ({i}).");
            await bench.PassAsync(Minute);
            Assert.Equal(i < 14 ? 0 : 1, bench.Messages.Count);
        }

        await bench.RestartAsync();
        await bench.Part<NeighborHealth>().GoodAsync("Transmission");
        await bench.PassAsync(Hour);
        Assert.Equal(
            [
                ["Transmission does not work"],
                ["Resolved: Transmission does not work"],
            ],
            bench.Messages
        );
        Assert.Contains("does not answer (14)", bench.Webhook.Taken[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("high", bench.Webhook.Taken[0].GetProperty("priority").GetString());
    }

    [Fact]
    public async Task A_fault_that_passes_is_not_told()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync();
        await bench.Part<NeighborHealth>().FaultyAsync("Plex", "Plex is restarting.");
        await bench.PassAsync(10 * Minute);
        await bench.Part<NeighborHealth>().GoodAsync("Plex");
        await bench.PassAsync(Hour);
        Assert.Empty(bench.Messages);
    }

    [Fact]
    public async Task Torrents_whose_data_are_missing_are_told()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync();
        await bench.Part<NeighborHealth>().GoodAsync("Transmission", notice: "Film: file a.mkv is missing.");
        await bench.PassAsync(20 * Minute);
        Assert.Equal(["Transmission needs your attention"], Assert.Single(bench.Messages));
        await bench.Part<NeighborHealth>().GoodAsync("Transmission");
        await bench.PassAsync(Minute);
        Assert.Equal(["Resolved: Transmission needs your attention"], bench.Messages[1]);
    }

    [Fact]
    public async Task A_full_disk_is_told_once_for_all_items_that_it_holds_up()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync();
        long[] items = [await PlacingAsync(bench, "First.Film.1999"), await PlacingAsync(bench, "Second.Film.2001")];
        for (int i = 0; i < 40; i++)
        {
            foreach (long id in items)
            {
                await bench.Ledger.ChangeAsync(id, item => item.Postpone("The disk is full.", bench.Now + Minute, bench.Now));
            }

            await bench.PassAsync(Minute);
        }

        Assert.Equal(["2 items cannot be filed"], Assert.Single(bench.Messages));
        Assert.Contains("The disk is full.", bench.Webhook.Taken[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        foreach (long id in items)
        {
            await bench.Ledger.ChangeAsync(id, item => item.Move(ItemState.Announcing, Actor.Daemon, "Placed.", bench.Now));
        }

        await bench.PassAsync(Minute);
        Assert.Equal(["Resolved: 2 items cannot be filed"], bench.Messages[1]);
    }

    [Fact]
    public async Task An_item_that_waits_for_a_neighbor_that_fails_is_no_second_trouble()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync();
        await bench.Part<NeighborHealth>().FaultyAsync("TMDb", "TMDb is down.");
        long id = await bench.Ledger.AddAsync(IngestItem.Create("Film.1999", bench.Now, "Taken in."));
        await bench.Ledger.ChangeAsync(id, item => item.Postpone("TMDb is down.", bench.Now + Minute, bench.Now));
        await bench.PassAsync(Hour);
        Assert.Equal(["TMDb does not work"], Assert.Single(bench.Messages));
    }

    /// <summary>They wait for their next try, and nothing is wrong any more.</summary>
    [Fact]
    public async Task Items_that_were_not_tried_again_since_their_neighbor_is_back_are_no_trouble()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync();
        long id = await bench.Ledger.AddAsync(IngestItem.Create("Film.1999", bench.Now, "Taken in."));
        await bench.Part<NeighborHealth>().FaultyAsync("TMDb", "TMDb is down.");
        await bench.Ledger.ChangeAsync(id, item => item.Postpone("TMDb is down.", bench.Now + (3 * Hour), bench.Now));
        await bench.PassAsync(2 * Hour);
        await bench.Part<NeighborHealth>().GoodAsync("TMDb");

        await bench.PassAsync(Hour);

        Assert.Equal(
            [
                ["TMDb does not work"],
                ["Resolved: TMDb does not work"],
            ],
            bench.Messages
        );
        await bench.Ledger.ChangeAsync(id, item => item.Postpone("TMDb is down.", bench.Now + Hour, bench.Now));
        await bench.PassAsync(Minute);
        Assert.Equal(["1 item cannot be identified"], bench.Messages[^1]);
    }

    [Fact]
    public async Task A_trouble_is_not_over_because_its_neighbor_fails_for_a_while()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync();
        long id = await bench.Ledger.AddAsync(IngestItem.Create("Film.1999", bench.Now, "Taken in."));
        await bench.Ledger.ChangeAsync(id, item => item.Postpone("No such title.", bench.Now + Hour, bench.Now));
        await bench.PassAsync(Hour);
        Assert.Equal(["1 item cannot be identified"], Assert.Single(bench.Messages));

        await bench.Part<NeighborHealth>().FaultyAsync("TMDb", "TMDb is down.");
        await bench.PassAsync(5 * Minute);
        await bench.Part<NeighborHealth>().GoodAsync("TMDb");
        await bench.PassAsync(5 * Minute);

        Assert.Single(bench.Messages);
    }

    [Fact]
    public async Task While_the_ledger_cannot_be_written_to_nothing_is_sent_again_and_again()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync();
        await bench.QueueAsync("First.Film.1999");
        bench.Time.Advance(2 * Minute);
        await bench.Part<Notifier>().LookAsync(Stop);
        await using (LedgerDb db = await bench.Ledger.Factory.CreateDbContextAsync(Stop))
        {
            await db.Database.ExecuteSqlAsync(
                $"CREATE TRIGGER Full BEFORE UPDATE ON Deliveries BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END",
                Stop
            );
        }

        for (int look = 0; look < 3; look++)
        {
            await Assert.ThrowsAsync<DbUpdateException>(() => bench.Part<Outbox>().SendAsync(Stop));
        }

        Assert.Empty(bench.Messages);
        await using (LedgerDb db = await bench.Ledger.Factory.CreateDbContextAsync(Stop))
        {
            await db.Database.ExecuteSqlAsync($"DROP TRIGGER Full", Stop);
        }

        await bench.LookAsync();
        Assert.Single(bench.Messages);
    }

    [Fact]
    public async Task What_begins_again_since_the_same_moment_is_told_again()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync();
        long id = await PlacingAsync(bench, "First.Film.1999");
        await bench.Ledger.ChangeAsync(id, item => item.Postpone("The disk is full.", bench.Now + Hour, bench.Now));
        await bench.PassAsync(Hour);
        await using (LedgerDb db = await bench.Ledger.Factory.CreateDbContextAsync(Stop))
        {
            await db.Items.ExecuteUpdateAsync(i => i.SetProperty(x => x.Fault, (string?)null), Stop);
        }

        await bench.PassAsync(Minute);
        await bench.Ledger.ChangeAsync(id, item => item.Postpone("The disk is full.", bench.Now + Hour, bench.Now));
        await bench.PassAsync(Minute);

        string[] said = [.. bench.Messages.Select(m => m[0])];
        Assert.Equal(["1 item cannot be filed", "Resolved: 1 item cannot be filed", "1 item cannot be filed"], said);
    }

    [Fact]
    public async Task After_a_clock_that_was_days_ahead_is_set_back_neither_digest_nor_queue_falls_silent()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync(n => n with { Digest = DigestTimes.Read("daily@08:00") });
        await bench.QueueAsync("First.Film.1999");
        await bench.PassAsync(TimeSpan.FromDays(3), step: 30 * Minute);
        int before = bench.Messages.Count;
        await using (LedgerDb db = await bench.Ledger.Factory.CreateDbContextAsync(Stop))
        {
            // As if the three days had not come to pass: what was told then lies in the future.
            await db
                .Notifications.Where(n => n.Subject == NotificationPolicy.DigestSubject)
                .ExecuteUpdateAsync(n => n.SetProperty(x => x.At, bench.Now.AddDays(2)), Stop);
        }

        await bench.QueueAsync("Second.Film.2001");
        await bench.PassAsync(TimeSpan.FromHours(25), step: 30 * Minute);

        Assert.Contains(bench.Messages.Skip(before), m => m[0].Contains("2 waiting", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_clock_that_was_ahead_is_set_back_the_digest_comes_again()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync(n => n with { Digest = DigestTimes.Read("daily@08:00") });
        await bench.LookAsync();
        await using (LedgerDb db = await bench.Ledger.Factory.CreateDbContextAsync(Stop))
        {
            await db.Notifications.ExecuteUpdateAsync(n => n.SetProperty(x => x.At, bench.Now.AddYears(1)), Stop);
        }

        await bench.LookAsync();
        await bench.QueueAsync("First.Film.1999");
        await bench.PassAsync(TimeSpan.FromHours(24), step: 30 * Minute);

        Assert.Contains(bench.Messages, m => m[0].StartsWith("Summary: 0 filed, 1 waiting", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_digest_sums_up_the_day_at_its_hour_and_says_nothing_of_a_day_without_anything()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync(n => n with { Digest = DigestTimes.Read("daily@18:00") });
        await bench.PassAsync(TimeSpan.FromDays(2), 10 * Minute);
        Assert.Empty(bench.Messages);

        await bench.Ledger.ChangeAsync(
            await PlacingAsync(bench, "Film.1999"),
            i => i.Move(ItemState.Announcing, Actor.Daemon, "Placed.", bench.Now)
        );
        await bench.PassAsync(6 * Hour - 10 * Minute, 10 * Minute);
        Assert.Empty(bench.Messages);
        await bench.PassAsync(TimeSpan.FromDays(2), 10 * Minute);
        Assert.Equal(["Summary: 1 filed, 0 waiting, 0 failing, 0 undone"], Assert.Single(bench.Messages));
    }

    [Fact]
    public async Task A_digest_that_says_nothing_of_the_queue_puts_no_word_about_it_off()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync(n => n with { Digest = DigestTimes.Read("daily@12:30") });
        long first = await bench.QueueAsync("First.Film.1999");
        await bench.PassAsync(2 * Minute);
        Assert.Equal(["1 item waits for a decision"], Assert.Single(bench.Messages));
        await bench.DecideAsync(first);
        await bench.PassAsync(30 * Minute);
        await bench.QueueAsync("Second.Film.2001");
        await bench.PassAsync(2 * Minute);
        Assert.Equal(["1 item waits for a decision"], bench.Messages[1]);
    }

    [Fact]
    public async Task What_the_digest_has_told_is_not_told_again_right_after_it()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync(n => n with { Digest = DigestTimes.Read("daily@12:30") });
        await bench.LookAsync();
        await bench.PassAsync(29 * Minute + TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30));
        await bench.QueueAsync("First.Film.1999");
        await bench.PassAsync(5 * Hour, 10 * Minute);
        Assert.Equal(["Summary: 0 filed, 1 waiting, 0 failing, 0 undone"], Assert.Single(bench.Messages));
    }

    [Fact]
    public async Task A_digest_that_was_due_while_the_daemon_was_down_is_told_when_it_is_back()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync(n => n with { Digest = DigestTimes.Read("daily@18:00") });
        await bench.LookAsync();
        await bench.QueueAsync("Film.1999");
        bench.Time.Advance(TimeSpan.FromDays(3));
        await bench.RestartAsync();
        await bench.PassAsync(Hour);
        Assert.Equal(["Summary: 0 filed, 1 waiting, 0 failing, 0 undone"], Assert.Single(bench.Messages));
    }

    [Fact]
    public async Task A_name_from_outside_cannot_write_lines_of_ours()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync();
        await bench.QueueAsync("Film\nThe ledger is fine\u202e.1999\u001b[2J");
        await bench.PassAsync(2 * Minute);
        string text = bench.Webhook.Taken[0].GetProperty("text").GetString()!;
        Assert.Contains("- Film The ledger is fine.1999[2J", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_told_long_ago_is_forgotten_but_not_how_things_stand()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync();
        await bench.Part<NeighborHealth>().FaultyAsync("Plex", "Plex is down.");
        await bench.DecideAsync(await bench.QueueAsync("First.Film.1999"));
        await bench.QueueAsync("Second.Film.2001");
        await bench.PassAsync(Hour, 10 * Minute);
        bench.Time.Advance(TimeSpan.FromDays(100));
        await bench.QueueAsync("Third.Film.2002");
        await bench.PassAsync(10 * Minute);
        await using (LedgerDb db = await bench.Ledger.Factory.CreateDbContextAsync(Stop))
        {
            await Outbox.ForgetAsync(db, bench.Now, Stop);
            Assert.Equal(["neighbor:Plex", "queue"], await db.Notifications.Select(n => n.Subject).Order().ToListAsync(Stop));
        }

        int messages = bench.Messages.Count;
        await bench.PassAsync(Hour);
        Assert.Equal(messages, bench.Messages.Count);
    }

    private static async Task<long> PlacingAsync(NotifyBench bench, string name)
    {
        var item = IngestItem.Create(name, bench.Now, "Taken in.");
        item.Move(ItemState.Approved, Actor.Daemon, "Certain.", bench.Now);
        item.Move(ItemState.Placing, Actor.Daemon, "Planned.", bench.Now);
        return await bench.Ledger.AddAsync(item);
    }

    private static async Task<NeighborStatus> NeighborAsync(NotifyBench bench, string name)
    {
        await using LedgerDb db = await bench.Ledger.Factory.CreateDbContextAsync(Stop);
        return await db.Neighbors.AsNoTracking().SingleAsync(n => n.Name == name, Stop);
    }
}
