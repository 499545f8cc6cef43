using System.Globalization;
using System.Text;
using Hybrid.Settings;

namespace Hybrid.HouseRules;

/// <summary>The reference of the settings in docs/settings.md, made from <see cref="SettingsTable"/>.</summary>
internal static class SettingsPage
{
    private static readonly (string Heading, Func<string, bool> Holds)[] Groups =
    [
        ("The daemon and its data", key => key is "PLEX_MODE" or "PLEX_WATCHER_AUTO_START" or "PLEX_DAEMON_PATH" or "PLEX_MCP_DATA_DIR"),
        (
            "The MCP server",
            key => key is "PLEX_MCP_TOOLSETS" or "PLEX_MCP_READ_ONLY" || key.StartsWith("PLEX_MCP_HTTP_", StringComparison.Ordinal)
        ),
        ("Logs and health", key => key.StartsWith("DAEMON_", StringComparison.Ordinal) || key is "HEALTH_PORT"),
        ("Deciding", key => key is "PLEX_AUTO_INGEST" or "PLEX_CONFIDENCE_THRESHOLD" or "VOCABULARY_FILE"),
        (
            "The library",
            key =>
                key is "PLEX_MEDIA_ROOT" or "PLEX_MOVIES_DIR" or "PLEX_TV_DIR" or "PLACEMENT" or "UPGRADES" or "EXTRAS" or "DISCS"
                || key.StartsWith("NAMING", StringComparison.Ordinal)
                || key.StartsWith("LIBRARY_", StringComparison.Ordinal)
        ),
        (
            "Media servers",
            key =>
                key is "PLEX_URL" or "PLEX_TOKEN" or "PLEX_PATH_MAP" or "FIX_MATCH"
                || key.StartsWith("JELLYFIN_", StringComparison.Ordinal)
                || key.StartsWith("EMBY_", StringComparison.Ordinal)
        ),
        ("TMDb", key => key.StartsWith("TMDB_", StringComparison.Ordinal)),
        ("Downloads: a folder", key => key is "PLEX_INGEST_DIR"),
        ("Downloads: Transmission", key => key.StartsWith("TRANSMISSION_", StringComparison.Ordinal)),
        ("Notifications", key => key.StartsWith("NOTIFY_", StringComparison.Ordinal)),
    ];

    /// <summary>A heading and a table for each group. What belongs to no group comes last, under "Others".</summary>
    public static string Text()
    {
        var text = new StringBuilder();
        foreach ((string heading, Func<string, bool> holds) in Groups.Append(("Others", key => !Groups.Any(group => group.Holds(key)))))
        {
            Setting[] settings = [.. SettingsTable.All.Where(setting => holds(setting.Key))];
            if (settings.Length > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"## {heading}\n\n{SettingsTable.ToMarkdown(settings)}\n");
            }
        }

        return text.ToString();
    }
}
