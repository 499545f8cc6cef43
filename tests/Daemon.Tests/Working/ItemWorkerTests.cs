using Hybrid.Ledger;
using Hybrid.Testing;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Working;

public sealed class ItemWorkerTests : IAsyncLifetime
{
    private const string Film = "The.Matrix.1999.1080p.BluRay.x264-GRP.mkv";
    private Workbench _bench = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bench = await Workbench.CreateAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task The_unexpected_is_told_and_tried_again_later_and_keeps_nobody_back()
    {
        long first = await _bench.TakeOneAsync(Film);
        long second = await _bench.TakeOneAsync("Lost.S01E01.mkv");
        var step = new Step(
            (_, item) =>
            {
                Finish(item);
                if (item.Id == first)
                {
                    throw new InvalidOperationException("A defect.");
                }
            }
        );

        await _bench.Part<ItemWorker>().WorkAsync(step, Stop);

        IngestItem failed = await _bench.ItemAsync(first);
        Assert.Equal((ItemState.Identifying, 1), (failed.State, failed.Tries));
        Assert.Contains("InvalidOperationException", failed.Fault, StringComparison.Ordinal);
        Assert.DoesNotContain("A defect.", failed.Fault, StringComparison.Ordinal);
        Assert.Equal(ItemState.Ignored, (await _bench.ItemAsync(second)).State);
    }

    [Fact]
    public async Task An_item_that_cannot_even_be_read_keeps_no_other_back()
    {
        long first = await _bench.TakeOneAsync(Film);
        _bench.Time.Advance(TimeSpan.FromSeconds(1));
        long second = await _bench.TakeOneAsync("Lost.S01E01.mkv");
        await using (LedgerDb db = await _bench.OpenLedgerAsync())
        {
            await db.Database.ExecuteSqlAsync($"UPDATE Items SET Assessment = 'of another version' WHERE Id = {first}", Stop);
        }

        await _bench.Part<ItemWorker>().WorkAsync(new Step((_, item) => Finish(item)), Stop);

        Assert.Equal(ItemState.Ignored, (await _bench.ItemAsync(second)).State);
    }

    [Fact]
    public async Task A_step_that_neither_moves_nor_postpones_does_not_run_hot()
    {
        await _bench.TakeOneAsync(Film);
        int runs = 0;
        await _bench
            .Part<ItemWorker>()
            .WorkAsync(new Step((_, _) => Assert.True(++runs < 50, "It runs hot.")), Stop)
            .WaitAsync(Hang.Limit, Stop);
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task What_is_not_due_yet_waits_and_what_is_due_longest_goes_first()
    {
        long late = await _bench.TakeOneAsync(Film);
        await _bench.ChangeAsync(
            late,
            i => i.Postpone("Later.", _bench.Time.GetUtcNow() + TimeSpan.FromMinutes(1), _bench.Time.GetUtcNow())
        );
        long first = await _bench.TakeOneAsync("Lost.S01E01.mkv");
        _bench.Time.Advance(TimeSpan.FromSeconds(1));
        long second = await _bench.TakeOneAsync("Lost.S01E02.mkv");
        var order = new List<long>();
        var step = new Step(
            (_, item) =>
            {
                order.Add(item.Id);
                Finish(item);
            }
        );

        await _bench.Part<ItemWorker>().WorkAsync(step, Stop);
        Assert.Equal([first, second], order);

        _bench.Time.Advance(TimeSpan.FromMinutes(1));
        await _bench.Part<ItemWorker>().WorkAsync(step, Stop);
        Assert.Equal([first, second, late], order);
    }

    [Fact]
    public async Task What_a_person_decides_meanwhile_does_not_wait_behind_a_long_queue()
    {
        for (int number = 1; number <= 15; number++)
        {
            await _bench.TakeOneAsync($"Lost.S01E{number:00}.mkv");
        }

        _bench.Time.Advance(TimeSpan.FromMinutes(1));
        long decided = 0;
        var order = new List<long>();
        var step = new Step(
            (_, item) =>
            {
                decided = decided > 0 ? decided : _bench.ApprovedAsync(Workbench.Matrix, Film).GetAwaiter().GetResult();
                order.Add(item.Id);
                ItemState next = item.Id == decided ? ItemState.Placing : ItemState.Ignored;
                item.Move(next, Actor.Daemon, "Done.", _bench.Time.GetUtcNow());
            },
            ItemState.Identifying,
            ItemState.Approved
        );

        await _bench.Part<ItemWorker>().WorkAsync(step, Stop);

        Assert.Equal(16, order.Distinct().Count());
        Assert.InRange(order.IndexOf(decided), 1, 10);
    }

    [Fact]
    public async Task A_clock_that_was_set_back_does_not_leave_an_item_lying_until_it_comes_round_again()
    {
        DateTimeOffset wrong = _bench.Time.GetUtcNow() + TimeSpan.FromDays(400);
        long id = await _bench.TakeOneAsync(Film);
        await _bench.ChangeAsync(id, i => i.Postpone("Later.", wrong + TimeSpan.FromSeconds(5), wrong));

        await _bench.Part<ItemWorker>().WorkAsync(new Step((_, item) => Finish(item)), Stop);

        Assert.Equal(ItemState.Ignored, (await _bench.ItemAsync(id)).State);
    }

    [Fact]
    public async Task A_decision_that_came_meanwhile_stands()
    {
        long id = await _bench.ApprovedAsync(Workbench.Matrix, Film);
        var step = new Step(
            (_, item) =>
            {
                _bench
                    .ChangeAsync(id, i => i.Move(ItemState.Rejected, Actor.Reviewer, "No.", _bench.Time.GetUtcNow()))
                    .GetAwaiter()
                    .GetResult();
                item.Move(ItemState.Placing, Actor.Daemon, "Planned.", _bench.Time.GetUtcNow());
            },
            ItemState.Approved
        );

        await _bench.Part<ItemWorker>().WorkAsync(step, Stop);

        IngestItem item = await _bench.ItemAsync(id);
        Assert.Equal(ItemState.Rejected, item.State);
        Assert.DoesNotContain(item.History, h => h.To == ItemState.Placing);
    }

    private void Finish(IngestItem item) => item.Move(ItemState.Ignored, Actor.Daemon, "Done.", _bench.Time.GetUtcNow());

    private sealed class Step(Action<LedgerDb, IngestItem> work, params ItemState[] states) : IItemStep
    {
        public IReadOnlyList<ItemState> States { get; } = states is [] ? [ItemState.Identifying] : states;

        public Task RunAsync(LedgerDb db, IngestItem item, CancellationToken cancellationToken)
        {
            work(db, item);
            return Task.CompletedTask;
        }
    }
}
