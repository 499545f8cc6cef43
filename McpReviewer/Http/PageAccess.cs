using System.Security.Cryptography;
using System.Text;

namespace Hybrid.Reviewer.Http;

/// <summary>The browsers that may use the page: each came by a link that holds once. In this process's memory.</summary>
internal sealed class PageAccess(TimeProvider time)
{
    /// <summary>A browser sends cookies to every port of a machine.</summary>
    public static string CookieOf(ListenAddress address) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"plex-mcp-{address.Port}");

    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <summary>Older ones must open a new link.</summary>
    private const int MostBrowsers = 16;

    private readonly Lock _lock = new();
    private readonly Queue<(byte[] Cookie, DateTimeOffset Ends)> _browsers = [];
    private string _link = Random();

    /// <summary>Called when a browser came by the link, and the next one holds.</summary>
    public Action? Renewed { get; set; }

    /// <summary>What the next browser must bring.</summary>
    public string Link
    {
        get
        {
            lock (_lock)
            {
                return _link;
            }
        }
    }

    /// <returns>The browser's cookie; null if the link does not hold.</returns>
    public string? Redeem(string link)
    {
        string cookie = Random();
        lock (_lock)
        {
            if (!IsEqual(Encoding.UTF8.GetBytes(_link), link))
            {
                return null;
            }

            _link = Random();
            _browsers.Enqueue((Encoding.UTF8.GetBytes(cookie), time.GetUtcNow() + Life));
            if (_browsers.Count > MostBrowsers)
            {
                _browsers.Dequeue();
            }
        }

        Renewed?.Invoke();
        return cookie;
    }

    public bool Knows(string cookie)
    {
        DateTimeOffset now = time.GetUtcNow();
        lock (_lock)
        {
            return _browsers.Any(b => IsEqual(b.Cookie, cookie) && b.Ends > now);
        }
    }

    private static bool IsEqual(byte[] kept, string given) => CryptographicOperations.FixedTimeEquals(kept, Encoding.UTF8.GetBytes(given));

    private static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
