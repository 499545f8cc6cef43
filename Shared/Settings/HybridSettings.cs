using Hybrid.Catalog;
using Hybrid.Naming;
using Hybrid.Neighbors;

namespace Hybrid.Settings;

/// <summary>Every setting, checked. The keys, defaults and units are in docs/settings.md and <c>plex-mcp-daemon config</c>.</summary>
public sealed record HybridSettings
{
    /// <summary>PLEX_MODE.</summary>
    public OperationMode Mode { get; init; } = OperationMode.Hybrid;

    /// <summary>PLEX_INGEST_DIR: absolute; null = no folder is watched.</summary>
    public string? IngestDir { get; init; }

    /// <summary>INGEST_SETTLE_SECONDS: how long an entry of the ingest folder must lie still where the system cannot tell who writes to it.</summary>
    public TimeSpan IngestSettle { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>INGEST_FULL_SWEEP_SECONDS: no change in the ingest folder is missed for longer.</summary>
    public TimeSpan IngestFullSweep { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>INGEST_LINK_DIRS: absolute; links in the ingest folder may lead to files below these folders too.</summary>
    public IReadOnlyList<string> IngestLinkDirs { get; init; } = [];

    /// <summary>TRANSMISSION_DOWNLOAD_DIRS: absolute; empty = a torrent may be wherever Transmission says.</summary>
    public IReadOnlyList<string> TransmissionDownloadDirs { get; init; } = [];

    /// <summary>PLEX_MEDIA_ROOT: absolute.</summary>
    public string? MediaRoot { get; init; }

    /// <summary>PLEX_MOVIES_DIR: absolute; by default Movies in PLEX_MEDIA_ROOT. Empty only while neither is set.</summary>
    public IReadOnlyList<string> MoviesDirs { get; init; } = [];

    /// <summary>PLEX_TV_DIR: absolute; by default "TV Shows" in PLEX_MEDIA_ROOT. Empty only while neither is set.</summary>
    public IReadOnlyList<string> TvDirs { get; init; } = [];

    /// <summary>The folders of both, each once.</summary>
    public IReadOnlyList<string> LibraryDirs => [.. MoviesDirs.Concat(TvDirs).Distinct(StringComparer.Ordinal)];

    /// <summary>The library folders for titles of a kind, in the order of the setting.</summary>
    public IReadOnlyList<string> LibraryDirsOf(TitleKind kind) => kind == TitleKind.Movie ? MoviesDirs : TvDirs;

    /// <summary>PLEX_AUTO_INGEST: false = everything waits for a reviewer's decision.</summary>
    public bool AutoIngest { get; init; } = true;

    /// <summary>PLEX_CONFIDENCE_THRESHOLD: 0 to 1.</summary>
    public double ConfidenceThreshold { get; init; } = 0.85;

    /// <summary>PLEX_WATCHER_AUTO_START: in mode mcp, whether the MCP server starts the daemon when a client connects.</summary>
    public bool WatcherAutoStart { get; init; } = true;

    /// <summary>PLEX_DAEMON_PATH: absolute; null = next to the MCP server, or on the PATH.</summary>
    public string? DaemonPath { get; init; }

    /// <summary>PLEX_MCP_TOOLSETS: the tools that the MCP server offers; never empty.</summary>
    public IReadOnlyList<Toolset> Toolsets { get; init; } = [Toolset.Review];

    /// <summary>PLEX_MCP_READ_ONLY: the MCP server offers no tool that changes anything.</summary>
    public bool IsReviewerReadOnly { get; init; }

    /// <summary>PLEX_MCP_HTTP_TOKEN; null = whoever reaches the HTTP port of this machine itself may call.</summary>
    public Secret? HttpToken { get; init; }

    /// <summary>PLEX_MCP_HTTP_HOSTS, in lower case.</summary>
    public IReadOnlyList<string> HttpHosts { get; init; } = [];

    /// <summary>PLEX_URL; null = no media server is notified.</summary>
    public Uri? PlexUrl { get; init; }

    /// <summary>PLEX_TOKEN.</summary>
    public Secret? PlexToken { get; init; }

    /// <summary>PLEX_PATH_MAP: the same folders as seen by this machine and by Plex.</summary>
    public PathMap PlexPathMap { get; init; } = PathMap.Empty;

    /// <summary>JELLYFIN_URL, JELLYFIN_API_KEY, JELLYFIN_PATH_MAP.</summary>
    public OtherServerSettings Jellyfin { get; init; } = new();

    /// <summary>EMBY_URL, EMBY_API_KEY, EMBY_PATH_MAP.</summary>
    public OtherServerSettings Emby { get; init; } = new();

    /// <summary>FIX_MATCH: whether fix-match may change a match in a media server.</summary>
    public bool FixMatch { get; init; }

    /// <summary>TMDB_API_KEY: a v3 key or a v4 read token; null = the embedded catalog only.</summary>
    public Secret? TmdbApiKey { get; init; }

    /// <summary>TMDB_API_URL: scheme and host, without the /3.</summary>
    public Uri TmdbApiUrl { get; init; } = new("https://api.themoviedb.org");

    /// <summary>TMDB_LANGUAGE: language and region, as "en-US".</summary>
    public string TmdbLanguage { get; init; } = "en-US";

    /// <summary>TMDB_REQUESTS_PER_SECOND: 1 to 1000. TMDb's limit is around 40: https://developer.themoviedb.org/docs/rate-limiting.</summary>
    public int TmdbRequestsPerSecond { get; init; } = 30;

    /// <summary>TRANSMISSION_URL; null (set to an empty value) = no Transmission.</summary>
    public Uri? TransmissionUrl { get; init; } = new("http://localhost:9091/transmission/rpc");

    /// <summary>TRANSMISSION_USER.</summary>
    public string? TransmissionUser { get; init; }

    /// <summary>TRANSMISSION_PASSWORD.</summary>
    public Secret? TransmissionPassword { get; init; }

    /// <summary>TRANSMISSION_POLL_INTERVAL: seconds in the file; also the interval of the ingest folder's sweep.</summary>
    public TimeSpan TransmissionPollInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>TRANSMISSION_AUTO_REMOVE: removes a torrent from the list when all its items are finished. Its files stay.</summary>
    public bool TransmissionAutoRemove { get; init; }

    /// <summary>TRANSMISSION_PATH_MAP: the same folders as seen by this machine and by Transmission.</summary>
    public PathMap TransmissionPathMap { get; init; } = PathMap.Empty;

    /// <summary>TRANSMISSION_LABELS: only torrents with one of these; empty = all.</summary>
    public IReadOnlyList<string> TransmissionLabels { get; init; } = [];

    /// <summary>UPGRADES: what to do with a copy that is surely better than the library's.</summary>
    public UpgradeSetting Upgrades { get; init; } = UpgradeSetting.Ask;

    /// <summary>PLACEMENT.</summary>
    public PlacementPreference Placement { get; init; } = PlacementPreference.Auto;

    /// <summary>VOCABULARY_FILE: absolute; null = only the words of the program.</summary>
    public VocabularyFile? VocabularyFile { get; init; }

    /// <summary>FFPROBE: ask it about videos that the daemon cannot read itself.</summary>
    public bool Ffprobe { get; init; }

    /// <summary>LIBRARY_FILE_MODE: of copies and clones; null = as the download's, less the umask.</summary>
    public UnixFileMode? LibraryFileMode { get; init; }

    /// <summary>LIBRARY_FOLDER_MODE: of folders that are made; null = all rights, less the umask.</summary>
    public UnixFileMode? LibraryFolderMode { get; init; }

    /// <summary>LIBRARY_OWNER; null = the user that the daemon runs as.</summary>
    public LibraryOwner? LibraryOwner { get; init; }

    /// <summary>NAMING.</summary>
    public NamingPreset NamingPreset { get; init; }

    /// <summary>NAMING_MOVIE; null = as NAMING says.</summary>
    public string? NamingMovie { get; init; }

    /// <summary>NAMING_EPISODE; null = as NAMING says.</summary>
    public string? NamingEpisode { get; init; }

    /// <summary>The three together. The templates were checked when the settings were.</summary>
    public NamingScheme Naming => NamingScheme.Of(NamingPreset, NamingMovie, NamingEpisode);

    /// <summary>NAMING_IN_FOLDER.</summary>
    public NamingInFolder NamingInFolder { get; init; }

    /// <summary>EXTRAS.</summary>
    public ExtrasSetting Extras { get; init; } = ExtrasSetting.Place;

    /// <summary>DISCS.</summary>
    public DiscsSetting Discs { get; init; } = DiscsSetting.Leave;

    /// <summary>HASH_MINUTES: how long each night placed files are read; zero = never.</summary>
    public TimeSpan HashingTime { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>DAEMON_LOG_LEVEL.</summary>
    public LogLevelSetting LogLevel { get; init; } = LogLevelSetting.Info;

    /// <summary>DAEMON_PID_FILE: absolute; null = no file.</summary>
    public string? PidFile { get; init; }

    /// <summary>NOTIFY_WEBHOOK_URL to NOTIFY_FAULT_AFTER.</summary>
    public NotifySettings Notify { get; init; } = new();

    /// <summary>HEALTH_PORT; null = nothing listens.</summary>
    public ushort? HealthPort { get; init; }

    /// <summary>PLEX_MCP_DATA_DIR: absolute; ledger and logs. Default: the platform's data folder.</summary>
    public required string DataDir { get; init; }

    /// <summary>Everything that no log line or answer may show: the secret settings, and the last part of secret addresses.</summary>
    public IReadOnlyList<Secret> Secrets() =>
        [
            .. SettingsTable
                .All.Where(setting => setting.IsSecret)
                .Select(setting => setting.Show(this))
                .OfType<string>()
                .SelectMany(Parts)
                .Distinct(StringComparer.Ordinal)
                .Select(text => new Secret(text)),
        ];

    private static IEnumerable<string> Parts(string text)
    {
        yield return text;
        if (SettingText.Url(text) is { } url)
        {
            yield return url.AbsoluteUri;
            // An error may name this part without the host. A short one is left out, because it would mask ordinary text.
            if (url.PathAndQuery.Length >= 8)
            {
                yield return url.PathAndQuery;
            }
        }
    }
}

/// <summary>Who starts the daemon and how long it lives: see docs/modes.md.</summary>
public enum OperationMode
{
    Hybrid,
    Daemon,
    Mcp,
}

/// <summary>Auto replaces the library's copy through the recycle folder.</summary>
public enum UpgradeSetting
{
    Ask,
    Auto,
}

/// <summary>Auto uses the first that works: hard link, clone, copy. Each of the others allows only that method.</summary>
public enum PlacementPreference
{
    Auto,
    Hardlink,
    Clone,
    Copy,
}

/// <summary>How a new video is named in a title's folder that stands in the library.</summary>
public enum NamingInFolder
{
    /// <summary>As NAMING says.</summary>
    Naming,

    /// <summary>As the videos in the folder are.</summary>
    Folder,
}

/// <summary>What becomes of trailers, featurettes and other extras.</summary>
public enum ExtrasSetting
{
    /// <summary>Into the folders that Plex has for them.</summary>
    Place,

    /// <summary>They stay in the download.</summary>
    Leave,
}

/// <summary>What becomes of a movie's DVD or Blu-ray.</summary>
public enum DiscsSetting
{
    /// <summary>It stays in the download, and the item waits.</summary>
    Leave,

    /// <summary>Whole, as Jellyfin reads it. Plex does not play it.</summary>
    Place,
}

/// <summary>DEBUG, INFO, WARNING, ERROR: the words of the first design.</summary>
public enum LogLevelSetting
{
    Debug,
    Info,
    Warning,
    Error,
}
