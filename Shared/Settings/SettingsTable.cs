using System.Globalization;
using System.Text;
using Hybrid.Neighbours;

namespace Hybrid.Settings;

/// <summary>Every setting once, in the order in which they are read and shown: loading, checking, <c>config</c> and docs/settings.md come from it.</summary>
public static partial class SettingsTable
{
    private const string Folder = "an absolute path; ~ is your home folder";
    private const string TrueOrFalse = "true or false";
    private const string Address = "an http or https address, without a user, password, query or fragment in it";
    private const string Pairs = "pairs of absolute folders, here=there, separated by ; (the root of a disk alone cannot be mapped)";

    public static IReadOnlyList<Setting> All { get; } =
    [
        new()
        {
            Key = "PLEX_MODE",
            Meaning = "Who starts the daemon, and how long it lives",
            Allowed = "hybrid, daemon or mcp",
            Read = (s, text, _) => SettingText.OneOf<OperationMode>(text) is { } mode ? s with { Mode = mode } : null,
            Show = s => s.Mode.ToString().ToLowerInvariant(),
        },
        new()
        {
            Key = "PLEX_INGEST_DIR",
            Meaning = "A folder that is watched for finished downloads; empty = none",
            Allowed = $"{Folder}; it and the library folders may not lie inside each other",
            Read = (s, text, place) => place.AbsolutePath(text) is { } path ? s with { IngestDir = path } : null,
            Show = s => s.IngestDir,
        },
        new()
        {
            Key = "PLEX_MEDIA_ROOT",
            Meaning = "The folder that holds the libraries",
            Allowed = Folder,
            Read = (s, text, place) => place.AbsolutePath(text) is { } path ? s with { MediaRoot = path } : null,
            Show = s => s.MediaRoot,
        },
        new()
        {
            Key = "PLEX_MOVIES_DIR",
            Meaning = "The folder of the movie library",
            Allowed = Folder,
            DefaultInWords = "Movies in PLEX_MEDIA_ROOT",
            Read = (s, text, place) => place.AbsolutePath(text) is { } path ? s with { MoviesDir = path } : null,
            Show = s => s.MoviesDir,
            Derive = (s, _) => s.MediaRoot is null ? s : s with { MoviesDir = Path.Combine(s.MediaRoot, "Movies") },
        },
        new()
        {
            Key = "PLEX_TV_DIR",
            Meaning = "The folder of the TV library",
            Allowed = Folder,
            DefaultInWords = "TV Shows in PLEX_MEDIA_ROOT",
            Read = (s, text, place) => place.AbsolutePath(text) is { } path ? s with { TvDir = path } : null,
            Show = s => s.TvDir,
            Derive = (s, _) => s.MediaRoot is null ? s : s with { TvDir = Path.Combine(s.MediaRoot, "TV Shows") },
        },
        new()
        {
            Key = "PLEX_AUTO_INGEST",
            Meaning = "Whether what is certain is filed without asking; false = everything waits for you",
            Allowed = TrueOrFalse,
            Read = (s, text, _) => SettingText.YesOrNo(text) is { } yes ? s with { AutoIngest = yes } : null,
            Show = s => SettingText.Show(s.AutoIngest),
        },
        new()
        {
            Key = "PLEX_CONFIDENCE_THRESHOLD",
            Meaning = "How certain it must be for that",
            Allowed = "a number from 0 to 1",
            Read = (s, text, _) => SettingText.Number(text) is { } number ? s with { ConfidenceThreshold = number } : null,
            Show = s => s.ConfidenceThreshold.ToString(CultureInfo.InvariantCulture),
        },
        new()
        {
            Key = "PLEX_WATCHER_AUTO_START",
            Meaning = "In mode mcp: whether the reviewer starts the daemon when a client connects",
            Allowed = TrueOrFalse,
            Read = (s, text, _) => SettingText.YesOrNo(text) is { } yes ? s with { WatcherAutoStart = yes } : null,
            Show = s => SettingText.Show(s.WatcherAutoStart),
        },
        new()
        {
            Key = "PLEX_DAEMON_PATH",
            Meaning = "The daemon's program, which the reviewer starts in mode mcp, and in every mode to diagnose",
            Allowed = Folder,
            DefaultInWords = "plex-mcp-daemon beside plex-mcp, or else on the PATH",
            Read = (s, text, place) => place.AbsolutePath(text) is { } path ? s with { DaemonPath = path } : null,
            Show = s => s.DaemonPath,
        },
        new()
        {
            Key = "PLEX_URL",
            Meaning = "Plex Media Server, to be told what is new; empty = nobody is told",
            Allowed = Address,
            Read = (s, text, _) => SettingText.Url(text) is { } url ? s with { PlexUrl = url } : null,
            Show = s => s.PlexUrl?.AbsoluteUri,
        },
        new()
        {
            Key = "PLEX_TOKEN",
            Meaning = "Plex's token (X-Plex-Token)",
            Allowed = "a token on one line, without blanks",
            IsSecret = true,
            Read = (s, text, _) => s with { PlexToken = new Secret(text.Trim()) },
            Show = s => s.PlexToken?.Value,
        },
        new()
        {
            Key = "PLEX_PATH_MAP",
            Meaning = "Folders as this machine and as Plex names them",
            Allowed = Pairs,
            Read = (s, text, place) => SettingText.PathPairs(text, place) is { } map ? s with { PlexPathMap = map } : null,
            Show = s => s.PlexPathMap.Pairs.Count == 0 ? null : SettingText.Show(s.PlexPathMap),
        },
        new()
        {
            Key = "TMDB_API_KEY",
            Meaning = "TMDb's key or read token; empty = only the small embedded catalogue",
            Allowed =
                "a v3 key (32 hexadecimal digits) or a v4 read token (three parts separated by dots); with another TMDB_API_URL any word",
            IsSecret = true,
            Read = (s, text, _) => s with { TmdbApiKey = new Secret(text.Trim()) },
            Show = s => s.TmdbApiKey?.Value,
        },
        new()
        {
            Key = "TMDB_API_URL",
            Meaning = "Another host than TMDb's own, for a proxy or a test; without the /3",
            Allowed = Address,
            Read = (s, text, _) => SettingText.Url(text) is { } url ? s with { TmdbApiUrl = url } : null,
            Show = s => s.TmdbApiUrl.AbsoluteUri.TrimEnd('/'),
        },
        new()
        {
            Key = "TMDB_LANGUAGE",
            Meaning = "The language of titles",
            Allowed = "a language, or language and region, as en or en-US",
            Read = (s, text, _) => s with { TmdbLanguage = text },
            Show = s => s.TmdbLanguage,
        },
        new()
        {
            Key = "TMDB_REQUESTS_PER_SECOND",
            Meaning = "How many requests TMDb gets in any second at most; TMDb itself refuses somewhere near 40",
            Allowed = "a whole number from 1 to 1000",
            Read = (s, text, _) =>
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                    ? s with
                    {
                        TmdbRequestsPerSecond = number,
                    }
                    : null,
            Show = s => s.TmdbRequestsPerSecond.ToString(CultureInfo.InvariantCulture),
        },
        new()
        {
            Key = "TRANSMISSION_URL",
            Meaning = "Transmission's RPC; host and port are enough; set to nothing = no Transmission",
            Allowed = Address + " (those go into TRANSMISSION_USER and TRANSMISSION_PASSWORD)",
            EmptyMeansNone = true,
            Read = (s, text, _) =>
                text.Length == 0 ? s with { TransmissionUrl = null }
                : SettingText.TransmissionUrl(text) is { } url ? s with { TransmissionUrl = url }
                : null,
            Show = s => s.TransmissionUrl?.AbsoluteUri,
        },
        new()
        {
            Key = "TRANSMISSION_USER",
            Meaning = "Transmission's user",
            Allowed = "a name without a colon",
            Read = (s, text, _) => s with { TransmissionUser = text },
            Show = s => s.TransmissionUser,
        },
        new()
        {
            Key = "TRANSMISSION_PASSWORD",
            Meaning = "Transmission's password",
            Allowed = "any text on one line",
            IsSecret = true,
            Read = (s, text, _) => s with { TransmissionPassword = new Secret(text) },
            Show = s => s.TransmissionPassword?.Value,
        },
        new()
        {
            Key = "TRANSMISSION_POLL_INTERVAL",
            Meaning = "Seconds between two looks at Transmission, and at the watched folder",
            Allowed = "seconds from 0.1 to 86400",
            Read = (s, text, _) => SettingText.Seconds(text) is { } time ? s with { TransmissionPollInterval = time } : null,
            Show = s => SettingText.Show(s.TransmissionPollInterval),
        },
        new()
        {
            Key = "TRANSMISSION_AUTO_REMOVE",
            Meaning = "Takes a torrent off Transmission's list once it is all filed; never its data",
            Allowed = TrueOrFalse,
            Read = (s, text, _) => SettingText.YesOrNo(text) is { } yes ? s with { TransmissionAutoRemove = yes } : null,
            Show = s => SettingText.Show(s.TransmissionAutoRemove),
        },
        new()
        {
            Key = "TRANSMISSION_PATH_MAP",
            Meaning = "Folders as this machine and as Transmission names them",
            Allowed = Pairs,
            Read = (s, text, place) => SettingText.PathPairs(text, place) is { } map ? s with { TransmissionPathMap = map } : null,
            Show = s => s.TransmissionPathMap.Pairs.Count == 0 ? null : SettingText.Show(s.TransmissionPathMap),
        },
        new()
        {
            Key = "TRANSMISSION_LABELS",
            Meaning = "Only torrents with one of these labels; empty = all",
            Allowed = "labels separated by commas",
            Read = (s, text, _) => s with { TransmissionLabels = SettingText.List(text) },
            Show = s => s.TransmissionLabels.Count == 0 ? null : string.Join(',', s.TransmissionLabels),
        },
        new()
        {
            Key = "PLACEMENT",
            Meaning = "How files get into the library: auto takes the cheapest that works, the others only that one",
            Allowed = "auto, hardlink, clone or copy",
            Read = (s, text, _) => SettingText.OneOf<PlacementPreference>(text) is { } how ? s with { Placement = how } : null,
            Show = s => s.Placement.ToString().ToLowerInvariant(),
        },
        new()
        {
            Key = "DAEMON_LOG_LEVEL",
            Meaning = "How much the log tells",
            Allowed = "DEBUG, INFO, WARNING or ERROR",
            Read = (s, text, _) => SettingText.LogLevel(text) is { } level ? s with { LogLevel = level } : null,
            Show = s => s.LogLevel.ToString().ToUpperInvariant(),
        },
        new()
        {
            Key = "DAEMON_PID_FILE",
            Meaning = "A file for the daemon's process id; empty = none",
            Allowed = Folder,
            Read = (s, text, place) => place.AbsolutePath(text) is { } path ? s with { PidFile = path } : null,
            Show = s => s.PidFile,
        },
        .. ForNotifying,
        new()
        {
            Key = "PLEX_MCP_DATA_DIR",
            Meaning = "The ledger and the logs",
            Allowed = Folder,
            DefaultInWords = "plex-mcp in the platform's data folder",
            Read = (s, text, place) => place.AbsolutePath(text) is { } path ? s with { DataDir = path } : null,
            Show = s => s.DataDir.Length == 0 ? null : s.DataDir,
            Derive = (s, place) => s with { DataDir = place.DefaultDataDir() ?? "" },
        },
    ];

    /// <summary>A table for docs/settings.md, which a test makes from this one.</summary>
    /// <param name="settings">Default: all.</param>
    public static string ToMarkdown(IReadOnlyList<Setting>? settings = null)
    {
        StringBuilder text = new("| Setting | Meaning | Default | Allowed |\n|---|---|---|---|\n");
        foreach (Setting setting in settings ?? All)
        {
            string standard = setting.DefaultInWords ?? (setting.Default.Length == 0 ? "" : $"`{setting.Default}`");
            text.Append(CultureInfo.InvariantCulture, $"| `{setting.Key}` | {setting.Meaning} | {standard} | {setting.Allowed} |\n");
        }

        return text.ToString();
    }
}
