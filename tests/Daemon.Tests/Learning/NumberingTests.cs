using Hybrid.Daemon.Announcing;
using Hybrid.Daemon.Commands;
using Hybrid.Daemon.Identifying;
using Hybrid.Daemon.Placing;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Planning;
using Hybrid.Reviewing;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Learning;

/// <summary>Episodes that are numbered through all seasons of a series: asked once, known from then on.</summary>
public sealed class NumberingTests : IAsyncLifetime
{
    private static readonly Author Person = new(Actor.CommandLine);

    private Workbench _bench = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bench = await Workbench.CreateAsync();
        _bench.Catalog.Seasons[Workbench.Lost.Id.Tmdb] = [100, 24];
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_number_of_several_seasons_waits_and_is_filed_where_the_person_says_how_it_counts()
    {
        long id = await IdentifiedAsync("[Group] Lost - 101 (1080p).mkv");
        Assert.Contains((await _bench.ItemAsync(id)).Assessment!.Reasons, r => r.Concern == Concern.AbsoluteNumbers);

        RenamePreview preview = Assert
            .IsType<PreviewOutcome.Shown>(await Preview.PreviewAsync(Choice(id, Numbering.Absolute), Stop))
            .Preview;
        ReviewOutcome.Approved approved = await ApproveAsync(id);
        await _bench.WorkAsync<PlaceStep>();

        Assert.EndsWith("Season 02/Lost (2004) - s02e01.mkv", Assert.Single(_bench.Library()), StringComparison.Ordinal);
        Assert.EndsWith("s02e01.mkv", Assert.Single(preview.Files).To, StringComparison.Ordinal);
        Assert.Equal((RuleKind.Numbering, "group Group"), (approved.Offer!.What, approved.Offer.Scope));
        Assert.Contains("--numbering", ReviewWords.Of(approved.Offer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1=s02e01", true)]
    [InlineData("1=s02e02", false)]
    public async Task A_file_that_is_said_to_be_the_episode_that_counts_through_offers_the_same_rule(string said, bool offers)
    {
        long id = await IdentifiedAsync("[Group] Lost - 101 (1080p).mkv");
        ReviewOutcome outcome = await _bench.Part<ReviewDesk>().ApproveAsync(Choice(id, Numbering.Unsaid) with { Files = [said] }, Stop);
        Assert.Equal(offers, Assert.IsType<ReviewOutcome.Approved>(outcome).Offer?.What == RuleKind.Numbering);
    }

    [Fact]
    public async Task A_season_and_a_first_episode_that_count_through_offer_it_too()
    {
        await _bench.TakeAsync(
            "[Group] Lost (1080p)/[Group] Lost - 101 (1080p).mkv",
            "[Group] Lost (1080p)/[Group] Lost - 102 (1080p).mkv"
        );
        await _bench.WorkAsync<IdentifyStep>();
        ReviewOutcome outcome = await _bench
            .Part<ReviewDesk>()
            .ApproveAsync(Choice(1, Numbering.Unsaid) with { Season = 2, FromEpisode = 1 }, Stop);
        Assert.Equal(RuleKind.Numbering, Assert.IsType<ReviewOutcome.Approved>(outcome).Offer?.What);
    }

    [Fact]
    public async Task A_number_that_only_one_reading_allows_is_filed_without_a_word()
    {
        _bench.Catalog.Seasons[Workbench.Lost.Id.Tmdb] = [25, 24];
        await IdentifiedAsync("[Group] Lost - 26 (1080p).mkv");
        await _bench.WorkAsync<PlaceStep>();
        Assert.EndsWith("Season 02/Lost (2004) - s02e01.mkv", Assert.Single(_bench.Library()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_word_a_preview_says_that_it_cannot_tell()
    {
        long id = await IdentifiedAsync("[Group] Lost - 101 (1080p).mkv");
        PreviewOutcome.Shown shown = Assert.IsType<PreviewOutcome.Shown>(await Preview.PreviewAsync(Choice(id, Numbering.Unsaid), Stop));
        Assert.Equal(Concern.AbsoluteNumbers, Assert.Single(shown.Preview.Files).Problem!.Concern);
    }

    [Fact]
    public async Task A_rule_files_the_next_episode_of_the_group_and_leaves_other_groups_to_a_person()
    {
        long waiting = await IdentifiedAsync("[Group] Lost - 102 (1080p).mkv");
        long taught = await IdentifiedAsync("[Group] Lost - 101 (1080p).mkv");
        await ApproveAsync(taught);
        RuleDesk rules = _bench.Part<RuleDesk>();

        RuleOffer offer = Assert.IsType<RuleOutcome.Offered>(await rules.ProposeAsync(taught, RuleKind.Numbering, Stop)).Offer;
        RuleCard rule = Assert
            .IsType<RuleOutcome.Added>(await rules.AddAsync(taught, RuleKind.Numbering, Person, cancellationToken: Stop))
            .Rule;
        long next = await IdentifiedAsync("[Group] Lost - 103 (1080p).mkv");
        long other = await IdentifiedAsync("[Another] Lost - 104 (1080p).mkv");
        await _bench.WorkAsync<PlaceStep>();

        Assert.Equal([waiting], offer.WouldChange.Select(e => e.ItemId));
        Assert.Contains(_bench.Library(), path => path.EndsWith("s02e03.mkv", StringComparison.Ordinal));
        IngestItem filed = await _bench.ItemAsync(next);
        Assert.Equal((Actor.Daemon, Numbering.Absolute), (filed.DecidedBy, filed.Numbering));
        Assert.Contains(filed.History, h => h.Sentence.StartsWith($"Rule {rule.Id} says", StringComparison.Ordinal));
        Assert.Equal(ItemState.AwaitingReview, (await _bench.ItemAsync(other)).State);

        await rules.RevokeAsync(rule.Id, Person, Stop);
        long later = await IdentifiedAsync("[Group] Lost - 105 (1080p).mkv");
        Assert.Equal(
            (ItemState.AwaitingReview, Numbering.Unsaid),
            ((await _bench.ItemAsync(later)).State, (await _bench.ItemAsync(later)).Numbering)
        );
    }

    [Fact]
    public async Task A_rule_rests_while_what_taught_it_is_taken_back()
    {
        long taught = await IdentifiedAsync("[Group] Lost - 101 (1080p).mkv");
        await ApproveAsync(taught);
        await _bench.Part<RuleDesk>().AddAsync(taught, RuleKind.Numbering, Person, cancellationToken: Stop);
        Assert.Equal(ItemState.Approved, (await _bench.ItemAsync(await IdentifiedAsync("[Group] Lost - 102 (1080p).mkv"))).State);
        await _bench.WorkAsync<PlaceStep>();
        await _bench.WorkAsync<AnnounceStep>();

        await _bench.Part<UndoDesk>().UndoAsync(taught, Actor.CommandLine, cancellationToken: Stop);

        Assert.Equal(ItemState.AwaitingReview, (await _bench.ItemAsync(await IdentifiedAsync("[Group] Lost - 103 (1080p).mkv"))).State);
        Page<RuleCard> rules = await _bench.Part<RuleDesk>().ListAsync(new Paging(10), withRevoked: false, Stop);
        Assert.True(Assert.Single(rules.Items).Rests);
    }

    [Fact]
    public async Task A_number_beyond_the_last_season_waits_though_a_rule_speaks()
    {
        long taught = await IdentifiedAsync("[Group] Lost - 101 (1080p).mkv");
        await ApproveAsync(taught);
        await _bench.Part<RuleDesk>().AddAsync(taught, RuleKind.Numbering, Person, cancellationToken: Stop);

        long beyond = await IdentifiedAsync("[Group] Lost - 150 (1080p).mkv");

        Assert.Equal(ItemState.AwaitingReview, (await _bench.ItemAsync(beyond)).State);
    }

    [Fact]
    public async Task Only_an_approval_that_says_so_and_names_a_group_teaches_numbering()
    {
        long nameless = await IdentifiedAsync("Lost - 101 (1080p).mkv");
        await ApproveAsync(nameless);
        long unsaid = await IdentifiedAsync("[Group] Lost.S01E02.1080p.mkv");
        await _bench.ChangeAsync(unsaid, item => item.Choose(Workbench.Lost.Id, "Lost", 2004, Actor.CommandLine));
        RuleDesk rules = _bench.Part<RuleDesk>();

        Assert.Equal(
            new RuleOutcome.NoGroup(nameless),
            await rules.AddAsync(nameless, RuleKind.Numbering, Person, cancellationToken: Stop)
        );
        Assert.Equal(
            new RuleOutcome.NotAbsolute(unsaid),
            await rules.AddAsync(unsaid, RuleKind.Numbering, Person, cancellationToken: Stop)
        );
    }

    private PreviewDesk Preview => new(_bench.Part<IDbContextFactory<LedgerDb>>(), _bench.Catalog, _bench.Part<Planner>(), _bench.Time);

    private static Approval Choice(long id, Numbering numbering) =>
        new()
        {
            ItemId = id,
            Numbering = numbering,
            By = Actor.CommandLine,
        };

    private async Task<ReviewOutcome.Approved> ApproveAsync(long id) =>
        Assert.IsType<ReviewOutcome.Approved>(await _bench.Part<ReviewDesk>().ApproveAsync(Choice(id, Numbering.Absolute), Stop));

    private async Task<long> IdentifiedAsync(string path)
    {
        long id = await _bench.TakeOneAsync(path);
        await _bench.WorkAsync<IdentifyStep>();
        return id;
    }
}
