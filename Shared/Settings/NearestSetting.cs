namespace Hybrid.Settings;

/// <summary>Which setting a misspelt key probably means.</summary>
internal static class NearestSetting
{
    private static readonly string[] Beginnings = ["PLEX_", "TMDB_", "TRANSMISSION_", "DAEMON_", "PLACEMENT", "NOTIFY_", "HEALTH_"];

    public static bool BeginsLikeOurs(string key) => Beginnings.Any(b => key.StartsWith(b, StringComparison.Ordinal));

    /// <remarks>Of two that are equally far the one that begins alike: TRANSMISSION_PASS means the password, not the URL.</remarks>
    public static string To(string key) =>
        SettingsTable.All.MinBy(s => (Distance(key, s.Key), -key.AsSpan().CommonPrefixLength(s.Key)))!.Key;

    /// <summary>Near enough to be a slip of the finger: one letter in a short name, two in a long one.</summary>
    /// <remarks>PLEX_UID of Plex's own container image is two letters from PLEX_URL and must not be taken for it.</remarks>
    public static bool IsSlip(string key)
    {
        string nearest = To(key);
        return Distance(key, nearest) <= (nearest.Length < 12 ? 1 : 2);
    }

    /// <summary>How many letters were added, left out, changed, or swapped with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        int[,] d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    d[i, j] = i + j;
                    continue;
                }

                int change = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
