using Hybrid.Daemon.Announcing;
using Hybrid.Daemon.Identifying;
using Hybrid.Daemon.Placing;
using Hybrid.Daemon.Working;
using Hybrid.Learning;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Neighbors;
using Hybrid.Reviewing;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Learning;

/// <summary>What identifying leaves in the ledger, and what can be made of it later without asking anybody.</summary>
public sealed class StoredInputTests : IAsyncLifetime
{
    private Workbench _bench = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bench = await Workbench.CreateAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData("The.Matrix.1999.1080p.BluRay.x264-GRP.mkv")]
    [InlineData("The.Matrix.mkv")]
    [InlineData("The.Matrix.2005.1080p.BluRay.x264-GRP.mkv")]
    [InlineData("Lost.S01E01.720p.HDTV.x264-GRP.mkv")]
    [InlineData("Lost.S01.720p/Lost.S01E01.mkv", "Lost.S01.720p/Lost.S01E02.mkv")]
    [InlineData("Nothing.Of.This.Name.2011.1080p.mkv")]
    [InlineData("Lost.S01E01.720p/Lost.S01E01.mkv", "Lost.S01E01.720p/setup.exe")]
    public async Task What_is_kept_weighs_the_same_as_what_was_weighed(params string[] paths)
    {
        long id = await IdentifiedAsync(paths);
        _bench.Catalog.Down = new Fault("TMDb", FaultKind.Unreachable, "Nobody may be asked.");

        Comparison comparison = (await ReplayAsync(new ReplayScope { ItemId = id })).Comparison!;

        Assert.Equal(ReplayChange.Same, comparison.Change);
        Assert.Equal(comparison.Then.Confidence, comparison.Now.Confidence, 9);
        Assert.Equal(comparison.Then.Verdict, comparison.Now.Verdict);
        Assert.Equal(
            comparison.Then.Candidates.Select(c => (c.Id, c.Confidence, c.Evidence.Count)),
            comparison.Now.Candidates.Select(c => (c.Id, c.Confidence, c.Evidence.Count))
        );
        Assert.Equal(comparison.Then.Reasons.Select(r => r.Concern).Order(), comparison.Now.Reasons.Select(r => r.Concern).Order());
    }

    [Fact]
    public async Task A_replay_says_what_would_change_and_whether_a_person_agrees()
    {
        long id = await IdentifiedAsync("The.Matrix.1999.1080p.BluRay.x264-GRP.mkv");
        await _bench.ChangeAsync(
            id,
            item => item.Assessment = item.Assessment! with { Verdict = VerdictKind.AskReviewer, Reasons = [], Model = "older" }
        );

        Comparison unsaid = (await ReplayAsync(new ReplayScope { ItemId = id })).Comparison!;
        await _bench.ChangeAsync(id, item => item.Move(ItemState.Rejected, Actor.Reviewer, "No.", _bench.Time.GetUtcNow()));
        var summary = new ReplaySummary();
        ReplayedItem rejected = await ReplayAsync(new ReplayScope { ItemId = id });
        summary.Add(rejected);

        Assert.Equal((ReplayChange.NowAccepts, null), (unsaid.Change, unsaid.IsNowFiledRight));
        Assert.False(rejected.Comparison!.IsNowFiledRight);
        Assert.Equal((1, 1, 0), (summary.Decided, summary.FiledWrong, summary.FiledWrongThen));
    }

    [Fact]
    public async Task A_higher_threshold_asks_about_what_was_filed()
    {
        long id = await IdentifiedAsync("The.Matrix.1999.1080p.BluRay.x264-GRP.mkv");
        Assert.Equal(ReplayChange.NowAsks, (await ReplayAsync(new ReplayScope { ItemId = id }, threshold: 1)).Comparison!.Change);
    }

    [Fact]
    public async Task An_item_of_before_facts_were_kept_says_so()
    {
        long id = await IdentifiedAsync("The.Matrix.1999.1080p.BluRay.x264-GRP.mkv");
        await using (LedgerDb db = await _bench.OpenLedgerAsync())
        {
            await db.StoredInputs.ExecuteDeleteAsync(Stop);
        }

        Assert.Equal(ReplayObstacle.NothingStored, (await ReplayAsync(new ReplayScope { ItemId = id })).Obstacle);
    }

    [Fact]
    public async Task A_persons_approval_of_the_same_name_is_known_the_next_time()
    {
        long first = await _bench.ApprovedAsync(Workbench.Lost, "Some.Odd.Name.S01E01.720p.mkv");
        await _bench.ChangeAsync(first, item => item.Note(HistoryEvent.Seen, Actor.Daemon, "", _bench.Time.GetUtcNow()));
        long again = await SameNameAgainAsync(first);

        Precedent precedent = Assert.Single(await PrecedentsAsync(again));
        Assert.Equal((PrecedentKind.DecidedBefore, Workbench.Lost.Id), (precedent.Kind, precedent.Title));
        Assert.Contains($"item {first}", precedent.Sentence, StringComparison.Ordinal);
        Assert.Equal(PrecedentKind.DecidedBefore, Assert.Single((await CardAsync(again)).Precedents).Kind);
    }

    [Fact]
    public async Task A_series_that_the_library_holds_is_known_by_its_name()
    {
        long first = await _bench.ApprovedAsync(Workbench.Lost, "Lost.S01E01.720p.HDTV.x264-GRP.mkv");
        await _bench.WorkAsync<PlaceStep>();
        await _bench.WorkAsync<AnnounceStep>();
        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(first)).State);

        long next = await IdentifiedAsync("Lost.S01E02.720p.HDTV.x264-GRP.mkv");
        long movie = await IdentifiedAsync("The.Matrix.1999.1080p.BluRay.x264-GRP.mkv");

        Assert.Equal(
            (PrecedentKind.InLibrary, Workbench.Lost.Id),
            Assert.Single((await PrecedentsAsync(next)).Select(p => (p.Kind, p.Title)))
        );
        Assert.Empty(await PrecedentsAsync(movie));
    }

    [Fact]
    public async Task A_rule_speaks_for_its_title_and_the_item_names_it()
    {
        long taught = await IdentifiedAsync("Lost.S01E01.720p.HDTV.x264-GRP.mkv");
        await _bench.ChangeAsync(
            taught,
            item =>
            {
                item.Choose(Workbench.Lost.Id, "Lost", 2004, Actor.CommandLine);
                if (item.State != ItemState.Approved)
                {
                    item.Move(ItemState.Approved, Actor.CommandLine, "Approved.", _bench.Time.GetUtcNow());
                }
            }
        );
        RuleDesk rules = _bench.Part<RuleDesk>();
        RuleOutcome.Added added = Assert.IsType<RuleOutcome.Added>(
            await rules.AddAsync(taught, RuleKind.Title, new Author(Actor.CommandLine), cancellationToken: Stop)
        );

        long next = await IdentifiedAsync("Lost.S01E02.720p.HDTV.x264-GRP.mkv");

        Precedent precedent = Assert.Single(await PrecedentsAsync(next), p => p.Kind == PrecedentKind.Rule);
        Assert.Equal(Workbench.Lost.Id, precedent.Title);
        IngestItem item = await _bench.ItemAsync(next);
        Assert.Contains(
            $"Rule {added.Rule.Id} says Lost (2004)",
            Assert.Single(item.History, h => h.Event == HistoryEvent.RuleUsed).Sentence,
            StringComparison.Ordinal
        );
        RuleCard card = Assert.Single((await rules.ListAsync(new Paging(10), withRevoked: false, Stop)).Items);
        Assert.Equal((1, item.State == ItemState.Approved), (card.TimesUsed, card.DecidedItems.Contains(next)));

        await rules.RevokeAsync(added.Rule.Id, new Author(Actor.CommandLine), Stop);
        long later = await IdentifiedAsync("Lost.S01E03.720p.HDTV.x264-GRP.mkv");
        Assert.DoesNotContain(await PrecedentsAsync(later), p => p.Kind == PrecedentKind.Rule);
    }

    [Fact]
    public async Task A_copy_that_came_into_the_library_after_an_approval_is_asked_about()
    {
        long first = await _bench.ApprovedAsync(Workbench.Matrix, "The.Matrix.1999.1080p.BluRay.x264-GRP.mkv");
        long second = await _bench.ApprovedAsync(Workbench.Matrix, "The.Matrix.1999.720p.WEB-DL.x264-GRP.mp4");

        await _bench.WorkAsync<PlaceStep>();

        Assert.Equal(ItemState.Announcing, (await _bench.ItemAsync(first)).State);
        IngestItem asked = await _bench.ItemAsync(second);
        Assert.Equal(ItemState.AwaitingReview, asked.State);
        Assert.Single(_bench.Library());

        await _bench.ChangeAsync(
            second,
            item =>
            {
                item.Choose(Workbench.Matrix.Id, "The Matrix", 1999, Actor.Reviewer, Duplicates.KeepBoth);
                item.Move(ItemState.Approved, Actor.Reviewer, "Both.", _bench.Time.GetUtcNow());
            }
        );
        await _bench.WorkAsync<PlaceStep>();
        Assert.Equal(2, _bench.Library().Count);
    }

    private async Task<long> IdentifiedAsync(params string[] paths)
    {
        long id = await _bench.TakeOneAsync(paths);
        await _bench.WorkAsync<IdentifyStep>();
        return id;
    }

    /// <summary>The same release name under another download, as a torrent that is added again elsewhere.</summary>
    private async Task<long> SameNameAgainAsync(long first)
    {
        IngestItem known = await _bench.ItemAsync(first);
        await using LedgerDb db = await _bench.OpenLedgerAsync();
        var item = IngestItem.Create(known.Name, _bench.Time.GetUtcNow(), "Taken in.");
        item.Files.Add(
            new ItemFile
            {
                Path = known.Files[0].Path,
                Bytes = 4096,
                Role = FileRole.Video,
            }
        );
        var download = new Download
        {
            Source = DownloadSource.Manual,
            Key = "path:/elsewhere",
            Name = known.Name,
            Root = "/elsewhere",
            SeenAt = _bench.Time.GetUtcNow(),
        };
        download.Items.Add(item);
        db.Downloads.Add(download);
        await db.SaveChangesAsync(Stop);
        await _bench.WorkAsync<IdentifyStep>();
        return item.Id;
    }

    private async Task<ReplayedItem> ReplayAsync(ReplayScope scope, double threshold = 0.85)
    {
        var replay = new Replay(_bench.Part<IDbContextFactory<LedgerDb>>(), new Reweigher(threshold, _bench.Time.GetUtcNow().Year + 1));
        List<ReplayedItem> items = [];
        await foreach (ReplayedItem item in replay.RunAsync(scope, Stop))
        {
            items.Add(item);
        }

        return Assert.Single(items);
    }

    private async Task<IReadOnlyList<Precedent>> PrecedentsAsync(long id)
    {
        await using LedgerDb db = await _bench.OpenLedgerAsync();
        return InputPack.Unpack((await db.StoredInputs.SingleAsync(b => b.ItemId == id, Stop)).Input)!.Precedents;
    }

    private async Task<ItemCard> CardAsync(long id) => (await _bench.Part<ReviewDesk>().ItemAsync(id, Stop))!;
}
