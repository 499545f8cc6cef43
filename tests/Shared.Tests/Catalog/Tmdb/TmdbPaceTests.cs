using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;

namespace Hybrid.Catalog.Tmdb;

public sealed class TmdbPaceTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task No_second_has_more_than_was_allowed()
    {
        using var pace = new TmdbPace(requestsPerSecond: 5, TimeProvider.System);
        List<Went> went = [.. await Task.WhenAll(Enumerable.Range(0, 13).Select(_ => GoAsync(pace)))];

        AssertNoSecondHasMoreThan(5, went);
    }

    [Fact]
    public async Task Nor_where_they_come_one_by_one()
    {
        using var pace = new TmdbPace(requestsPerSecond: 3, TimeProvider.System);
        List<Task<Went>> going = [];
        for (int i = 0; i < 8; i++)
        {
            going.Add(GoAsync(pace));
            await Task.Delay(TimeSpan.FromMilliseconds(130), TestContext.Current.CancellationToken);
        }

        AssertNoSecondHasMoreThan(3, [.. await Task.WhenAll(going)]);
    }

    [Fact]
    public void A_request_is_counted_for_a_second_at_least_and_hardly_longer()
    {
        Assert.True(TmdbPace.Window - TmdbPace.Segment >= TimeSpan.FromSeconds(1.02));
        // 23 at 5 a second begin within 4 further seconds and a little.
        Assert.True(4 * TmdbPace.Window < TimeSpan.FromSeconds(4.5));
    }

    [Fact]
    public async Task Who_asks_for_little_does_not_wait()
    {
        using var pace = new TmdbPace(requestsPerSecond: 1, TimeProvider.System);
        await GoAsync(pace);
        Task<Went> second;
        do
        {
            // A busy machine may take longer to move the window once around.
            await Task.Delay(2 * TmdbPace.Window, TestContext.Current.CancellationToken);
            second = GoAsync(pace);
        } while (!second.IsCompletedSuccessfully && await second is var _);

        AssertNoSecondHasMoreThan(1, [await second, await GoAsync(pace)]);
    }

    [Fact]
    public async Task A_rest_holds_for_everybody_and_they_do_not_all_go_at_its_end()
    {
        using var pace = new TmdbPace(requestsPerSecond: 2, _time);
        List<Task<Went>> waiting = [.. Enumerable.Range(0, 6).Select(_ => GoAsync(pace))];
        Assert.Equal(2, waiting.Count(one => one.IsCompletedSuccessfully));
        pace.Rest(TimeSpan.FromSeconds(10));
        // By its own clock the window moves on meanwhile, and nobody goes.
        await Task.Delay(2 * TmdbPace.Window, TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromSeconds(9.9));
        await Task.Delay(2 * TmdbPace.Segment, TestContext.Current.CancellationToken);
        Assert.Equal(2, waiting.Count(one => one.IsCompleted));

        Task<Went[]> all = Task.WhenAll(waiting);
        while (!all.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TmdbPace.Segment, TestContext.Current.CancellationToken);
        }

        AssertNoSecondHasMoreThan(2, [.. await all]);
    }

    /// <summary>
    /// Each was allowed to go at some time between the two that were noted, so a slow machine can only make two of them look further apart.
    /// </summary>
    private static void AssertNoSecondHasMoreThan(int allowed, List<Went> went)
    {
        List<long> before = [.. went.Select(one => one.Before).Order()];
        List<long> after = [.. went.Select(one => one.After).Order()];
        for (int i = 0; i < went.Count; i++)
        {
            for (int seconds = 1; i - (seconds * allowed) is >= 0 and var earlier; seconds++)
            {
                TimeSpan apart = Stopwatch.GetElapsedTime(before[earlier], after[i]);
                Assert.True(apart >= TimeSpan.FromSeconds(seconds), $"request {i + 1} went {apart} after request {earlier + 1}");
            }
        }
    }

    private static async Task<Went> GoAsync(TmdbPace pace)
    {
        long before = Stopwatch.GetTimestamp();
        await pace.WaitAsync(TestContext.Current.CancellationToken);
        return new Went(before, Stopwatch.GetTimestamp());
    }

    private readonly record struct Went(long Before, long After);
}
