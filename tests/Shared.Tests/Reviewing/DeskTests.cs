using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Neighbors;
using Hybrid.Planning;
using Hybrid.Settings;
using Hybrid.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Hybrid.Reviewing;

public sealed class DeskTests : IAsyncLifetime
{
    private static readonly Candidate First = new()
    {
        Id = new TitleId(TitleKind.Movie, 10331),
        Name = "Night of the Living Dead",
        Year = 1968,
        Confidence = 0.7,
    };
    private static readonly Candidate Second = First with { Id = new TitleId(TitleKind.Movie, 19185), Year = 1990, Confidence = 0.6 };
    private static readonly Title Charade = new()
    {
        Id = new TitleId(TitleKind.Movie, 4808),
        Name = "Charade",
        Year = 1963,
    };

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly ListedCatalog _catalog = new(Charade);
    private TemporaryLedger _ledger = null!;
    private ReviewDesk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _ledger = await TemporaryLedger.CreateAsync();
        _desk = NewDesk();
    }

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Fact]
    public async Task An_approval_without_further_words_means_the_first_candidate()
    {
        long id = await QueueAsync();

        ReviewOutcome outcome = await ApproveAsync(id);

        ItemCard item = Assert.IsType<ReviewOutcome.Approved>(outcome).Item;
        Assert.Equal(ItemState.Approved, item.State);
        Assert.Equal((TitleKind.Movie, 10331, 1968), (item.Chosen!.Kind, item.Chosen.TmdbId, item.Chosen.Year));
        Assert.Equal(Actor.Reviewer, item.Chosen.By);
    }

    [Theory]
    [InlineData(0.24, "title-same", false)]
    [InlineData(0.25, "title-same", true)]
    [InlineData(0.9, "title-different", false)]
    [InlineData(0.9, "title-other-number", false)]
    public async Task Only_a_likely_candidate_with_a_title_like_the_name_is_approved_without_being_named(
        double confidence,
        string evidence,
        bool approved
    )
    {
        Candidate first = First with { Confidence = confidence, Evidence = [new Evidence(evidence, 1, "As it is called.")] };
        long id = await _ledger.QueueAsync("Dawn of the Dead", _time.GetUtcNow(), first, Second with { Confidence = 0.01 });

        ReviewOutcome outcome = await ApproveAsync(id);

        if (approved)
        {
            Assert.IsType<ReviewOutcome.Approved>(outcome);
            return;
        }

        IReadOnlyList<CandidateBrief> listed = Assert.IsType<ReviewOutcome.NoneLikely>(outcome).Candidates;
        Assert.Equal([(1, 10331), (2, 19185)], listed.Select(c => (c.Number, c.TmdbId)));
        Assert.False(listed[0].IsLikely);
        Assert.Equal(ItemState.AwaitingReview, (await _desk.ItemAsync(id))!.State);
        Assert.IsType<ReviewOutcome.Approved>(await ApproveAsync(id, candidate: 1));
    }

    [Theory]
    [InlineData("id-named")]
    [InlineData("rule")]
    [InlineData("decided-before")]
    public async Task An_id_or_a_person_may_name_a_title_that_the_name_does_not(string evidence)
    {
        Evidence[] evidences = [new("title-different", -12, "Another title."), new(evidence, 7, "It is named.")];
        long id = await _ledger.QueueAsync("n0tld", _time.GetUtcNow(), First with { Evidence = evidences });

        Assert.IsType<ReviewOutcome.Approved>(await ApproveAsync(id));
    }

    [Fact]
    public async Task The_decision_and_its_line_of_history_are_one_change()
    {
        long id = await QueueAsync();
        _time.Advance(TimeSpan.FromMinutes(5));

        await ApproveAsync(id, candidate: 2);

        HistoryLine line = (await _desk.HistoryAsync(new HistoryFilter { ItemId = id })).Items[0];
        Assert.Equal((ItemState.AwaitingReview, ItemState.Approved), (line.From, line.To));
        Assert.Equal(Actor.Reviewer, line.Actor);
        Assert.Equal(_time.GetUtcNow(), line.At);
        Assert.Equal("Approved as Night of the Living Dead (1990), candidate 2 of 2.", line.Sentence);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    public async Task A_candidate_that_is_not_in_the_list_is_refused_with_the_length_of_the_list(int number)
    {
        long id = await QueueAsync();

        ReviewOutcome outcome = await ApproveAsync(id, candidate: number);

        Assert.Equal(new ReviewOutcome.NoSuchCandidate(id, number, 2), outcome);
        Assert.Equal(ItemState.AwaitingReview, (await _desk.ItemAsync(id))!.State);
    }

    [Fact]
    public async Task A_tmdb_id_is_checked_against_the_catalog_and_takes_its_name_from_there()
    {
        long id = await QueueAsync();

        ReviewOutcome outcome = await ApproveAsync(id, tmdbId: 4808);

        ChosenTitle chosen = Assert.IsType<ReviewOutcome.Approved>(outcome).Item.Chosen!;
        Assert.Equal(("Charade", 1963, TitleKind.Movie), (chosen.Title, chosen.Year, chosen.Kind));
    }

    [Fact]
    public async Task A_tmdb_id_that_the_catalog_does_not_know_changes_nothing()
    {
        long id = await QueueAsync();

        ReviewOutcome outcome = await ApproveAsync(id, tmdbId: 4808, kind: TitleKind.Series);

        Assert.Equal(new ReviewOutcome.NotInCatalog(new TitleId(TitleKind.Series, 4808)), outcome);
        Assert.Equal(ItemState.AwaitingReview, (await _desk.ItemAsync(id))!.State);
    }

    [Fact]
    public async Task While_the_catalog_is_down_a_tmdb_id_is_refused_but_a_candidate_is_taken()
    {
        long id = await QueueAsync();
        _catalog.Down = new Fault("TMDb", FaultKind.Unreachable, "TMDb did not answer: check the network and TMDB_API_URL.");

        ReviewOutcome byId = await ApproveAsync(id, tmdbId: 4808);
        ReviewOutcome byCandidate = await ApproveAsync(id, candidate: 1);

        Assert.Equal(_catalog.Down, Assert.IsType<ReviewOutcome.CatalogFailed>(byId).Fault);
        Assert.IsType<ReviewOutcome.Approved>(byCandidate);
    }

    [Fact]
    public async Task An_item_without_candidates_needs_a_tmdb_id_and_its_kind()
    {
        long id = await _ledger.QueueAsync("asdf", _time.GetUtcNow());

        Assert.Equal(new ReviewOutcome.NoCandidates(id), await ApproveAsync(id));
        Assert.Equal(new ReviewOutcome.NoSuchCandidate(id, 1, 0), await ApproveAsync(id, candidate: 1));
        Assert.Equal(
            [new ArgumentFault.KindMissing(id)],
            Assert.IsType<ReviewOutcome.Invalid>(await ApproveAsync(id, tmdbId: 4808)).Faults
        );
        Assert.IsType<ReviewOutcome.Approved>(await ApproveAsync(id, tmdbId: 4808, kind: TitleKind.Movie));
    }

    [Fact]
    public async Task All_errors_of_an_approval_are_told_at_once()
    {
        ReviewOutcome outcome = await ApproveAsync(0, candidate: 0, tmdbId: -1);

        Assert.Equal(
            [
                new ArgumentFault.TooSmall(DecisionArgument.Id, 1, 0),
                new ArgumentFault.TooSmall(DecisionArgument.Candidate, 1, 0),
                new ArgumentFault.TooSmall(DecisionArgument.TmdbId, 1, -1),
                new ArgumentFault.TwoTitles(),
            ],
            Assert.IsType<ReviewOutcome.Invalid>(outcome).Faults
        );
    }

    [Fact]
    public async Task An_item_that_does_not_exist_is_told()
    {
        Assert.Equal(new ReviewOutcome.NotFound(99), await ApproveAsync(99));
        Assert.Equal(new ReviewOutcome.NotFound(99), await RejectAsync(99));
    }

    [Fact]
    public async Task The_second_of_two_reviewers_is_told_what_the_first_decided()
    {
        long id = await QueueAsync();
        await ApproveAsync(id);

        ReviewOutcome second = await NewDesk().RejectAsync(new Rejection { ItemId = id, By = Actor.CommandLine });

        ReviewOutcome.AlreadyDecided told = Assert.IsType<ReviewOutcome.AlreadyDecided>(second);
        Assert.Equal(
            new Decision(
                ItemState.Approved,
                Actor.Reviewer,
                _time.GetUtcNow(),
                new NamedTitle(new TitleId(TitleKind.Movie, 10331), "Night of the Living Dead", 1968)
            ),
            told.Decision
        );
        Assert.Equal(ItemState.Approved, (await _desk.ItemAsync(id))!.State);
    }

    [Fact]
    public async Task A_reviewer_who_was_overtaken_while_the_catalog_was_asked_is_told()
    {
        long id = await QueueAsync();
        _catalog.Meanwhile = () => NewDesk().RejectAsync(new Rejection { ItemId = id, By = Actor.CommandLine });

        ReviewOutcome late = await ApproveAsync(id, tmdbId: 4808);

        Assert.Equal(ItemState.Rejected, Assert.IsType<ReviewOutcome.AlreadyDecided>(late).State);
        Assert.Equal(ItemState.Rejected, (await _desk.ItemAsync(id))!.State);
        Assert.Single((await _desk.HistoryAsync(new HistoryFilter { ItemId = id, State = ItemState.Rejected })).Items);
        Assert.Empty((await _desk.HistoryAsync(new HistoryFilter { ItemId = id, State = ItemState.Approved })).Items);
    }

    [Fact]
    public async Task Of_many_decisions_at_once_exactly_one_is_taken()
    {
        long id = await QueueAsync();

        ReviewOutcome[] outcomes = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(n => Task.Run(() => n % 2 == 0 ? ApproveAsync(id, candidate: (n % 4 / 2) + 1) : RejectAsync(id)))
        );

        Assert.Single(outcomes, o => o is ReviewOutcome.Approved or ReviewOutcome.Rejected);
        Assert.Equal(11, outcomes.Count(o => o is ReviewOutcome.AlreadyDecided));
        Assert.Equal(3, (await _desk.HistoryAsync(new HistoryFilter { ItemId = id })).Total);
    }

    [Fact]
    public async Task An_item_that_changed_since_it_was_looked_at_is_not_decided_about()
    {
        long id = await QueueAsync();
        int seen = (await _desk.ItemAsync(id))!.Version;
        await _ledger.ChangeAsync(id, i => i.Touch(_time.GetUtcNow()));

        ReviewOutcome outcome = await ApproveAsync(id, expectedVersion: seen);

        Assert.Equal(seen + 1, Assert.IsType<ReviewOutcome.Changed>(outcome).Item.Version);
        Assert.Equal(ItemState.AwaitingReview, (await _desk.ItemAsync(id))!.State);
    }

    [Fact]
    public async Task A_decision_is_only_turned_round_by_one_who_has_seen_it()
    {
        long id = await QueueAsync();
        int rejected = Assert.IsType<ReviewOutcome.Rejected>(await RejectAsync(id)).Item.Version;

        Assert.IsType<ReviewOutcome.AlreadyDecided>(await ApproveAsync(id));
        int approved = Assert.IsType<ReviewOutcome.Approved>(await ApproveAsync(id, expectedVersion: rejected)).Item.Version;
        Assert.IsType<ReviewOutcome.AlreadyDecided>(await RejectAsync(id));
        Assert.IsType<ReviewOutcome.Rejected>(await RejectAsync(id, expectedVersion: approved));
    }

    [Fact]
    public async Task Nothing_is_decided_about_files_that_are_being_placed()
    {
        long id = await QueueAsync();
        await ApproveAsync(id);
        await _ledger.ChangeAsync(id, i => i.Move(ItemState.Placing, Actor.Daemon, "Placing.", _time.GetUtcNow()));

        ReviewOutcome outcome = await RejectAsync(id, expectedVersion: (await _desk.ItemAsync(id))!.Version);

        Assert.Equal(ItemState.Placing, Assert.IsType<ReviewOutcome.AlreadyDecided>(outcome).State);
    }

    [Fact]
    public async Task An_item_that_is_still_being_identified_is_for_later()
    {
        long id = await _ledger.AddAsync(IngestItem.Create("Charade.1963", _time.GetUtcNow(), "Taken in."));

        Assert.Equal(new ReviewOutcome.TooEarly(id, null), await ApproveAsync(id));
        Assert.Equal(new ReviewOutcome.TooEarly(id, null), await RejectAsync(id));
    }

    [Fact]
    public async Task What_the_daemon_ignored_can_be_approved_after_all()
    {
        var item = IngestItem.Create("Charade", _time.GetUtcNow(), "Taken in.");
        item.Files.Add(File("Charade.mkv", FileRole.Video));
        item.Move(ItemState.Ignored, Actor.Daemon, "Nothing for the library.", _time.GetUtcNow());
        long id = await _ledger.AddAsync(item);

        Assert.IsType<ReviewOutcome.Approved>(await ApproveAsync(id, tmdbId: 4808, kind: TitleKind.Movie));
    }

    [Fact]
    public async Task A_reason_stands_in_the_history_in_one_line_without_hidden_characters()
    {
        long id = await QueueAsync();

        await _desk.RejectAsync(
            new Rejection
            {
                ItemId = id,
                Reason = "a cam\r\n\u001b[31mcopy\u202e",
                By = Actor.Reviewer,
            }
        );

        Assert.Equal("Rejected: a cam [31mcopy", (await _desk.HistoryAsync(new HistoryFilter { ItemId = id })).Items[0].Sentence);
    }

    [Fact]
    public async Task An_approval_says_whether_somebody_is_there_to_carry_it_out()
    {
        Assert.Equal(DaemonState.NeverStarted, await DaemonAfterAnApprovalAsync());
        await _ledger.BeatAsync(_time.GetUtcNow());
        _time.Advance(3 * DaemonStatus.BeatInterval);
        Assert.Equal(DaemonState.Running, await DaemonAfterAnApprovalAsync());
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(DaemonState.Silent, await DaemonAfterAnApprovalAsync());
        await _ledger.BeatAsync(_time.GetUtcNow(), stoppedAt: _time.GetUtcNow());
        Assert.Equal(DaemonState.Stopped, await DaemonAfterAnApprovalAsync());
    }

    [Theory]
    [InlineData(FileRole.Archive, WhyNothing.Archive)]
    [InlineData(FileRole.Disc, WhyNothing.Disc)]
    [InlineData(FileRole.Sample, WhyNothing.NoVideo)]
    public async Task What_has_no_video_is_not_approved_and_the_answer_says_why(FileRole role, WhyNothing why)
    {
        var item = IngestItem.Create("Charade", _time.GetUtcNow(), "Taken in.");
        item.Files.Add(File("Charade.rar", role));
        item.Move(ItemState.AwaitingReview, Actor.Daemon, "A person decides.", _time.GetUtcNow());
        long id = await _ledger.AddAsync(item);

        ReviewOutcome outcome = await ApproveAsync(id, tmdbId: 4808, kind: TitleKind.Movie);

        Assert.Equal(new ReviewOutcome.NothingToPlace(id, why), outcome);
        Assert.Equal(ItemState.AwaitingReview, (await _desk.ItemAsync(id))!.State);
    }

    [Fact]
    public async Task A_second_copy_of_a_film_asks_what_is_to_become_of_the_first()
    {
        long first = await QueueAsync();
        long second = await QueueAsync();
        await ApproveAsync(first);

        ReviewOutcome outcome = await ApproveAsync(second);

        ReviewOutcome.InLibraryAlready there = Assert.IsType<ReviewOutcome.InLibraryAlready>(outcome);
        Assert.Equal([new Holding(first, "movie/10331")], there.Copies);
        Assert.Equal("Night of the Living Dead (1968)", $"{there.Title}");
        Assert.Equal(ItemState.AwaitingReview, (await _desk.ItemAsync(second))!.State);
    }

    [Theory]
    [InlineData(Duplicates.KeepBoth, false)]
    [InlineData(Duplicates.Replace, true)]
    public async Task A_person_who_says_so_may_have_a_second_copy_and_the_word_is_kept(Duplicates word, bool replaces)
    {
        await ApproveAsync(await QueueAsync());
        long second = await QueueAsync();

        Assert.IsType<ReviewOutcome.Approved>(await ApproveAsync(second, duplicates: word));

        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync();
        Assert.Equal(replaces, (await db.Items.FindAsync(second))!.ReplaceApproved);
    }

    private static ItemFile File(string path, FileRole role) =>
        new()
        {
            Path = path,
            Bytes = 4096,
            Role = role,
        };

    private async Task<DaemonState> DaemonAfterAnApprovalAsync() =>
        Assert.IsType<ReviewOutcome.Approved>(await ApproveAsync(await QueueAsync(), duplicates: Duplicates.KeepBoth)).Daemon.State;

    private ReviewDesk NewDesk() => new(_ledger.Factory, _catalog, new HybridSettings { DataDir = _ledger.DataDir }, _time, _ledger.WakeUp);

    private Task<long> QueueAsync() => _ledger.QueueAsync("Night.of.the.Living.Dead.mkv", _time.GetUtcNow(), First, Second);

    private Task<ReviewOutcome> ApproveAsync(
        long id,
        int? candidate = null,
        int? tmdbId = null,
        TitleKind? kind = null,
        int? expectedVersion = null,
        Duplicates duplicates = Duplicates.Ask
    ) =>
        _desk.ApproveAsync(
            new Approval
            {
                ItemId = id,
                Candidate = candidate,
                TmdbId = tmdbId,
                Kind = kind,
                ExpectedVersion = expectedVersion,
                Duplicates = duplicates,
                By = Actor.Reviewer,
            }
        );

    private Task<ReviewOutcome> RejectAsync(long id, int? expectedVersion = null) =>
        _desk.RejectAsync(
            new Rejection
            {
                ItemId = id,
                ExpectedVersion = expectedVersion,
                By = Actor.Reviewer,
            }
        );
}
