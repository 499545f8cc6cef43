namespace Hybrid.Daemon.Working;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(0, null, 5)]
    [InlineData(1, null, 10)]
    [InlineData(3, null, 40)]
    [InlineData(9, null, 1800)]
    [InlineData(int.MaxValue, null, 1800)]
    [InlineData(0, 90, 90)]
    [InlineData(0, 1, 5)]
    [InlineData(0, int.MaxValue, 86400)]
    public void Each_try_waits_longer_up_to_half_an_hour_and_a_neighbors_longer_wish_goes_first(int tries, int? wish, int seconds)
    {
        DateTimeOffset now = DateTimeOffset.UnixEpoch;
        TimeSpan? asked = wish is { } s ? TimeSpan.FromSeconds(s) : null;
        Assert.Equal(now + TimeSpan.FromSeconds(seconds), Backoff.After(tries, now, asked));
    }
}
