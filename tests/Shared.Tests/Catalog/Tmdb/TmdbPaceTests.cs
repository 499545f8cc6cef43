using Microsoft.Extensions.Time.Testing;

namespace Hybrid.Catalog.Tmdb;

public sealed class TmdbPaceTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task No_second_has_more_than_was_allowed()
    {
        var pace = new TmdbPace(requestsPerSecond: 5, _time);
        List<DateTimeOffset> went = await GoAsync(pace, 23);

        Assert.Equal(23, went.Count);
        Assert.All(went, start => Assert.InRange(went.Count(other => other >= start && other < start + TimeSpan.FromSeconds(1)), 1, 5));
        // And no slower than it must be: 23 at 5 a second begin within 4 further seconds and a little.
        Assert.True(went[^1] - went[0] < TimeSpan.FromSeconds(4.5));
    }

    [Fact]
    public async Task Who_asks_for_little_does_not_wait()
    {
        var pace = new TmdbPace(requestsPerSecond: 1, _time);
        await pace.WaitAsync(TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.True(StartAsync(pace).IsCompletedSuccessfully);
        Assert.False(StartAsync(pace).IsCompleted);
    }

    [Fact]
    public async Task A_rest_holds_for_everybody_and_they_do_not_all_go_at_its_end()
    {
        var pace = new TmdbPace(requestsPerSecond: 2, _time);
        DateTimeOffset begin = _time.GetUtcNow();
        List<Task<DateTimeOffset>> waiting = [.. Enumerable.Range(0, 8).Select(_ => StartAsync(pace))];
        pace.Rest(TimeSpan.FromSeconds(10));
        List<DateTimeOffset> went = await PassAsync(waiting);

        Assert.Equal(2, went.Count(at => at == begin));
        Assert.All(went.Where(at => at > begin), at => Assert.True(at >= begin + TimeSpan.FromSeconds(10)));
        Assert.All(went, start => Assert.InRange(went.Count(other => other >= start && other < start + TimeSpan.FromSeconds(1)), 1, 2));
    }

    private Task<List<DateTimeOffset>> GoAsync(TmdbPace pace, int requests) =>
        PassAsync([.. Enumerable.Range(0, requests).Select(_ => StartAsync(pace))]);

    private async Task<List<DateTimeOffset>> PassAsync(List<Task<DateTimeOffset>> waiting)
    {
        for (int step = 0; step < 1000 && !waiting.TrueForAll(one => one.IsCompleted); step++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        return [.. (await Task.WhenAll(waiting)).Order()];
    }

    private async Task<DateTimeOffset> StartAsync(TmdbPace pace)
    {
        await pace.WaitAsync(TestContext.Current.CancellationToken);
        return _time.GetUtcNow();
    }
}
