using System.Security.Cryptography;

namespace Hybrid.Reviewer.Http;

/// <summary>The sessions of the clients, bounded in number and in idle time. One that idles too long ends with the next request of anybody.</summary>
internal sealed class HttpSessions(TimeProvider time) : IAsyncDisposable
{
    public const int Most = 32;

    public static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(30);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    /// <summary>A new one, in use until <see cref="Release"/>. Where there are too many, the one that idles longest ends.</summary>
    /// <returns>Null if each of them is in use.</returns>
    public async Task<HttpSession?> BeginAsync(Func<string, HttpSession> make)
    {
        string id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        HttpSession? begun = null;
        List<HttpSession> over;
        lock (_lock)
        {
            over = TakeIdle(most: Most - 1);
            if (_kept.Count < Most)
            {
                begun = make(id);
                _kept.Add(id, new Kept(begun) { Open = 1 });
            }
        }

        await EndAsync(over);
        return begun;
    }

    /// <summary>In use until <see cref="Release"/>.</summary>
    /// <returns>Null if there is none, or no more.</returns>
    public async Task<HttpSession?> FindAsync(string id)
    {
        List<HttpSession> over;
        Kept? found;
        lock (_lock)
        {
            over = TakeIdle(Most);
            if (_kept.TryGetValue(id, out found))
            {
                found.Open++;
            }
        }

        await EndAsync(over);
        return found?.Session;
    }

    public void Release(HttpSession session)
    {
        lock (_lock)
        {
            if (session.Id is { } id && _kept.TryGetValue(id, out Kept? kept))
            {
                kept.Open--;
                kept.UsedAt = time.GetUtcNow();
            }
        }
    }

    /// <returns>False if there is none.</returns>
    public async Task<bool> EndAsync(string id)
    {
        Kept? ended;
        lock (_lock)
        {
            _kept.Remove(id, out ended);
        }

        await EndAsync(ended is null ? [] : [ended.Session]);
        return ended is not null;
    }

    public async ValueTask DisposeAsync()
    {
        List<HttpSession> all;
        lock (_lock)
        {
            all = [.. _kept.Values.Select(k => k.Session)];
            _kept.Clear();
        }

        await EndAsync(all);
    }

    private List<HttpSession> TakeIdle(int most)
    {
        DateTimeOffset now = time.GetUtcNow();
        List<KeyValuePair<string, Kept>> unused = [.. _kept.Where(k => k.Value.Open == 0).OrderBy(k => k.Value.UsedAt)];
        List<KeyValuePair<string, Kept>> over = [.. unused.Where((k, i) => i < _kept.Count - most || now - k.Value.UsedAt > IdleLimit)];
        over.ForEach(k => _kept.Remove(k.Key));
        return [.. over.Select(k => k.Value.Session)];
    }

    private static async Task EndAsync(List<HttpSession> sessions)
    {
        foreach (HttpSession session in sessions)
        {
            await session.DisposeAsync();
        }
    }

    private sealed class Kept(HttpSession session)
    {
        public HttpSession Session => session;

        public DateTimeOffset UsedAt { get; set; }

        public int Open { get; set; }
    }
}
