using System.Text.Json;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Settings;
using Hybrid.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Hybrid.Reviewing;

public sealed class DeskQueryTests : IAsyncLifetime
{
    private static readonly Candidate Charade = new()
    {
        Id = new TitleId(TitleKind.Movie, 4808),
        Name = "Charade",
        Year = 1963,
        Confidence = 0.61234,
        Evidence = [new Evidence("title", 2.345, "The title is the same.")],
    };

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private TemporaryLedger _ledger = null!;
    private ReviewDesk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _ledger = await TemporaryLedger.CreateAsync();
        _desk = new ReviewDesk(
            _ledger.Factory,
            new ListedCatalog(),
            new HybridSettings { DataDir = _ledger.DataDir },
            _time,
            _ledger.WakeUp
        );
    }

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Fact]
    public async Task Items_of_any_state_are_listed_newest_first_by_state_and_by_text()
    {
        long waiting = await _ledger.QueueAsync("Charade.100%.mkv", _time.GetUtcNow(), Charade);
        long approved = await _ledger.QueueAsync("Other.mkv", _time.GetUtcNow(), Charade);
        long rejected = await _ledger.QueueAsync("Third.mkv", _time.GetUtcNow());
        await _desk.ApproveAsync(new Approval { ItemId = approved, By = Actor.CommandLine });
        await _desk.RejectAsync(new Rejection { ItemId = rejected, By = Actor.CommandLine });

        Assert.Equal([rejected, approved, waiting], await IdsAsync(new ItemFilter()));
        Assert.Equal([rejected, approved], await IdsAsync(new ItemFilter { States = [ItemState.Approved, ItemState.Rejected] }));
        Assert.Equal([approved, waiting], await IdsAsync(new ItemFilter { Text = "charade" }));
        Assert.Equal([waiting], await IdsAsync(new ItemFilter { Text = "0%" }));
        Assert.Equal([approved], await IdsAsync(new ItemFilter { Paging = new Paging(1, 1) }));
        ListedItem item = (await _desk.ListAsync(new ItemFilter { States = [ItemState.Approved] })).Items[0];
        Assert.Equal(("Charade", 1963, 4808), (item.Chosen!.Title, item.Chosen.Year, item.Best!.TmdbId));

        async Task<long[]> IdsAsync(ItemFilter filter) => [.. (await _desk.ListAsync(filter)).Items.Select(i => i.Id)];
    }

    [Fact]
    public async Task The_queue_is_paged_the_longest_waiting_first_and_says_how_much_there_is()
    {
        for (int n = 1; n <= 5; n++)
        {
            await _ledger.QueueAsync($"Film.{n}", _time.GetUtcNow(), Charade);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Page<PendingItem> page = await _desk.PendingAsync(new Paging(2, 1));

        Assert.Equal(["Film.2", "Film.3"], [.. page.Items.Select(i => i.Name)]);
        Assert.Equal((5, 2, 1, true), (page.Total, page.Returned, page.Offset, page.Truncated));
        Assert.Equal(240, page.Items[0].WaitingSeconds);
        Assert.Equal((1, 4096), (page.Items[0].Files, page.Items[0].Bytes));
        Assert.False((await _desk.PendingAsync(new Paging(2, 3))).Truncated);
    }

    [Fact]
    public async Task The_queue_shows_items_of_any_state_on_request_newest_first()
    {
        long waiting = await _ledger.QueueAsync("Charade.mkv", _time.GetUtcNow(), Charade);
        long ignored = await _ledger.AddAsync(InState("Album", ItemState.Ignored));
        long undone = await _ledger.AddAsync(InState("Charade.1963", ItemState.Undone));
        long rejected = await _ledger.QueueAsync("Other.mkv", _time.GetUtcNow(), Charade);
        await _desk.RejectAsync(new Rejection { ItemId = rejected, By = Actor.CommandLine });
        IngestItem failing = InState("Failing", ItemState.Approved);
        failing.Postpone("There is not enough space.", _time.GetUtcNow(), _time.GetUtcNow());
        long failed = await _ledger.AddAsync(failing);

        Assert.Equal([waiting], await IdsAsync(new ItemFilter { States = [ItemState.AwaitingReview] }));
        Assert.Equal([undone, ignored], await IdsAsync(new ItemFilter { States = [ItemState.Ignored, ItemState.Undone] }));
        Assert.Equal([failed], await IdsAsync(new ItemFilter { OnlyFailed = true }));
        Assert.Equal([undone, waiting], await IdsAsync(new ItemFilter { Text = "charade" }));
        Assert.Equal([rejected, undone], await IdsAsync(new ItemFilter { Paging = new Paging(2, 1) }));
        PendingItem shown = (await _desk.QueueAsync(new ItemFilter { OnlyFailed = true })).Items[0];
        Assert.Equal((ItemState.Approved, "There is not enough space."), (shown.State, shown.Fault));

        async Task<long[]> IdsAsync(ItemFilter filter) => [.. (await _desk.QueueAsync(filter)).Items.Select(i => i.Id)];
    }

    [Fact]
    public async Task A_partly_filed_item_says_so_wherever_it_is_shown_and_when_it_is_rejected()
    {
        IngestItem item = InState("Charade.1963", ItemState.AwaitingReview);
        item.Files.Add(Placed("Charade.cd1.mkv", PlacementMethod.HardLink, 700));
        ItemFile refused = Placed("Charade.cd2.mkv", PlacementMethod.HardLink, 700);
        refused.Placement!.State = PlacementState.Refused;
        item.Files.Add(refused);
        item.Files.Add(
            new ItemFile
            {
                Path = "Charade.nfo",
                Bytes = 5,
                Role = FileRole.Unwanted,
            }
        );
        long id = await _ledger.AddAsync(item);
        var expected = new PartlyFiled(1, 2);

        Assert.Equal(expected, (await _desk.PendingAsync(new Paging(1))).Items[0].PartlyFiled);
        Assert.Equal(expected, (await _desk.ListAsync(new ItemFilter())).Items[0].PartlyFiled);
        Assert.Equal(expected, (await _desk.ItemAsync(id))!.PartlyFiled);
        ReviewOutcome rejection = await _desk.RejectAsync(new Rejection { ItemId = id, By = Actor.CommandLine });
        ItemCard rejected = Assert.IsType<ReviewOutcome.Rejected>(rejection).Item;
        Assert.Equal(expected, rejected.PartlyFiled);
        Assert.Equal(["/library/Charade.cd1.mkv"], rejected.InLibrary);
    }

    [Fact]
    public async Task An_item_that_is_filed_as_a_whole_is_not_called_partly_filed()
    {
        IngestItem item = InState("Charade.1963", ItemState.Finished);
        item.Files.Add(Placed("Charade.mkv", PlacementMethod.HardLink, 700));
        long id = await _ledger.AddAsync(item);

        Assert.Null((await _desk.ItemAsync(id))!.PartlyFiled);
        Assert.Null((await _desk.ListAsync(new ItemFilter())).Items[0].PartlyFiled);
    }

    [Fact]
    public async Task A_library_where_nothing_can_be_linked_is_told_once()
    {
        await PlaceAsync("/library/Movies", PlacementMethod.Copy, "No hard link: other file systems.", 4096);
        await PlaceAsync("/library/Movies", PlacementMethod.Copy, "No hard link: other mounts.", 4096);
        await PlaceAsync("/library/TV Shows", PlacementMethod.Copy, "No hard link: other mounts.", 4096);
        await PlaceAsync("/library/TV Shows", PlacementMethod.HardLink, note: null, 0);
        await PlaceAsync("/library/Asked for", PlacementMethod.Copy, note: null, 4096);

        UnlinkedLibrary told = Assert.Single((await _desk.StatusAsync()).Unlinked);

        Assert.Equal(new UnlinkedLibrary("/library/Movies", 2, 8192, "No hard link: other mounts."), told);
    }

    [Fact]
    public async Task An_item_shows_its_candidates_with_their_evidence_and_its_files()
    {
        long id = await _ledger.QueueAsync("Charade", _time.GetUtcNow(), Charade);

        ItemCard item = (await _desk.ItemAsync(id))!;

        CandidateCard candidate = Assert.Single(item.Candidates);
        Assert.Equal((1, 4808, 0.612), (candidate.Number, candidate.TmdbId, candidate.Confidence));
        Assert.Equal(new EvidenceLine("title", 2.35, "The title is the same."), Assert.Single(candidate.Evidence));
        Assert.Equal("Charade.mkv", Assert.Single(item.Files).Path);
        Assert.Equal([Concern.BelowThreshold], item.Reasons.Select(r => r.Concern));
        Assert.Null(await _desk.ItemAsync(id + 1));
    }

    [Fact]
    public async Task The_history_is_searched_by_every_part_of_the_filter()
    {
        long first = await _ledger.QueueAsync("100%_Wolf", _time.GetUtcNow(), Charade);
        _time.Advance(TimeSpan.FromHours(1));
        long second = await _ledger.QueueAsync("1000 Wolves", _time.GetUtcNow(), Charade);
        await _desk.RejectAsync(
            new Rejection
            {
                ItemId = second,
                Reason = "A duplicate",
                By = Actor.CommandLine,
            }
        );

        Assert.Equal(5, await CountAsync(new HistoryFilter()));
        Assert.Equal(2, await CountAsync(new HistoryFilter { ItemId = first }));
        Assert.Equal(2, await CountAsync(new HistoryFilter { Event = HistoryEvent.Seen }));
        Assert.Equal(1, await CountAsync(new HistoryFilter { State = ItemState.Rejected }));
        Assert.Equal(1, await CountAsync(new HistoryFilter { Actor = Actor.CommandLine }));
        Assert.Equal(3, await CountAsync(new HistoryFilter { Since = _time.GetUtcNow() }));
        Assert.Equal(2, await CountAsync(new HistoryFilter { Until = _time.GetUtcNow() }));
        Assert.Equal(1, await CountAsync(new HistoryFilter { Text = "DUPLICATE" }));
        Assert.Equal(2, await CountAsync(new HistoryFilter { Text = "100%_w" }));
    }

    [Fact]
    public async Task The_statistics_count_states_placements_and_who_decided()
    {
        long waiting = await _ledger.QueueAsync("One", _time.GetUtcNow(), Charade);
        long rejected = await _ledger.QueueAsync("Two", _time.GetUtcNow(), Charade);
        var automatic = IngestItem.Create("Three", _time.GetUtcNow(), "Taken in.");
        automatic.Move(ItemState.Approved, Actor.Daemon, "Certain.", _time.GetUtcNow());
        automatic.Files.Add(Placed("a.mkv", PlacementMethod.HardLink, 700));
        automatic.Files.Add(Placed("a.srt", PlacementMethod.Copy, 5));
        automatic.Files.Add(Placed("b.srt", PlacementMethod.Copy, 6));
        await _ledger.AddAsync(automatic);
        _time.Advance(TimeSpan.FromSeconds(30));
        await _desk.RejectAsync(new Rejection { ItemId = rejected, By = Actor.Reviewer });
        _time.Advance(TimeSpan.FromSeconds(60));
        await _desk.ApproveAsync(new Approval { ItemId = waiting, By = Actor.CommandLine });

        Statistics statistics = await _desk.StatisticsAsync();

        Assert.Equal([new StateCount(ItemState.Approved, 2), new StateCount(ItemState.Rejected, 1)], statistics.ByState);
        Assert.Equal(
            [new MethodCount(PlacementMethod.HardLink, 1, 700), new MethodCount(PlacementMethod.Copy, 2, 11)],
            statistics.ByMethod
        );
        Assert.Equal((3, 711L), (statistics.PlacedFiles, statistics.PlacedBytes));
        Assert.Equal((1, 1, 1), (statistics.ApprovedAutomatically, statistics.ApprovedByReview, statistics.Rejected));
        Assert.Equal(60, statistics.AverageWaitSeconds);
        Assert.Equal((30, 90), (statistics.MedianWaitSeconds, statistics.LongWaitSeconds));
        Assert.Equal(0, (await _desk.StatisticsAsync(_time.GetUtcNow().AddSeconds(1))).PlacedFiles);
    }

    [Fact]
    public async Task The_status_tells_of_the_daemon_its_neighbors_and_the_queue()
    {
        await _ledger.QueueAsync("One", _time.GetUtcNow(), Charade);
        long failing = await _ledger.AddAsync(IngestItem.Create("Two", _time.GetUtcNow(), "Taken in."));
        await _ledger.ChangeAsync(failing, i => i.Postpone("TMDb is down.", _time.GetUtcNow().AddMinutes(1), _time.GetUtcNow()));
        await _ledger.BeatAsync(_time.GetUtcNow());
        await using (LedgerDb db = await _ledger.Factory.CreateDbContextAsync())
        {
            db.Neighbors.Add(
                new NeighborStatus
                {
                    Name = "TMDb",
                    Fault = "TMDb is down.",
                    FaultAt = _time.GetUtcNow(),
                }
            );
            await db.SaveChangesAsync();
        }

        WatcherStatus status = await _desk.StatusAsync();

        Assert.Equal(DaemonState.Running, status.Daemon.State);
        Assert.Equal((1, 1, 1), (status.AwaitingReview, status.InWork, status.Failing));
        Assert.False(Assert.Single(status.Neighbors).Ok);
    }

    [Fact]
    public async Task What_is_shown_is_written_in_snake_case_and_what_is_not_known_is_absent()
    {
        long id = await _ledger.QueueAsync("Charade", _time.GetUtcNow(), Charade);

        JsonElement json = JsonSerializer.SerializeToElement((await _desk.ItemAsync(id))!, ReviewingJson.Default.ItemCard);

        Assert.Equal("awaiting_review", json.GetProperty("state").GetString());
        Assert.Equal("below_threshold", json.GetProperty("reasons")[0].GetProperty("concern").GetString());
        Assert.Equal("movie", json.GetProperty("candidates")[0].GetProperty("kind").GetString());
        Assert.False(json.TryGetProperty("chosen", out _));
    }

    [Fact]
    public async Task What_is_counted_from_the_whole_ledger_is_kept_until_something_happens()
    {
        long id = await _ledger.QueueAsync("Charade.mkv", _time.GetUtcNow(), Charade);
        Statistics before = await _desk.StatisticsAsync();
        Assert.Same(before, await _desk.StatisticsAsync());
        Assert.NotSame(before, await _desk.StatisticsAsync(_time.GetUtcNow().AddDays(-1)));

        await _desk.RejectAsync(new Rejection { ItemId = id, By = Actor.CommandLine });

        Assert.Equal(before.Rejected + 1, (await _desk.StatisticsAsync()).Rejected);
    }

    private async Task<int> CountAsync(HistoryFilter filter) => (await _desk.HistoryAsync(filter)).Total;

    private IngestItem InState(string name, ItemState state)
    {
        ItemState[] way = state switch
        {
            ItemState.Ignored => [ItemState.Ignored],
            ItemState.AwaitingReview => [ItemState.AwaitingReview],
            ItemState.Approved => [ItemState.Approved],
            ItemState.Finished => [ItemState.Approved, ItemState.Placing, ItemState.Announcing, ItemState.Finished],
            _ => [ItemState.AwaitingReview, ItemState.Undoing, ItemState.Undone],
        };
        var item = IngestItem.Create(name, _time.GetUtcNow(), "Taken in.");
        foreach (ItemState to in way)
        {
            item.Move(to, Actor.Daemon, "On its way.", _time.GetUtcNow());
        }

        return item;
    }

    private ItemFile Placed(string path, PlacementMethod method, long bytes) =>
        new()
        {
            Path = path,
            Bytes = bytes,
            Role = FileRole.Video,
            Placement = new Placement
            {
                From = $"/downloads/{path}",
                To = $"/library/{path}",
                LibraryRoot = "/library",
                State = PlacementState.Placed,
                Method = method,
                Bytes = bytes,
                SourceModifiedAt = _time.GetUtcNow(),
                PlannedAt = _time.GetUtcNow(),
                PlacedAt = _time.GetUtcNow(),
            },
        };

    private async Task PlaceAsync(string library, PlacementMethod method, string? note, long spent)
    {
        long id = await _ledger.QueueAsync("Film", _time.GetUtcNow(), Charade);
        await _ledger.ChangeAsync(
            id,
            item =>
                item.Files.Single().Placement = new Placement
                {
                    From = "/downloads/Film.mkv",
                    To = $"{library}/Film.mkv",
                    LibraryRoot = library,
                    State = PlacementState.Placed,
                    Method = method,
                    Note = note,
                    Bytes = 4096,
                    SpentBytes = spent,
                    SourceModifiedAt = _time.GetUtcNow(),
                    PlannedAt = _time.GetUtcNow(),
                }
        );
    }
}
