namespace Hybrid.Daemon.Working;

/// <summary>When to try again after a fault: 5 s, 10 s, 20 s … up to 30 minutes. A longer Retry-After wins, up to a day.</summary>
public static class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestWish = TimeSpan.FromDays(1);

    /// <param name="tries">The number of failures before this one.</param>
    public static DateTimeOffset After(int tries, DateTimeOffset now, TimeSpan? wish = null)
    {
        var own = TimeSpan.FromSeconds(First.TotalSeconds * Math.Pow(2, Math.Min(tries, 12)));
        TimeSpan wait = own < Longest ? own : Longest;
        return now
            + (
                wish > LongestWish ? LongestWish
                : wish > wait ? wish.Value
                : wait
            );
    }
}
