namespace Hybrid.Settings;

/// <summary>Which setting a misspelled key probably means.</summary>
internal static class NearestSetting
{
    private static readonly string[] Beginnings =
    [
        "PLEX_",
        "JELLYFIN_",
        "EMBY_",
        "TMDB_",
        "TRANSMISSION_",
        "DAEMON_",
        "PLACEMENT",
        "NOTIFY_",
        "HEALTH_",
    ];

    public static bool BeginsLikeOurs(string key) => Beginnings.Any(b => key.StartsWith(b, StringComparison.Ordinal));

    /// <remarks>If two names are equally near, the one with the longer common beginning wins: TRANSMISSION_PASS means the password, not the URL.</remarks>
    public static string To(string key) =>
        SettingsTable.All.MinBy(s => (Distance(key, s.Key), -key.AsSpan().CommonPrefixLength(s.Key)))!.Key;

    /// <summary>Near enough for a typing error: one letter in a short name, two in a long one.</summary>
    /// <remarks>PLEX_UID of Plex's own container image differs from PLEX_URL by two letters and must not be mistaken for it.</remarks>
    public static bool IsSlip(string key)
    {
        string nearest = To(key);
        return Distance(key, nearest) <= (nearest.Length < 12 ? 1 : 2);
    }

    /// <summary>The number of letters added, left out, changed or swapped with the next one.</summary>
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
