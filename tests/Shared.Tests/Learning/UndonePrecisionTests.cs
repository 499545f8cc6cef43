using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Testing;

namespace Hybrid.Learning;

public sealed class UndonePrecisionTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TitleId Title = new(TitleKind.Movie, 603);
    private TemporaryLedger _ledger = null!;

    public async ValueTask InitializeAsync() => _ledger = await TemporaryLedger.CreateAsync();

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Fact]
    public async Task What_the_daemon_filed_by_itself_and_a_person_undid_counts_as_wrong()
    {
        await FiledAsync(undone: false);
        await FiledAsync(undone: true);

        FiledBand band = Assert.Single((await PrecisionAsync()).Filed);

        Assert.Equal((2, 1), (band.Filed, band.Overruled));
    }

    [Fact]
    public async Task Approved_again_as_the_same_title_it_was_right_after_all()
    {
        long id = await FiledAsync(undone: true);
        await _ledger.ChangeAsync(
            id,
            item =>
            {
                item.Choose(Title, "The Matrix", 1999, Actor.Reviewer);
                item.Move(ItemState.Approved, Actor.Reviewer, "It was that.", Now);
            }
        );

        FiledBand band = Assert.Single((await PrecisionAsync()).Filed);

        Assert.Equal((1, 0), (band.Filed, band.Overruled));
    }

    [Fact]
    public async Task What_came_back_before_it_was_placed_was_not_filed()
    {
        IngestItem second = Accepted();
        second.Move(ItemState.Approved, Actor.Daemon, "On.", Now);
        second.Move(ItemState.AwaitingReview, Actor.Daemon, "The library already has it.", Now);
        second.Move(ItemState.Rejected, Actor.CommandLine, "A duplicate.", Now);
        await _ledger.AddAsync(second);

        Assert.Empty((await PrecisionAsync()).Filed);
    }

    private async Task<Precision> PrecisionAsync()
    {
        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await PrecisionQuery.RunAsync(db, 0.9, DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken);
    }

    private Task<long> FiledAsync(bool undone)
    {
        IngestItem item = Accepted();
        ItemState[] way = [ItemState.Approved, ItemState.Placing, ItemState.Announcing, ItemState.Finished];
        foreach (ItemState state in undone ? [.. way, ItemState.Undoing, ItemState.Undone] : way)
        {
            item.Move(state, state == ItemState.Undoing ? Actor.CommandLine : Actor.Daemon, "On.", Now);
        }

        return _ledger.AddAsync(item);
    }

    private static IngestItem Accepted()
    {
        var item = IngestItem.Create("The.Matrix.1999.mkv", Now, "Taken in.");
        item.Assessment = new Assessment
        {
            Verdict = VerdictKind.Accept,
            Confidence = 0.97,
            Candidates =
            [
                new Candidate
                {
                    Id = Title,
                    Name = "The Matrix",
                    Year = 1999,
                    Confidence = 0.97,
                },
            ],
            Reasons = [],
            Model = "test",
        };
        item.Choose(Title, "The Matrix", 1999, Actor.Daemon);
        return item;
    }
}
