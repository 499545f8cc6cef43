using Hybrid.Testing;

namespace Hybrid.Ledger;

public sealed class LifecycleTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void The_document_draws_the_table_of_the_code()
    {
        string[] drawn =
        [
            .. File.ReadLines(Repository.At("docs", "lifecycle.md"))
                .Select(line => line.Trim())
                .Where(line => line.Contains(" --> ", StringComparison.Ordinal))
                .Select(line => line.Split(':')[0].Trim())
                .Where(line => !line.Contains("[*]", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
        string[] coded =
        [
            .. Enum.GetValues<ItemState>()
                .SelectMany(from => Lifecycle.From(from).Select(to => $"{from} --> {to}"))
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(coded, drawn);
    }

    [Fact]
    public void Every_state_is_in_the_table_and_can_be_reached()
    {
        var reached = new HashSet<ItemState> { ItemState.Identifying };
        for (int before = 0; before < reached.Count; )
        {
            before = reached.Count;
            reached.UnionWith(reached.ToArray().SelectMany(Lifecycle.From));
        }

        Assert.Equal(Enum.GetValues<ItemState>().Order(), reached.Order());
    }

    [Fact]
    public void A_state_is_worked_on_or_settled_or_awaits_a_person_and_never_two_of_them()
    {
        ItemState[] all = [.. Lifecycle.Working, .. Lifecycle.Settled, ItemState.AwaitingReview];
        Assert.Equal(Enum.GetValues<ItemState>().Order(), all.Order());
    }

    [Fact]
    public void A_move_writes_the_state_and_a_line_of_history_together()
    {
        var item = IngestItem.Create("Film.1999", Now, "It came.");
        item.Move(ItemState.AwaitingReview, Actor.Daemon, "Doubtful.", Now.AddMinutes(1));

        Assert.Equal(ItemState.AwaitingReview, item.State);
        HistoryEntry last = item.History[^1];
        Assert.Equal((ItemState.Identifying, ItemState.AwaitingReview), (last.From!.Value, last.To!.Value));
        Assert.Equal("Doubtful.", last.Sentence);
        Assert.Equal(1, item.Version);
    }

    [Fact]
    public void A_move_that_the_table_does_not_have_is_refused()
    {
        var item = IngestItem.Create("Film.1999", Now, "It came.");
        Assert.Throws<InvalidOperationException>(() => item.Move(ItemState.Finished, Actor.Daemon, "", Now));
        Assert.Equal(ItemState.Identifying, item.State);
        Assert.Single(item.History);
    }

    [Fact]
    public void The_same_fault_again_and_again_is_one_line_of_history()
    {
        var item = IngestItem.Create("Film.1999", Now, "It came.");
        item.Postpone("TMDb is down.", Now.AddSeconds(5), Now);
        item.Postpone("TMDb is down.", Now.AddSeconds(15), Now.AddSeconds(5));
        item.Postpone("TMDb refuses the key.", Now.AddSeconds(30), Now.AddSeconds(15));

        Assert.Equal(3, item.Tries);
        Assert.Equal(2, item.History.Count(h => h.Event == HistoryEvent.Faulted));
        Assert.Equal(Now.AddSeconds(30), item.DueAt);
    }

    [Fact]
    public void A_move_forgets_the_faults_of_the_step_before()
    {
        var item = IngestItem.Create("Film.1999", Now, "It came.");
        item.Postpone("TMDb is down.", Now.AddHours(1), Now);
        item.Move(ItemState.Approved, Actor.Daemon, "Sure.", Now.AddHours(1));
        Assert.Equal((0, null, Now.AddHours(1)), (item.Tries, item.Fault, item.DueAt));
    }
}
