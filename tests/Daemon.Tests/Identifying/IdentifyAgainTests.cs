using Hybrid.Catalog;
using Hybrid.Daemon.Notifying;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Reviewing;

namespace Hybrid.Daemon.Identifying;

/// <summary>A waiting item is identified again with what a person knows, or the question is put off.</summary>
public sealed class IdentifyAgainTests : IAsyncLifetime
{
    private Workbench _bench = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private AgainDesk Desk => _bench.Part<AgainDesk>();

    public async ValueTask InitializeAsync() => _bench = await Workbench.CreateAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData("The Matrix (1999)", null, null)]
    [InlineData("The Matrix (1999)", TitleKind.Movie, 603)]
    [InlineData("The Matrix", TitleKind.Movie, 603)]
    public async Task A_name_that_says_nothing_is_identified_by_what_a_person_says(string title, TitleKind? kind, int? tmdb)
    {
        long id = await WaitingAsync("a3f9c1d2e8b744550cc1.mkv");
        AgainOutcome outcome = await Desk.IdentifyAsync(
            new IdentifyAgain
            {
                ItemId = id,
                As = title,
                Kind = kind,
                TmdbId = tmdb,
                By = Actor.CommandLine,
            },
            Stop
        );
        Assert.IsType<AgainOutcome.Identifying>(outcome);
        Assert.Equal(ItemState.Identifying, (await _bench.ItemAsync(id)).State);

        await _bench.WorkAllAsync();
        IngestItem item = await _bench.ItemAsync(id);
        Assert.Equal(Workbench.Matrix.Id, item.Assessment!.Best!.Id);
        Assert.Equal(ItemState.Finished, item.State);
        Assert.Contains(
            item.History,
            h => h.Actor == Actor.CommandLine && h.Sentence.StartsWith("To be identified again as The Matrix", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Without_a_hint_the_catalog_is_only_asked_anew()
    {
        long id = await WaitingAsync("a3f9c1d2e8b744550cc1.mkv");
        await Desk.IdentifyAsync(new IdentifyAgain { ItemId = id, By = Actor.CommandLine }, Stop);
        await _bench.WorkAllAsync();
        Assert.Equal(ItemState.AwaitingReview, (await _bench.ItemAsync(id)).State);
    }

    [Fact]
    public async Task What_is_in_the_library_is_undone_first()
    {
        long id = await _bench.ApprovedAsync(Workbench.Matrix, "The.Matrix.1999.1080p.mkv");
        await _bench.WorkAllAsync();
        var again = new IdentifyAgain
        {
            ItemId = id,
            As = "Lost",
            By = Actor.CommandLine,
        };
        Assert.Equal(new AgainOutcome.NotNow(id, ItemState.Finished), await Desk.IdentifyAsync(again, Stop));

        await _bench.Part<UndoDesk>().UndoAsync(id, Actor.CommandLine, cancellationToken: Stop);
        await _bench.WorkAllAsync();
        Assert.IsType<AgainOutcome.Identifying>(await Desk.IdentifyAsync(again, Stop));
        Assert.Null((await _bench.ItemAsync(id)).Chosen);
    }

    [Fact]
    public async Task A_snoozed_item_is_neither_shown_nor_counted_until_its_time_comes()
    {
        long id = await WaitingAsync("a3f9c1d2e8b744550cc1.mkv");
        DateTimeOffset until = _bench.Time.GetUtcNow().AddDays(3);
        Assert.Equal(new AgainOutcome.Snoozed(id, until), await Desk.SnoozeAsync(id, until, Actor.CommandLine, Stop));
        Assert.Equal((0, 0, 0), await CountsAsync());
        Assert.Equal(until, (await _bench.Part<ReviewDesk>().ItemAsync(id, Stop))!.SnoozedUntil);

        _bench.Time.Advance(TimeSpan.FromDays(3));
        Assert.Equal((1, 1, 1), await CountsAsync());
    }

    [Fact]
    public async Task A_time_that_is_over_shows_it_at_once_and_a_decision_ends_the_snooze()
    {
        long id = await WaitingAsync("a3f9c1d2e8b744550cc1.mkv");
        await Desk.SnoozeAsync(id, _bench.Time.GetUtcNow().AddDays(3), Actor.CommandLine, Stop);
        await Desk.SnoozeAsync(id, _bench.Time.GetUtcNow().AddDays(-1), Actor.CommandLine, Stop);
        Assert.Equal((1, 1, 1), await CountsAsync());

        await Desk.SnoozeAsync(id, _bench.Time.GetUtcNow().AddDays(3), Actor.CommandLine, Stop);
        await _bench.ApproveAsync(id, Workbench.Matrix);
        Assert.Null((await _bench.ItemAsync(id)).SnoozedUntil);
        Assert.Equal(
            new AgainOutcome.NotNow(id, ItemState.Approved),
            await Desk.SnoozeAsync(id, _bench.Time.GetUtcNow(), Actor.CommandLine, Stop)
        );
    }

    private async Task<(int Queue, int Status, int Notified)> CountsAsync()
    {
        ReviewDesk desk = _bench.Part<ReviewDesk>();
        await using LedgerDb db = await _bench.OpenLedgerAsync();
        return (
            (await desk.PendingAsync(new Paging(10), Stop)).Total,
            (await desk.StatusAsync(Stop)).AwaitingReview,
            (await QueueSummary.ReadAsync(db, told: null, _bench.Time.GetUtcNow(), Stop)).New
        );
    }

    private async Task<long> WaitingAsync(string path)
    {
        long id = await _bench.TakeOneAsync(path);
        await _bench.WorkAllAsync();
        Assert.Equal(ItemState.AwaitingReview, (await _bench.ItemAsync(id)).State);
        return id;
    }
}
