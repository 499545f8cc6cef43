using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Settings;
using Hybrid.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Hybrid.Reviewing;

public sealed class QueueFilterTests : IAsyncLifetime
{
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
    public async Task The_queue_is_filtered_by_kind_concern_age_and_text_and_sorted()
    {
        long film = await QueueAsync("Zulu.1964", TitleKind.Movie, 0.4, Concern.Namesake);
        _time.Advance(TimeSpan.FromHours(2));
        long series = await QueueAsync("Lost.S01", TitleKind.Series, 0.9, Concern.AlreadyInLibrary);
        long unknown = await _ledger.QueueAsync("Alpha", _time.GetUtcNow());
        long snoozed = await QueueAsync("Put.Off", TitleKind.Movie, 0.5, Concern.Namesake);
        await _ledger.ChangeAsync(snoozed, i => i.SnoozedUntil = _time.GetUtcNow().AddDays(1));
        ItemFilter queue = new() { States = [ItemState.AwaitingReview] };

        Assert.Equal([film, series, unknown], await IdsAsync(queue));
        Assert.Equal([film], await IdsAsync(queue with { Kind = TitleKind.Movie }));
        Assert.Equal([series], await IdsAsync(queue with { Kind = TitleKind.Series }));
        Assert.Equal([series], await IdsAsync(queue with { Concern = Concern.AlreadyInLibrary }));
        Assert.Equal([film], await IdsAsync(queue with { Before = _time.GetUtcNow().AddHours(-1) }));
        Assert.Equal([series], await IdsAsync(queue with { Text = "lost" }));
        Assert.Equal([film, series, unknown, snoozed], await IdsAsync(queue with { WithSnoozed = true }));
        Assert.Equal([series, film, unknown], await IdsAsync(queue with { Order = QueueOrder.Confidence }));
        Assert.Equal([unknown, series, film], await IdsAsync(queue with { Order = QueueOrder.Name }));
        Assert.Equal([unknown, series, film], await IdsAsync(queue with { Order = QueueOrder.Newest }));
    }

    private async Task<long[]> IdsAsync(ItemFilter filter) => [.. (await _desk.QueueAsync(filter)).Items.Select(i => i.Id)];

    private async Task<long> QueueAsync(string name, TitleKind kind, double confidence, Concern concern)
    {
        var candidate = new Candidate
        {
            Id = new TitleId(kind, 7),
            Name = name,
            Confidence = confidence,
        };
        long id = await _ledger.QueueAsync(name, _time.GetUtcNow(), candidate);
        await _ledger.ChangeAsync(id, i => i.Assessment = i.Assessment! with { Reasons = [new Reason(concern, "x")] });
        return id;
    }
}
