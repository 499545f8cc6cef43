using System.Globalization;
using System.Text;
using Hybrid.Naming;
using Hybrid.Neighbors;

namespace Hybrid.Settings;

/// <summary>All settings, in the order in which they are read and shown. Loading, checking, <c>config</c> and docs/settings.md use this list.</summary>
public static partial class SettingsTable
{
    private const string Folder = "an absolute path; ~ is your home folder";
    private const string Folders = Folder + "; several are separated by ;";
    private const string TrueOrFalse = "true or false";
    private const string Address = "an http or https address without a user, password, query or fragment";
    private const string AddressOrHost = Address + ", or host:port";
    private const string Pairs = "pairs of absolute folders, here=there, separated by ; (D:\\ can be mapped, / cannot)";

    public static IReadOnlyList<Setting> All { get; } =
    [
        new()
        {
            Key = "PLEX_MODE",
            Meaning =
                "Who starts the daemon and how long it runs; hybrid and daemon: the system, always; mcp: the MCP server, while a client is connected",
            Allowed = "hybrid, daemon or mcp",
            Read = (s, text, _) => SettingText.OneOf<OperationMode>(text) is { } mode ? s with { Mode = mode } : null,
            Show = s => s.Mode.ToString().ToLowerInvariant(),
        },
        new()
        {
            Key = "PLEX_INGEST_DIR",
            Meaning = "Folder to watch for finished downloads; empty = none",
            Allowed = $"{Folder}; it must not be in a library folder, nor contain one",
            Read = (s, text, place) => place.AbsolutePath(text) is { } path ? s with { IngestDir = path } : null,
            Show = s => s.IngestDir,
        },
        new()
        {
            Key = "INGEST_SETTLE_SECONDS",
            Meaning =
                "Seconds for which a download in PLEX_INGEST_DIR must not change before it is taken in, where the system cannot tell whether it is still being written: NFS, SMB, FUSE, macOS, files of another user. Elsewhere two checks are enough",
            Allowed = "a number from 0 to 86400",
            Read = (s, text, _) => SettingText.Seconds(text) is { } time ? s with { IngestSettle = time } : null,
            Show = s => SettingText.Show(s.IngestSettle),
        },
        new()
        {
            Key = "INGEST_FULL_SWEEP_SECONDS",
            Meaning =
                "Seconds between two full checks of PLEX_INGEST_DIR. In between, what was taken in is looked at again only if a name in its folder has changed",
            Allowed = "a number from 0 to 86400",
            Read = (s, text, _) => SettingText.Seconds(text) is { } time ? s with { IngestFullSweep = time } : null,
            Show = s => SettingText.Show(s.IngestFullSweep),
        },
        new()
        {
            Key = "INGEST_LINK_DIRS",
            Meaning =
                "More folders to whose files a link in PLEX_INGEST_DIR may lead; empty = only PLEX_INGEST_DIR itself and the folders of Transmission's torrents",
            Allowed = "paths of folders, separated by ;",
            Read = (s, text, place) => SettingText.Paths(text, place) is { } paths ? s with { IngestLinkDirs = paths } : null,
            Show = s => s.IngestLinkDirs.Count == 0 ? null : string.Join(';', s.IngestLinkDirs),
        },
        new()
        {
            Key = "PLEX_MEDIA_ROOT",
            Meaning = "Folder that holds the libraries",
            Allowed = Folder,
            Read = (s, text, place) => place.AbsolutePath(text) is { } path ? s with { MediaRoot = path } : null,
            Show = s => s.MediaRoot,
        },
        new()
        {
            Key = "PLEX_MOVIES_DIR",
            Meaning = "Folder of the movie library. With several, a movie goes where it is already, else as docs/naming.md says",
            Allowed = Folders,
            DefaultInWords = "Movies in PLEX_MEDIA_ROOT",
            Read = (s, text, place) => SettingText.Folders(text, place) is { } paths ? s with { MoviesDirs = paths } : null,
            Show = s => s.MoviesDirs.Count == 0 ? null : string.Join(';', s.MoviesDirs),
            Derive = (s, _) => s.MediaRoot is null ? s : s with { MoviesDirs = [Path.Combine(s.MediaRoot, "Movies")] },
        },
        new()
        {
            Key = "PLEX_TV_DIR",
            Meaning = "Folder of the TV library. With several, a series goes where it is already, else as docs/naming.md says",
            Allowed = Folders,
            DefaultInWords = "TV Shows in PLEX_MEDIA_ROOT",
            Read = (s, text, place) => SettingText.Folders(text, place) is { } paths ? s with { TvDirs = paths } : null,
            Show = s => s.TvDirs.Count == 0 ? null : string.Join(';', s.TvDirs),
            Derive = (s, _) => s.MediaRoot is null ? s : s with { TvDirs = [Path.Combine(s.MediaRoot, "TV Shows")] },
        },
        new()
        {
            Key = "PLEX_AUTO_INGEST",
            Meaning = "File sure matches without asking; false = everything waits for your decision",
            Allowed = TrueOrFalse,
            Read = (s, text, _) => SettingText.YesOrNo(text) is { } yes ? s with { AutoIngest = yes } : null,
            Show = s => SettingText.Show(s.AutoIngest),
        },
        new()
        {
            Key = "PLEX_CONFIDENCE_THRESHOLD",
            Meaning = "Confidence needed to file without asking",
            Allowed = "a number from 0 to 1",
            Read = (s, text, _) => SettingText.Number(text) is { } number ? s with { ConfidenceThreshold = number } : null,
            Show = s => s.ConfidenceThreshold.ToString(CultureInfo.InvariantCulture),
        },
        new()
        {
            Key = "PLEX_WATCHER_AUTO_START",
            Meaning = "In mode mcp: start the daemon when a client connects",
            Allowed = TrueOrFalse,
            Read = (s, text, _) => SettingText.YesOrNo(text) is { } yes ? s with { WatcherAutoStart = yes } : null,
            Show = s => SettingText.Show(s.WatcherAutoStart),
        },
        new()
        {
            Key = "PLEX_DAEMON_PATH",
            IsNeverForeign = true,
            Meaning = "Path of the daemon program; the MCP server starts it in mode mcp, and in every mode to run the doctor",
            Allowed = Folder,
            DefaultInWords = "plex-mcp-daemon next to plex-mcp, otherwise on the PATH",
            Read = (s, text, place) => place.AbsolutePath(text) is { } path ? s with { DaemonPath = path } : null,
            Show = s => s.DaemonPath,
        },
        new()
        {
            Key = "PLEX_MCP_TOOLSETS",
            Meaning = "Groups of tools that the MCP server offers",
            Allowed = Toolsets.Allowed,
            Read = (s, text, _) => Toolsets.Read(text) is { } toolsets ? s with { Toolsets = toolsets } : null,
            Show = s => Toolsets.Show(s.Toolsets),
        },
        new()
        {
            Key = "PLEX_MCP_READ_ONLY",
            Meaning = "The MCP server offers only tools that change nothing",
            Allowed = TrueOrFalse,
            Read = (s, text, _) => SettingText.YesOrNo(text) is { } yes ? s with { IsReviewerReadOnly = yes } : null,
            Show = s => SettingText.Show(s.IsReviewerReadOnly),
        },
        new()
        {
            Key = "PLEX_MCP_HTTP_TOKEN",
            Meaning = "The bearer token of plex-mcp --http; required if other machines can reach it; empty = none",
            Allowed = "at least 32 characters without spaces",
            IsSecret = true,
            Read = (s, text, _) => s with { HttpToken = new Secret(text.Trim()) },
            Show = s => s.HttpToken?.Value,
        },
        new()
        {
            Key = "PLEX_MCP_HTTP_HOSTS",
            Meaning =
                "The names under which plex-mcp --http is reached, beside localhost and IP addresses: of a reverse proxy, or of this machine",
            Allowed = "host names without a port, separated by commas",
            Read = (s, text, _) => s with { HttpHosts = [.. SettingText.List(text).Select(h => h.ToLowerInvariant())] },
            Show = s => s.HttpHosts.Count == 0 ? null : string.Join(',', s.HttpHosts),
        },
        new()
        {
            Key = "PLEX_URL",
            GetsSecret = "PLEX_TOKEN",
            Meaning = "Plex server to notify about new files; empty = none",
            Allowed = AddressOrHost,
            Read = (s, text, _) => SettingText.AddressOf(text) is { } url ? s with { PlexUrl = url } : null,
            Show = s => s.PlexUrl?.AbsoluteUri,
        },
        new()
        {
            Key = "PLEX_TOKEN",
            Meaning = "Plex token (X-Plex-Token)",
            Allowed = "a token without spaces",
            IsSecret = true,
            Read = (s, text, _) => s with { PlexToken = new Secret(text.Trim()) },
            Show = s => s.PlexToken?.Value,
        },
        new()
        {
            Key = "PLEX_PATH_MAP",
            Meaning = "The same folders as seen by this machine and by Plex",
            Allowed = Pairs,
            Read = (s, text, place) => SettingText.PathPairs(text, place) is { } map ? s with { PlexPathMap = map } : null,
            Show = s => s.PlexPathMap.Pairs.Count == 0 ? null : SettingText.Show(s.PlexPathMap),
        },
        .. ForOtherServers,
        new()
        {
            Key = "TMDB_API_KEY",
            Meaning = "TMDb API key or read token; empty = only the small built-in catalog",
            Allowed =
                "a v3 key (32 hexadecimal digits) or a v4 read token (three parts separated by dots); any word if TMDB_API_URL is another host",
            IsSecret = true,
            Read = (s, text, _) => s with { TmdbApiKey = new Secret(text.Trim()) },
            Show = s => s.TmdbApiKey?.Value,
        },
        new()
        {
            Key = "TMDB_API_URL",
            GetsSecret = "TMDB_API_KEY",
            Meaning = "Address of TMDb's API, for a proxy or a test; without the /3",
            Allowed = Address,
            Read = (s, text, _) => SettingText.Url(text) is { } url ? s with { TmdbApiUrl = url } : null,
            Show = s => s.TmdbApiUrl.AbsoluteUri.TrimEnd('/'),
        },
        new()
        {
            Key = "TMDB_LANGUAGE",
            Meaning = "Language of titles",
            Allowed = "a language, or a language and region, like en or en-US",
            Read = (s, text, _) => s with { TmdbLanguage = text },
            Show = s => s.TmdbLanguage,
        },
        new()
        {
            Key = "TMDB_REQUESTS_PER_SECOND",
            Meaning = "At most this many requests per second to TMDb; TMDb's own limit is near 40",
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
            GetsSecret = "TRANSMISSION_PASSWORD",
            Meaning = "Address of Transmission's RPC; host and port are enough; set to nothing = no Transmission",
            Allowed = AddressOrHost + " (set TRANSMISSION_USER and TRANSMISSION_PASSWORD instead)",
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
            Meaning = "User name for Transmission",
            Allowed = "a name without a colon",
            Read = (s, text, _) => s with { TransmissionUser = text },
            Show = s => s.TransmissionUser,
        },
        new()
        {
            Key = "TRANSMISSION_PASSWORD",
            Meaning = "Password for Transmission",
            Allowed = "any text on one line",
            IsSecret = true,
            Read = (s, text, _) => s with { TransmissionPassword = new Secret(text) },
            Show = s => s.TransmissionPassword?.Value,
        },
        new()
        {
            Key = "TRANSMISSION_DOWNLOAD_DIRS",
            Meaning =
                "The only folders, as this machine sees them, whose torrents are taken in (besides those of TRANSMISSION_PATH_MAP); set it if others may add torrents. Empty = wherever Transmission says",
            Allowed = "paths of folders, separated by ;",
            Read = (s, text, place) => SettingText.Paths(text, place) is { } paths ? s with { TransmissionDownloadDirs = paths } : null,
            Show = s => s.TransmissionDownloadDirs.Count == 0 ? null : string.Join(';', s.TransmissionDownloadDirs),
        },
        new()
        {
            Key = "TRANSMISSION_POLL_INTERVAL",
            Meaning = "Seconds between two checks of Transmission and of the watched folder",
            Allowed = "seconds from 0.1 to 86400",
            Read = (s, text, _) => SettingText.Seconds(text) is { } time ? s with { TransmissionPollInterval = time } : null,
            Show = s => SettingText.Show(s.TransmissionPollInterval),
        },
        new()
        {
            Key = "TRANSMISSION_AUTO_REMOVE",
            Meaning = "Remove a torrent from Transmission's list when all of it is filed; its files always stay",
            Allowed = TrueOrFalse,
            Read = (s, text, _) => SettingText.YesOrNo(text) is { } yes ? s with { TransmissionAutoRemove = yes } : null,
            Show = s => SettingText.Show(s.TransmissionAutoRemove),
        },
        new()
        {
            Key = "TRANSMISSION_PATH_MAP",
            Meaning = "The same folders as seen by this machine and by Transmission",
            Allowed = Pairs,
            Read = (s, text, place) => SettingText.PathPairs(text, place) is { } map ? s with { TransmissionPathMap = map } : null,
            Show = s => s.TransmissionPathMap.Pairs.Count == 0 ? null : SettingText.Show(s.TransmissionPathMap),
        },
        new()
        {
            Key = "TRANSMISSION_LABELS",
            Meaning = "Take in only torrents with one of these labels; empty = all",
            Allowed = "labels separated by commas",
            Read = (s, text, _) => s with { TransmissionLabels = SettingText.List(text) },
            Show = s => s.TransmissionLabels.Count == 0 ? null : string.Join(',', s.TransmissionLabels),
        },
        new()
        {
            Key = "UPGRADES",
            Meaning =
                "What to do with a copy that is surely better than the library's: ask, or replace it (auto; the old file goes to the recycle folder)",
            Allowed = "ask or auto",
            Read = (s, text, _) => SettingText.OneOf<UpgradeSetting>(text) is { } how ? s with { Upgrades = how } : null,
            Show = s => s.Upgrades.ToString().ToLowerInvariant(),
        },
        new()
        {
            Key = "PLACEMENT",
            Meaning = "How files get into the library; auto = the first of hard link, clone and copy that works",
            Allowed = "auto, hardlink, clone or copy",
            Read = (s, text, _) => SettingText.OneOf<PlacementPreference>(text) is { } how ? s with { Placement = how } : null,
            Show = s => s.Placement.ToString().ToLowerInvariant(),
        },
        new()
        {
            Key = "VOCABULARY_FILE",
            Meaning = "Your own file of words of release names, as docs/release-names.md describes it; empty = none",
            Allowed = "an absolute path; ~ is your home folder; the file must have no mistake",
            Read = (s, text, place) => place.AbsolutePath(text) is { } path ? s with { VocabularyFile = VocabularyFile.Read(path) } : null,
            Show = s => s.VocabularyFile?.Path,
        },
        new()
        {
            Key = "FFPROBE",
            Meaning = "Ask ffprobe (package ffmpeg) about videos whose kind or length plex-mcp cannot read itself",
            Allowed = TrueOrFalse,
            Read = (s, text, _) => SettingText.YesOrNo(text) is { } yes ? s with { Ffprobe = yes } : null,
            Show = s => SettingText.Show(s.Ffprobe),
        },
        new()
        {
            Key = "LIBRARY_FILE_MODE",
            Meaning = "Rights of copies and clones in the library. A hard link is the download itself, and keeps its rights",
            Allowed = "three octal digits that let the owner read and write, like 664",
            DefaultInWords = "those of the download, less the umask",
            Read = (s, text, _) =>
                SettingText.Mode(text) is { } mode && mode.HasFlag(UnixFileMode.UserRead | UnixFileMode.UserWrite)
                    ? s with
                    {
                        LibraryFileMode = mode,
                    }
                    : null,
            Show = s => SettingText.Show(s.LibraryFileMode),
        },
        new()
        {
            Key = "LIBRARY_FOLDER_MODE",
            Meaning = "Rights of folders that are made in the library. A folder that hands its group down (setgid) goes on to do so",
            Allowed = "three octal digits that let the owner do all, like 775",
            DefaultInWords = "777, less the umask",
            Read = (s, text, _) =>
                SettingText.Mode(text) is { } mode
                && mode.HasFlag(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)
                    ? s with
                    {
                        LibraryFolderMode = mode,
                    }
                    : null,
            Show = s => SettingText.Show(s.LibraryFolderMode),
        },
        new()
        {
            Key = "LIBRARY_OWNER",
            Meaning =
                "Whom copies, clones and folders in the library belong to. Without root's rights, only a group of the daemon's user is possible",
            Allowed = "USER, USER:GROUP or :GROUP, as names or numbers of this machine; not on Windows",
            DefaultInWords = "the user that the daemon runs as",
            Read = (s, text, _) => LibraryOwner.Of(text) is { } owner ? s with { LibraryOwner = owner } : null,
            Show = s => s.LibraryOwner?.Text,
        },
        new()
        {
            Key = "NAMING",
            Meaning = "Whose rules the names in the library follow; plain has no ids",
            Allowed = "plex, jellyfin, emby, kodi or plain",
            Read = (s, text, _) => SettingText.OneOf<NamingPreset>(text) is { } preset ? s with { NamingPreset = preset } : null,
            Show = s => s.NamingPreset.ToString().ToLowerInvariant(),
        },
        new()
        {
            Key = "NAMING_MOVIE",
            Meaning = "Your own names for movies, FOLDER/FILE, instead of those of NAMING",
            Allowed = "a template as in docs/naming.md",
            DefaultInWords = "as NAMING says",
            Read = (s, text, _) => s with { NamingMovie = text.Trim() },
            Show = s => s.NamingMovie,
        },
        new()
        {
            Key = "NAMING_EPISODE",
            Meaning = "Your own names for episodes, FOLDER/SEASON/FILE or FOLDER/FILE, instead of those of NAMING",
            Allowed = "a template as in docs/naming.md",
            DefaultInWords = "as NAMING says",
            Read = (s, text, _) => s with { NamingEpisode = text.Trim() },
            Show = s => s.NamingEpisode,
        },
        new()
        {
            Key = "NAMING_IN_FOLDER",
            Meaning = "How a new video is named in a title's folder that another hand filled: as NAMING says, or like the videos in it",
            Allowed = "naming or folder",
            Read = (s, text, _) => SettingText.OneOf<NamingInFolder>(text) is { } names ? s with { NamingInFolder = names } : null,
            Show = s => s.NamingInFolder.ToString().ToLowerInvariant(),
        },
        new()
        {
            Key = "EXTRAS",
            Meaning =
                "What becomes of trailers, featurettes, deleted scenes and other extras: into the library beside their title, or left in the download",
            Allowed = "place or leave",
            Read = (s, text, _) => SettingText.OneOf<ExtrasSetting>(text) is { } extras ? s with { Extras = extras } : null,
            Show = s => s.Extras.ToString().ToLowerInvariant(),
        },
        new()
        {
            Key = "DISCS",
            Meaning =
                "What becomes of a movie's DVD or Blu-ray (VIDEO_TS, BDMV): left in the download, or into the library whole, for Jellyfin. Plex does not play discs",
            Allowed = "leave or place",
            Read = (s, text, _) => SettingText.OneOf<DiscsSetting>(text) is { } discs ? s with { Discs = discs } : null,
            Show = s => s.Discs.ToString().ToLowerInvariant(),
        },
        new()
        {
            Key = "HASH_MINUTES",
            Meaning = "Minutes that each night may be spent on reading placed files, so that verify can tell later changes; 0 = none",
            Allowed = "minutes from 0 to 1440",
            Read = (s, text, _) =>
                SettingText.Number(text) is { } minutes and >= 0 and < 1e6 ? s with { HashingTime = TimeSpan.FromMinutes(minutes) } : null,
            Show = s => s.HashingTime.TotalMinutes.ToString("0.###", CultureInfo.InvariantCulture),
        },
        new()
        {
            Key = "DAEMON_LOG_LEVEL",
            Meaning = "Lowest level of the lines that are logged",
            Allowed = "DEBUG, INFO, WARNING or ERROR",
            Read = (s, text, _) => SettingText.LogLevel(text) is { } level ? s with { LogLevel = level } : null,
            Show = s => s.LogLevel.ToString().ToUpperInvariant(),
        },
        new()
        {
            Key = "DAEMON_PID_FILE",
            IsNeverForeign = true,
            Meaning = "File for the daemon's process id; empty = none",
            Allowed = Folder,
            Read = (s, text, place) => place.AbsolutePath(text) is { } path ? s with { PidFile = path } : null,
            Show = s => s.PidFile,
        },
        .. ForNotifying,
        new()
        {
            Key = "PLEX_MCP_DATA_DIR",
            Meaning = "Folder of the ledger and the logs",
            Allowed = Folder,
            DefaultInWords = "plex-mcp in the user's data folder",
            Read = (s, text, place) => place.AbsolutePath(text) is { } path ? s with { DataDir = path } : null,
            Show = s => s.DataDir.Length == 0 ? null : s.DataDir,
            Derive = (s, place) => s with { DataDir = place.DefaultDataDir() ?? "" },
        },
    ];

    /// <summary>The table for docs/settings.md. A test keeps that page equal to it.</summary>
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
