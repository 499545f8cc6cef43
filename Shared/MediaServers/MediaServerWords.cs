namespace Hybrid.MediaServers;

/// <summary>What a media server and its settings are called.</summary>
/// <param name="Name">The server.</param>
/// <param name="UrlSetting">The setting of its address.</param>
/// <param name="KeySetting">The setting of its secret.</param>
/// <param name="Key">What the server calls that secret.</param>
/// <param name="KeyHelp">Where a person finds it.</param>
/// <param name="PathMapSetting">The setting of its path map.</param>
/// <param name="UsualUrl">Where it usually listens.</param>
/// <param name="FixMatch">What its own menu calls the choice of another title.</param>
public sealed record MediaServerWords(
    string Name,
    string UrlSetting,
    string KeySetting,
    string Key,
    string KeyHelp,
    string PathMapSetting,
    string UsualUrl,
    string FixMatch
)
{
    private static readonly MediaServerWords Plex = new(
        "Plex",
        "PLEX_URL",
        "PLEX_TOKEN",
        "token",
        "in Plex Web open an item, Get Info, View XML; the token is the end of the address, after X-Plex-Token",
        "PLEX_PATH_MAP",
        "http://HOST:32400",
        "Fix Match"
    );

    private static readonly MediaServerWords Jellyfin = OfFamily("Jellyfin", "JELLYFIN", "Dashboard, API Keys");

    private static readonly MediaServerWords Emby = OfFamily("Emby", "EMBY", "Settings, Advanced, API Keys");

    public static MediaServerWords Of(MediaServerKind kind) =>
        kind switch
        {
            MediaServerKind.Plex => Plex,
            MediaServerKind.Jellyfin => Jellyfin,
            _ => Emby,
        };

    private static MediaServerWords OfFamily(string name, string setting, string where) =>
        new(
            name,
            $"{setting}_URL",
            $"{setting}_API_KEY",
            "API key",
            $"in {name} open {where}",
            $"{setting}_PATH_MAP",
            "http://HOST:8096",
            "Identify"
        );
}
