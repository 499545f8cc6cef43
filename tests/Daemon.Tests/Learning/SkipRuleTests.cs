using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Reviewing;

namespace Hybrid.Daemon.Learning;

/// <summary>Extras of a release group that a person left out once, and never wants again.</summary>
public sealed class SkipRuleTests : IAsyncLifetime
{
    private static readonly Author Person = new(Actor.CommandLine);
    private Workbench _bench = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bench = await Workbench.CreateAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Extras_of_the_group_stay_out_of_the_next_download_with_the_reason_until_the_rule_is_revoked()
    {
        long taught = await TakeAsync("Lost.S01E01.1080p.WEB-GRP");
        ReviewOutcome.Approved approved = await ApproveAsync(taught, "2=skip");
        await _bench.WorkAllAsync();
        Assert.Equal((RuleKind.Skip, "group GRP"), (approved.Offer!.What, approved.Offer.Scope));
        RuleCard rule = Assert
            .IsType<RuleOutcome.Added>(await _bench.Part<RuleDesk>().AddAsync(taught, RuleKind.Skip, Person, cancellationToken: Stop))
            .Rule;

        long next = await TakeAsync("Lost.S01E02.1080p.WEB-GRP");
        IngestItem item = await _bench.ItemAsync(next);
        Assert.Contains(
            item.History,
            h => h.Event == HistoryEvent.RuleUsed && h.Sentence.Contains($"Rule {rule.Id} says that the extras", StringComparison.Ordinal)
        );
        RenamePreview preview = Assert
            .IsType<PreviewOutcome.Shown>(await _bench.Part<PreviewDesk>().PreviewAsync(Choice(next), Stop))
            .Preview;
        RenameLine left = Assert.Single(preview.Files, f => f.To is null);
        Assert.Equal("left out", left.Is);
        Assert.Contains($"Rule {rule.Id}", left.Note, StringComparison.Ordinal);
        await ApproveAsync(next);
        await _bench.WorkAllAsync();
        Assert.DoesNotContain(_bench.Library(), path => path.Contains("Featurettes", StringComparison.Ordinal));

        await _bench.Part<RuleDesk>().RevokeAsync(rule.Id, Person, Stop);
        long last = await TakeAsync("Lost.S01E03.1080p.WEB-GRP");
        await ApproveAsync(last);
        await _bench.WorkAllAsync();
        Assert.Single(_bench.Library(), path => path.Contains("Featurettes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_group_and_a_word_about_the_file_go_before_it()
    {
        long taught = await TakeAsync("Lost.S01E01.1080p.WEB-GRP");
        await ApproveAsync(taught, "2=skip");
        await _bench.WorkAllAsync();
        await _bench.Part<RuleDesk>().AddAsync(taught, RuleKind.Skip, Person, cancellationToken: Stop);

        await ApproveAsync(await TakeAsync("Lost.S01E02.1080p.WEB-OTHER"));
        await ApproveAsync(await TakeAsync("Lost.S01E03.1080p.WEB-GRP"), "2=extra:featurette");
        await _bench.WorkAllAsync();
        Assert.Equal(2, _bench.Library().Count(path => path.Contains("Featurettes", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_item_whose_extras_went_in_teaches_no_such_rule()
    {
        long id = await TakeAsync("Lost.S01E01.1080p.WEB-GRP");
        Assert.NotEqual(RuleKind.Skip, (await ApproveAsync(id)).Offer?.What);
        Assert.Equal(new RuleOutcome.NothingSkipped(id), await _bench.Part<RuleDesk>().ProposeAsync(id, RuleKind.Skip, Stop));
    }

    private async Task<long> TakeAsync(string name)
    {
        _bench.Disk.File($"downloads/{name}/{name}.mkv", 400_000);
        long id = await _bench.TakeOneAsync($"{name}/{name}.mkv", $"{name}/featurettes/On Set {name[10]}.mkv");
        await _bench.WorkAsync<Identifying.IdentifyStep>();
        await _bench.ChangeAsync(
            id,
            item =>
            {
                if (item.State == ItemState.Approved)
                {
                    item.Move(ItemState.AwaitingReview, Actor.Daemon, "A person decides.", _bench.Time.GetUtcNow());
                }
            }
        );
        return id;
    }

    private static Approval Choice(long id, params string[] files) =>
        new()
        {
            ItemId = id,
            TmdbId = Workbench.Lost.Id.Tmdb,
            Kind = Catalog.TitleKind.Series,
            Files = files,
            By = Actor.CommandLine,
        };

    private async Task<ReviewOutcome.Approved> ApproveAsync(long id, params string[] files) =>
        Assert.IsType<ReviewOutcome.Approved>(await _bench.Part<ReviewDesk>().ApproveAsync(Choice(id, files), Stop));
}
