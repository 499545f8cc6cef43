using Hybrid.Neighbors;

namespace Hybrid.Settings;

/// <summary>The rows for media servers beside Plex.</summary>
public static partial class SettingsTable
{
    private static Setting[] ForOtherServers =>
        [
            .. OfServer("JELLYFIN", "Jellyfin", "Dashboard, API Keys", s => s.Jellyfin, (s, jellyfin) => s with { Jellyfin = jellyfin }),
            .. OfServer("EMBY", "Emby", "Settings, Advanced, API Keys", s => s.Emby, (s, emby) => s with { Emby = emby }),
            new()
            {
                Key = "FIX_MATCH",
                Meaning =
                    "Allow the command fix-match to give a title in a media server its right match; false = the servers are only read",
                Allowed = TrueOrFalse,
                Read = (s, text, _) => SettingText.YesOrNo(text) is { } yes ? s with { FixMatch = yes } : null,
                Show = s => SettingText.Show(s.FixMatch),
            },
        ];

    private static Setting[] OfServer(
        string prefix,
        string name,
        string keyMenu,
        Func<HybridSettings, OtherServerSettings> get,
        Func<HybridSettings, OtherServerSettings, HybridSettings> set
    ) =>
        [
            new()
            {
                Key = $"{prefix}_URL",
                GetsSecret = $"{prefix}_API_KEY",
                Meaning = $"{name} server to notify about new files, beside or instead of Plex; empty = none",
                Allowed = AddressOrHost,
                Read = (s, text, _) => SettingText.AddressOf(text) is { } url ? set(s, get(s) with { Url = url }) : null,
                Show = s => get(s).Url?.AbsoluteUri,
            },
            new()
            {
                Key = $"{prefix}_API_KEY",
                Meaning = $"API key of {name} ({keyMenu})",
                Allowed = "a key without spaces; it must be set if the address is",
                IsSecret = true,
                Read = (s, text, _) => set(s, get(s) with { ApiKey = new Secret(text.Trim()) }),
                Show = s => get(s).ApiKey?.Value,
            },
            new()
            {
                Key = $"{prefix}_PATH_MAP",
                Meaning = $"The same folders as seen by this machine and by {name}",
                Allowed = Pairs,
                Read = (s, text, place) => SettingText.PathPairs(text, place) is { } map ? set(s, get(s) with { PathMap = map }) : null,
                Show = s => get(s).PathMap.Pairs.Count == 0 ? null : SettingText.Show(get(s).PathMap),
            },
        ];
}
