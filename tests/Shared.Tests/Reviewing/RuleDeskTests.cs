using Hybrid.Catalog;
using Hybrid.Learning;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Settings;
using Hybrid.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Hybrid.Reviewing;

public sealed class RuleDeskTests : IAsyncLifetime
{
    private static readonly Candidate British = new()
    {
        Id = new TitleId(TitleKind.Series, 2593),
        Name = "Teachers",
        Year = 2001,
        Confidence = 0.5,
    };
    private static readonly Candidate American = British with { Id = new TitleId(TitleKind.Series, 64556), Year = 2016 };
    private static readonly Author Person = new(Actor.Reviewer, "A client\u202e 1.0");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private TemporaryLedger _ledger = null!;
    private ReviewDesk _desk = null!;
    private RuleDesk _rules = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _ledger = await TemporaryLedger.CreateAsync();
        var settings = new HybridSettings { DataDir = _ledger.DataDir };
        _desk = new ReviewDesk(_ledger.Factory, new ListedCatalog(), settings, _time, _ledger.WakeUp);
        _rules = new RuleDesk(_ledger.Factory, settings, _time);
    }

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Fact]
    public async Task An_approved_series_is_offered_as_a_rule_and_nothing_is_written_of_it()
    {
        long id = await QueueAsync("Teachers.S01.720p.WEB-DL");

        ReviewOutcome.Approved approved = await ApproveAsync(id);

        Assert.Equal((id, TitleKind.Series, 2593), (approved.Offer!.ItemId, approved.Offer.Kind, approved.Offer.TmdbId));
        Assert.Equal("series Teachers", approved.Offer.Scope);
        Assert.Equal(0, (await _rules.ListAsync(new Paging(10), withRevoked: true, Stop)).Total);
    }

    [Fact]
    public async Task A_film_that_was_put_first_rightly_teaches_nothing_worth_offering()
    {
        var movie = new Candidate
        {
            Id = new TitleId(TitleKind.Movie, 593),
            Name = "Solaris",
            Year = 1972,
            Confidence = 0.8,
        };
        long first = await _ledger.QueueAsync("Solaris.1972.720p.BluRay", _time.GetUtcNow(), movie);
        Assert.Null((await ApproveAsync(first)).Offer);

        long second = await _ledger.QueueAsync(
            "Solyaris.1972.720p.BluRay",
            _time.GetUtcNow(),
            movie with
            {
                Id = new TitleId(TitleKind.Movie, 2103),
                Name = "Solyaris",
            },
            movie with
            {
                Id = new TitleId(TitleKind.Movie, 594),
            }
        );
        Assert.NotNull((await ApproveAsync(second, candidate: 2)).Offer);
    }

    [Fact]
    public async Task A_rule_is_made_by_a_word_and_tells_who_made_it_of_what_and_when()
    {
        long id = await ApprovedAsync("Teachers.S01.720p.WEB-DL");

        RuleCard rule = Assert.IsType<RuleOutcome.Added>(await _rules.AddAsync(id, RuleKind.Title, Person, cancellationToken: Stop)).Rule;

        Assert.Equal((id, Actor.Reviewer, "A client 1.0", true), (rule.TaughtByItem, rule.AddedBy, rule.Client, rule.InForce));
        Assert.Equal(_time.GetUtcNow(), rule.AddedAt);
        Assert.Equal("series Teachers", rule.Scope);
        HistoryLine line = (await _desk.HistoryAsync(new HistoryFilter { ItemId = id })).Items[0];
        Assert.Equal((HistoryEvent.RuleAdded, Actor.Reviewer), (line.Event, line.Actor));
        Assert.Equal(($"Rule {rule.Id}: series Teachers means Teachers (2001).", "A client 1.0"), (line.Sentence, line.Client));
    }

    [Fact]
    public async Task There_is_one_rule_in_force_for_a_name()
    {
        long id = await ApprovedAsync("Teachers.S01.720p.WEB-DL");
        long again = await ApprovedAsync("Teachers.S02.720p.WEB-DL");
        await _rules.AddAsync(id, RuleKind.Title, Person, cancellationToken: Stop);

        RuleOutcome outcome = await _rules.AddAsync(again, RuleKind.Title, Person, cancellationToken: Stop);

        Assert.True(Assert.IsType<RuleOutcome.InForce>(outcome).SaysTheSame);
        Assert.Null((await ApproveAsync(await QueueAsync("Teachers.S03.720p.WEB-DL"))).Offer);
    }

    [Fact]
    public async Task Two_who_make_a_rule_for_one_name_at_once_do_not_both_succeed()
    {
        long id = await ApprovedAsync("Teachers.S01.720p.WEB-DL");
        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync(Stop);
        Assert.IsType<RuleOutcome.Added>(await _rules.AddAsync(id, RuleKind.Title, Person, cancellationToken: Stop));
        Rule made = await db.Rules.AsNoTracking().SingleAsync(Stop);
        db.Rules.Add(
            new Rule
            {
                NameKey = made.NameKey,
                Name = made.Name,
                TitleKind = TitleKind.Series,
                TmdbId = 64556,
                Title = "Teachers",
                TaughtBy = id,
                AddedBy = Actor.CommandLine,
                AddedAt = _time.GetUtcNow(),
            }
        );
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Stop));
    }

    [Fact]
    public async Task A_name_that_people_gave_to_two_titles_can_teach_no_rule()
    {
        long british = await ApprovedAsync("Teachers.S01.720p.WEB-DL");
        long american = await ApprovedAsync("Teachers.S02.720p.WEB-DL", candidate: 2);

        RuleOutcome outcome = await _rules.AddAsync(american, RuleKind.Title, Person, cancellationToken: Stop);

        Assert.Equal([british], Assert.IsType<RuleOutcome.Contradicted>(outcome).Offer.WouldContradict);
        Assert.Equal(0, (await _rules.ListAsync(new Paging(10), withRevoked: true, Stop)).Total);
    }

    [Fact]
    public async Task The_trial_names_the_past_items_that_it_would_have_changed_and_those_only()
    {
        var known = new CandidateDetails(
            new Title
            {
                Id = British.Id,
                Name = "Teachers",
                Year = 2001,
            }
        );
        long unknown = await QueueAsync("Teachers.S04.720p.WEB-DL");
        await StoreAsync(unknown);
        long other = await QueueAsync("Fargo.S04.720p.WEB-DL");
        await StoreAsync(other);
        long without = await QueueAsync("Teachers.S05.720p.WEB-DL");
        long teacher = await ApprovedAsync("Teachers.S01.720p.WEB-DL");
        await StoreAsync(teacher, known);

        RuleOffer offer = Assert.IsType<RuleOutcome.Offered>(await _rules.ProposeAsync(teacher, RuleKind.Title, Stop)).Offer;

        Assert.Equal((1, 1), (offer.Tried, offer.WouldChangeTotal));
        RuleEffect effect = Assert.Single(offer.WouldChange);
        Assert.Equal((unknown, null, "Teachers (2001)"), (effect.ItemId, effect.TitleWithout, effect.TitleWith));
        Assert.NotEqual(without, unknown);
    }

    [Fact]
    public async Task A_revoked_rule_lists_what_was_filed_by_it_and_changes_no_item()
    {
        long id = await ApprovedAsync("Teachers.S01.720p.WEB-DL");
        long used = await QueueAsync("Teachers.S02.720p.WEB-DL");
        long rule = Assert.IsType<RuleOutcome.Added>(await _rules.AddAsync(id, RuleKind.Title, Person, cancellationToken: Stop)).Rule.Id;
        await using (LedgerDb db = await _ledger.Factory.CreateDbContextAsync(Stop))
        {
            db.RuleUses.Add(
                new RuleUse
                {
                    RuleId = rule,
                    ItemId = used,
                    At = _time.GetUtcNow(),
                    Decided = true,
                }
            );
            await db.SaveChangesAsync(Stop);
        }

        ItemCard before = (await _desk.ItemAsync(used, Stop))!;
        RuleOutcome outcome = await _rules.RevokeAsync(rule, new Author(Actor.CommandLine), Stop);

        RuleCard revoked = Assert.IsType<RuleOutcome.Revoked>(outcome).Rule;
        Assert.Equal((1, false, Actor.CommandLine), (revoked.TimesUsed, revoked.InForce, revoked.RevokedBy));
        Assert.Equal([used], revoked.DecidedItems);
        Assert.Equal(before.Version, (await _desk.ItemAsync(used, Stop))!.Version);
        Assert.Empty((await _rules.ListAsync(new Paging(10), withRevoked: false, Stop)).Items);
        Assert.IsType<RuleOutcome.RevokedBefore>(await _rules.RevokeAsync(rule, Person, Stop));
        Assert.IsType<RuleOutcome.Added>(await _rules.AddAsync(id, RuleKind.Title, Person, cancellationToken: Stop));
    }

    [Fact]
    public async Task Only_what_a_person_approved_teaches()
    {
        long waiting = await QueueAsync("Teachers.S01.720p.WEB-DL");
        long nameless = await ApprovedAsync("x");

        Assert.Equal(
            new RuleOutcome.NothingDecided(waiting),
            await _rules.AddAsync(waiting, RuleKind.Title, Person, cancellationToken: Stop)
        );
        Assert.Equal(new RuleOutcome.NoSuchItem(99), await _rules.AddAsync(99, RuleKind.Title, Person, cancellationToken: Stop));
        Assert.Equal(new RuleOutcome.NoSuchRule(99), await _rules.RevokeAsync(99, Person, Stop));
        Assert.Equal(new RuleOutcome.NoName(nameless), await _rules.AddAsync(nameless, RuleKind.Title, Person, cancellationToken: Stop));
    }

    private async Task<long> QueueAsync(string name)
    {
        long id = await _ledger.QueueAsync(name, _time.GetUtcNow(), British, American);
        await _ledger.ChangeAsync(id, item => item.NameKey = NameKey.Of(InputReading.Of(new IdentifyInput { Name = name }, 2027).Clues));
        return id;
    }

    private async Task<ReviewOutcome.Approved> ApproveAsync(long id, int? candidate = null) =>
        Assert.IsType<ReviewOutcome.Approved>(
            await _desk.ApproveAsync(
                new Approval
                {
                    ItemId = id,
                    Candidate = candidate,
                    By = Actor.Reviewer,
                    Duplicates = Duplicates.KeepBoth,
                },
                Stop
            )
        );

    private async Task<long> ApprovedAsync(string name, int? candidate = null)
    {
        long id = await QueueAsync(name);
        await ApproveAsync(id, candidate);
        return id;
    }

    private async Task StoreAsync(long id, params IReadOnlyList<CandidateDetails> field)
    {
        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync(Stop);
        IngestItem item = await db.Items.SingleAsync(i => i.Id == id, Stop);
        db.StoredInputs.Add(
            new StoredInput
            {
                ItemId = id,
                At = _time.GetUtcNow(),
                Input = InputPack.Pack(
                    new IdentifyInput
                    {
                        Name = item.Name,
                        HasKey = true,
                        Field = field,
                    }
                ),
            }
        );
        await db.SaveChangesAsync(Stop);
    }
}
