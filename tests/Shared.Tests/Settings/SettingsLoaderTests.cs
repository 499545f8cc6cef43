using System.Runtime.Versioning;
using Hybrid.Naming;
using Hybrid.Neighbors;
using Hybrid.Testing;

namespace Hybrid.Settings;

public sealed class SettingsLoaderTests : IDisposable
{
    private const string V3Key = "0123456789abcdef0123456789ABCDEF";
    private readonly TemporaryDisk _disk = new();
    private readonly Dictionary<string, string> _environment = [];

    private string Home => _disk.Folder("home");

    private string SettingsPath => Path.Combine(Home, ".config", "plex-mcp", ".env");

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void An_empty_machine_has_defaults_for_everything()
    {
        SettingsResult.Loaded loaded = Loaded();

        Assert.Empty(loaded.Warnings);
        Assert.All(loaded.Values, v => Assert.Equal("default", v.Source));
        Assert.Equal(SettingsTable.All.Select(s => s.Key), loaded.Values.Select(v => v.Key));
        Assert.Equal(OperationMode.Hybrid, loaded.Settings.Mode);
        Assert.Equal(0.85, loaded.Settings.ConfidenceThreshold);
        Assert.Equal(TimeSpan.FromSeconds(30), loaded.Settings.TransmissionPollInterval);
        Assert.Equal("http://localhost:9091/transmission/rpc", loaded.Settings.TransmissionUrl?.AbsoluteUri);
        Assert.Empty(loaded.Settings.MoviesDirs);
        Assert.StartsWith(Home, loaded.Settings.DataDir, StringComparison.Ordinal);
        Assert.EndsWith("plex-mcp", loaded.Settings.DataDir, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_can_be_given_in_the_file()
    {
        Write(
            $"""
            PLEX_MODE=mcp
            PLEX_INGEST_DIR=/in
            PLEX_MEDIA_ROOT=/media/
            PLEX_TV_DIR=~/tv
            PLEX_AUTO_INGEST=no
            PLEX_CONFIDENCE_THRESHOLD=0.9
            PLEX_WATCHER_AUTO_START=0
            PLEX_URL=http://plex:32400
            PLEX_TOKEN=token
            PLEX_PATH_MAP=/media=/data/media;/x=D:\x
            TMDB_API_KEY={V3Key}
            TMDB_API_URL=http://localhost:1234
            TMDB_LANGUAGE=de-DE
            TRANSMISSION_URL=http://nas:9091
            TRANSMISSION_USER=me
            TRANSMISSION_PASSWORD=' pass '
            TRANSMISSION_POLL_INTERVAL=0.5
            TRANSMISSION_AUTO_REMOVE=ON
            TRANSMISSION_PATH_MAP=~/downloads=/downloads
            TRANSMISSION_LABELS=movies, tv ,
            PLACEMENT=HardLink
            DAEMON_LOG_LEVEL=warn
            DAEMON_PID_FILE=/run/plex-mcp.pid
            PLEX_MCP_DATA_DIR=/var/lib/plex-mcp/
            """
        );

        HybridSettings settings = Loaded().Settings;

        Assert.Equal(OperationMode.Mcp, settings.Mode);
        Assert.Equal("/in", settings.IngestDir);
        Assert.Equal("/media", settings.MediaRoot);
        Assert.Equal("/media/Movies", settings.MoviesDirs[0]);
        Assert.Equal(Path.Combine(Home, "tv"), settings.TvDirs[0]);
        Assert.False(settings.AutoIngest);
        Assert.Equal(0.9, settings.ConfidenceThreshold);
        Assert.False(settings.WatcherAutoStart);
        Assert.Equal("plex", settings.PlexUrl?.Host);
        Assert.Equal("token", settings.PlexToken?.Value);
        Assert.Equal([new PathPair("/media", "/data/media"), new PathPair("/x", @"D:\x")], settings.PlexPathMap.Pairs);
        Assert.Equal(V3Key, settings.TmdbApiKey?.Value);
        Assert.Equal(1234, settings.TmdbApiUrl.Port);
        Assert.Equal("de-DE", settings.TmdbLanguage);
        Assert.Equal("http://nas:9091/transmission/rpc", settings.TransmissionUrl?.AbsoluteUri);
        Assert.Equal("me", settings.TransmissionUser);
        Assert.Equal(" pass ", settings.TransmissionPassword?.Value);
        Assert.Equal(TimeSpan.FromSeconds(0.5), settings.TransmissionPollInterval);
        Assert.True(settings.TransmissionAutoRemove);
        Assert.Equal([new PathPair(Path.Combine(Home, "downloads"), "/downloads")], settings.TransmissionPathMap.Pairs);
        Assert.Equal(["movies", "tv"], settings.TransmissionLabels);
        Assert.Equal(PlacementPreference.Hardlink, settings.Placement);
        Assert.Equal(LogLevelSetting.Warning, settings.LogLevel);
        Assert.Equal("/run/plex-mcp.pid", settings.PidFile);
        Assert.Equal("/var/lib/plex-mcp", settings.DataDir);
    }

    [Fact]
    public void The_environment_wins_over_the_file_and_each_value_names_its_source()
    {
        Write("# mine\nPLEX_MODE=daemon\nPLACEMENT=copy\n");
        _environment["PLEX_MODE"] = "mcp";

        SettingsResult.Loaded loaded = Loaded();

        Assert.Contains(new SettingValue("PLEX_MODE", "mcp", "environment"), loaded.Values);
        Assert.Contains(new SettingValue("PLACEMENT", "copy", $"{SettingsPath}:3"), loaded.Values);
        Assert.Contains(new SettingValue("DAEMON_LOG_LEVEL", "INFO", "default"), loaded.Values);
    }

    [Fact]
    public void The_working_folder_is_read_only_where_the_home_has_no_file()
    {
        File.WriteAllText(_disk.At(".env"), "PLEX_MODE=daemon\n");
        Assert.Equal(OperationMode.Daemon, Loaded().Settings.Mode);

        Write("PLACEMENT=copy\n");
        Assert.Equal(OperationMode.Hybrid, Loaded().Settings.Mode);

        _environment["XDG_CONFIG_HOME"] = _disk.Folder("config");
        Directory.CreateDirectory(_disk.At("config", "plex-mcp"));
        File.WriteAllText(_disk.At("config", "plex-mcp", ".env"), "PLEX_MODE=mcp\n");
        Assert.Equal(OperationMode.Mcp, Loaded().Settings.Mode);
    }

    [Theory]
    [UnsupportedOSPlatform("windows")]
    [InlineData(UnixFileMode.GroupWrite, false)]
    [InlineData(UnixFileMode.OtherWrite, false)]
    [InlineData(UnixFileMode.OtherWrite, true)]
    public void A_file_of_the_working_folder_that_others_can_write_is_not_read(UnixFileMode more, bool isFolder)
    {
        File.WriteAllText(_disk.At(".env"), "PLEX_MODE=daemon\n");
        string path = isFolder ? _disk.Root : _disk.At(".env");
        File.SetUnixFileMode(path, File.GetUnixFileMode(path) | more);

        SettingsResult.Loaded loaded = Loaded();

        Assert.Equal(OperationMode.Hybrid, loaded.Settings.Mode);
        Assert.Contains($"chmod go-w '{path}'", Assert.Single(loaded.Warnings).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_of_the_working_folder_that_belongs_to_another_user_is_not_read(bool isFolder)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root can give a file away.");
        File.WriteAllText(_disk.At(".env"), "PLEX_MODE=daemon\n");
        using (var chown = System.Diagnostics.Process.Start("chown", ["65534", isFolder ? _disk.Root : _disk.At(".env")]))
        {
            chown.WaitForExit();
        }

        SettingsResult.Loaded loaded = Loaded();

        Assert.Equal(OperationMode.Hybrid, loaded.Settings.Mode);
        Assert.Contains("belongs to another user", Assert.Single(loaded.Warnings).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_the_working_folder_names_no_program_no_file_to_overwrite_and_no_place_for_a_foreign_secret()
    {
        File.WriteAllText(
            _disk.At(".env"),
            """
            PLEX_DAEMON_PATH=/tmp/evil
            DAEMON_PID_FILE=/home/me/.bashrc
            TMDB_API_URL=http://evil.example
            PLEX_URL=http://evil.example
            TRANSMISSION_URL=http://evil.example
            NOTIFY_NTFY_URL=https://evil.example/topic
            NOTIFY_SMTP_URL=smtp://evil.example:587
            PLACEMENT=copy
            """
        );
        _environment["TMDB_API_KEY"] = V3Key;
        _environment["PLEX_TOKEN"] = "token";
        _environment["TRANSMISSION_PASSWORD"] = "password";
        _environment["NOTIFY_NTFY_TOKEN"] = "token";
        _environment["NOTIFY_SMTP_PASSWORD"] = "password";

        SettingsResult.Loaded loaded = Loaded();

        string[] wanted =
        [
            "PLEX_DAEMON_PATH",
            "DAEMON_PID_FILE",
            "TMDB_API_URL",
            "PLEX_URL",
            "TRANSMISSION_URL",
            "NOTIFY_NTFY_URL",
            "NOTIFY_SMTP_URL",
        ];
        Assert.All(wanted, key => Assert.Equal("default", loaded.Values.Single(v => v.Key == key).Source));
        Assert.All(
            wanted,
            key => Assert.Contains(loaded.Warnings, w => w.Sentence.StartsWith($"{key} is left out:", StringComparison.Ordinal))
        );
        Assert.Equal(PlacementPreference.Copy, loaded.Settings.Placement);
    }

    [Fact]
    public void An_address_in_the_working_folder_s_file_may_get_the_secret_of_that_file()
    {
        File.WriteAllText(_disk.At(".env"), $"TMDB_API_URL=http://localhost:1\nTMDB_API_KEY={V3Key}\n");

        Assert.DoesNotContain(Loaded().Warnings, w => w.Sentence.Contains("left out", StringComparison.Ordinal));
        Assert.Equal(new Uri("http://localhost:1"), Loaded().Settings.TmdbApiUrl);
    }

    [Fact]
    public void Set_to_nothing_a_key_means_its_default_and_Transmission_means_none()
    {
        Write("PLEX_MODE=daemon\nPLEX_URL=http://plex:32400\n");
        _environment["PLEX_MODE"] = "";
        _environment["PLEX_URL"] = "";
        _environment["TRANSMISSION_URL"] = "";

        HybridSettings settings = Loaded().Settings;

        Assert.Equal(OperationMode.Hybrid, settings.Mode);
        Assert.Null(settings.PlexUrl);
        Assert.Null(settings.TransmissionUrl);
    }

    [Fact]
    public void All_errors_are_told_at_once_with_key_value_what_is_allowed_and_source()
    {
        Write("PLEX_MODE=sometimes\nPLEX_CONFIDENCE_THRESHOLD=1.5\n");
        _environment["TRANSMISSION_POLL_INTERVAL"] = "0";
        _environment["TMDB_API_KEY"] = "not-a-key";
        _environment["PLEX_MEDIA_ROOT"] = "media";

        SettingsResult.Invalid invalid = Invalid();

        Assert.Equal(
            [
                $"PLEX_MODE is \"sometimes\" ({SettingsPath}:1). It must be hybrid, daemon or mcp.",
                "PLEX_MEDIA_ROOT is \"media\" (environment). It must be an absolute path; ~ is your home folder.",
                $"PLEX_CONFIDENCE_THRESHOLD is \"1.5\" ({SettingsPath}:2). It must be a number from 0 to 1.",
                "TRANSMISSION_POLL_INTERVAL is \"0\" (environment). It must be seconds from 0.1 to 86400.",
                "TMDB_API_KEY (environment) must be a v3 key (32 hexadecimal digits) or a v4 read token (three parts separated by dots); any word if TMDB_API_URL is another host.",
            ],
            invalid.Errors.Select(e => e.Sentence)
        );
    }

    [Theory]
    [InlineData("PLEX_MODE", "1")]
    [InlineData("PLEX_AUTO_INGEST", "maybe")]
    [InlineData("PLEX_CONFIDENCE_THRESHOLD", "-0.1")]
    [InlineData("PLEX_CONFIDENCE_THRESHOLD", "NaN")]
    [InlineData("PLEX_CONFIDENCE_THRESHOLD", "0,85")]
    [InlineData("TRANSMISSION_POLL_INTERVAL", "86401")]
    [InlineData("TRANSMISSION_POLL_INTERVAL", "1e300")]
    [InlineData("PLEX_URL", "plex")]
    [InlineData("PLEX_URL", "me:s3cret@plex:32400")]
    [InlineData("TRANSMISSION_URL", "nas:port")]
    [InlineData("EXTRAS", "ignore")]
    [InlineData("HASH_MINUTES", "-1")]
    [InlineData("HASH_MINUTES", "1441")]
    [InlineData("PLEX_URL", "ftp://plex/")]
    [InlineData("PLEX_URL", "/media")]
    [InlineData("PLEX_URL", "http://plex:32400/?X-Plex-Token=s3cret")]
    [InlineData("TRANSMISSION_URL", "http://me:s3cret@nas:9091/transmission/rpc")]
    [InlineData("TRANSMISSION_USER", "me:you")]
    [InlineData("TMDB_API_URL", "api.themoviedb.org")]
    [InlineData("TMDB_API_URL", "https://api.themoviedb.org/3/")]
    [InlineData("TMDB_LANGUAGE", "english")]
    [InlineData("TMDB_REQUESTS_PER_SECOND", "0")]
    [InlineData("TMDB_REQUESTS_PER_SECOND", "2.5")]
    [InlineData("TMDB_REQUESTS_PER_SECOND", "1001")]
    [InlineData("TMDB_LANGUAGE", "EN-us")]
    [InlineData("TMDB_API_KEY", "s3cret.only-two")]
    [InlineData("PLEX_TOKEN", "s3cret two")]
    [InlineData("PLEX_PATH_MAP", "/media")]
    [InlineData("PLEX_PATH_MAP", "media=/data")]
    [InlineData("PLEX_PATH_MAP", "/media=data")]
    [InlineData("PLEX_PATH_MAP", "/=/data")]
    [InlineData("JELLYFIN_API_KEY", "s3cret two")]
    [InlineData("JELLYFIN_API_KEY", "s3cret\"two")]
    [InlineData("EMBY_PATH_MAP", "media=/data")]
    [InlineData("PLACEMENT", "move")]
    [InlineData("DAEMON_LOG_LEVEL", "chatty")]
    [InlineData("DAEMON_PID_FILE", "daemon.pid")]
    [InlineData("PLEX_MCP_DATA_DIR", "data")]
    [InlineData("VOCABULARY_FILE", "words.tsv")]
    [InlineData("VOCABULARY_FILE", "/no/such/file")]
    [InlineData("LIBRARY_FILE_MODE", "66")]
    [InlineData("LIBRARY_FILE_MODE", "044")]
    [InlineData("LIBRARY_FILE_MODE", "668")]
    [InlineData("LIBRARY_FOLDER_MODE", "664")]
    [InlineData("LIBRARY_OWNER", "no-such-user")]
    [InlineData("LIBRARY_OWNER", ":no-such-group")]
    [InlineData("LIBRARY_OWNER", "a:b:c")]
    [InlineData("NAMING", "sonarr")]
    [InlineData("NAMING_MOVIE", "<title>")]
    [InlineData("NAMING_EPISODE", "<title>/Season <season>/<title><version><part>")]
    public void A_value_that_is_not_allowed_is_one_error_that_gives_no_secret_away(string key, string value)
    {
        _environment[key] = value;

        SettingError error = Assert.Single(Invalid().Errors);

        Assert.Equal(key, error.Key);
        Assert.DoesNotContain("s3cret", error.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/a/Movies;/a/Movies")]
    [InlineData("/a;/a/Movies")]
    public void Library_folders_are_apart_from_each_other(string folders)
    {
        _environment["PLEX_MOVIES_DIR"] = folders;

        SettingError error = Assert.Single(Invalid().Errors);

        Assert.Equal("PLEX_MOVIES_DIR", error.Key);
        Assert.Contains("must not have a folder twice, nor one that is in another", error.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/a/Movies; /b/Movies;", "/a/Movies", "/b/Movies")]
    [InlineData("/a/Jack; Jill;/b/Movies", "/a/Jack; Jill", "/b/Movies")]
    [InlineData("/a/Movies", "/a/Movies")]
    public void There_can_be_several_library_folders(string text, params string[] folders)
    {
        _environment["PLEX_MOVIES_DIR"] = text;

        Assert.Equal(folders, Loaded().Settings.MoviesDirs);
    }

    [Theory]
    [InlineData("root:root", 0u, 0u)]
    [InlineData(":1234", null, 1234u)]
    [InlineData("1000", 1000u, null)]
    public void An_owner_is_a_user_or_a_group_or_both(string text, uint? user, uint? group)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || OperatingSystem.IsMacOS(), "The group is called otherwise there.");
        _environment["LIBRARY_OWNER"] = text;

        Assert.Equal(new LibraryOwner(text, user, group), Loaded().Settings.LibraryOwner);
    }

    [Fact]
    public void Own_names_stand_instead_of_those_of_the_preset()
    {
        _environment["NAMING"] = "jellyfin";
        _environment["NAMING_EPISODE"] = "<title>/<numbers><version><part>";

        NamingScheme naming = Loaded().Settings.Naming;

        Assert.Contains("[tmdbid-<tmdb>]", naming.Movie.Text, StringComparison.Ordinal);
        Assert.Equal("<title>/<numbers><version><part>", naming.Episode.Text);
    }

    [Theory]
    [InlineData("JELLYFIN")]
    [InlineData("EMBY")]
    public void A_media_server_beside_Plex_needs_its_key_which_is_masked(string prefix)
    {
        _environment[$"{prefix}_URL"] = "nas:8096";
        Assert.Equal($"{prefix}_API_KEY", Assert.Single(Invalid().Errors).Key);

        _environment[$"{prefix}_API_KEY"] = "s3cret";
        _environment[$"{prefix}_PATH_MAP"] = "/srv=/data";
        SettingsResult.Loaded loaded = Loaded();

        OtherServerSettings server = prefix == "EMBY" ? loaded.Settings.Emby : loaded.Settings.Jellyfin;
        Assert.Equal(
            (new Uri("http://nas:8096"), "s3cret", "/data/x"),
            (server.Url, server.ApiKey?.Value, server.PathMap.ToThere("/srv/x"))
        );
        Assert.Contains(new Secret("s3cret"), loaded.Settings.Secrets());
        Assert.DoesNotContain(loaded.Values, v => v.Value?.Contains("s3cret", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("nas:9091", "http://nas:9091/transmission/rpc")]
    [InlineData("192.168.1.5:9091", "http://192.168.1.5:9091/transmission/rpc")]
    [InlineData("[fe80::1]:9091/rpc", "http://[fe80::1]:9091/rpc")]
    [InlineData("https://nas", "https://nas/transmission/rpc")]
    public void Host_and_port_are_an_address_of_Transmission(string text, string url)
    {
        _environment["TRANSMISSION_URL"] = text;

        Assert.Equal(new Uri(url), Loaded().Settings.TransmissionUrl);
    }

    [Theory]
    [InlineData(@"/x=D:\", "/x", "D:")]
    [InlineData(@"/x/=D:/films/", "/x", "D:/films")]
    [InlineData("/x/=/data/", "/x", "/data")]
    public void A_path_map_may_name_a_disk_of_Windows_and_end_with_a_separator(string text, string here, string there)
    {
        _environment["TRANSMISSION_PATH_MAP"] = text;

        Assert.Equal([new PathPair(here, there)], Loaded().Settings.TransmissionPathMap.Pairs);
    }

    [Theory]
    [InlineData("testkey", true)]
    [InlineData("two words", false)]
    public void A_proxy_of_TMDb_may_have_keys_of_its_own(string key, bool allowed)
    {
        _environment["TMDB_API_URL"] = "http://127.0.0.1:7878";
        _environment["TMDB_API_KEY"] = key;
        Assert.Equal(allowed, Load() is SettingsResult.Loaded);
    }

    [Theory]
    [InlineData("PLEX_INGEST_DIR", "/media/Movies/in", "PLEX_MOVIES_DIR")]
    [InlineData("PLEX_INGEST_DIR", "/media/TV Shows", "PLEX_TV_DIR")]
    [InlineData("PLEX_TV_DIR", "/media/Movies/tv", "PLEX_MOVIES_DIR")]
    public void Folders_that_lie_inside_each_other_are_refused(string key, string folder, string other)
    {
        _environment["PLEX_MEDIA_ROOT"] = "/media";
        _environment[key] = folder;

        SettingError error = Assert.Single(Invalid().Errors);

        Assert.Equal(key, error.Key);
        Assert.Contains(other, error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_download_folder_beside_the_libraries_is_fine_and_so_is_a_folder_that_only_begins_alike()
    {
        _environment["PLEX_MEDIA_ROOT"] = "/media";
        _environment["PLEX_INGEST_DIR"] = "/media/Movies in";

        Assert.Equal("/media/Movies", Loaded().Settings.MoviesDirs[0]);
    }

    [Fact]
    public void The_ledger_may_not_lie_where_everything_is_taken_for_a_download()
    {
        _environment["PLEX_INGEST_DIR"] = "/in";
        _environment["PLEX_MCP_DATA_DIR"] = "/in/data";

        Assert.Equal("PLEX_MCP_DATA_DIR", Assert.Single(Invalid().Errors).Key);
    }

    [Fact]
    public void Without_a_home_the_data_folder_must_be_given()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The other systems name the folder in other ways.");
        Assert.Equal(
            "PLEX_MCP_DATA_DIR",
            Assert.IsType<SettingsResult.Invalid>(SettingsLoader.Load(_environment, "", _disk.Root)).Errors[0].Key
        );

        _environment["XDG_DATA_HOME"] = "/srv";
        SettingsResult.Loaded loaded = Assert.IsType<SettingsResult.Loaded>(SettingsLoader.Load(_environment, "", _disk.Root));
        Assert.Equal("/srv/plex-mcp", loaded.Settings.DataDir);
    }

    [Theory]
    [InlineData("PLEX_MOVIE_DIR", "PLEX_MOVIES_DIR")]
    [InlineData("PLEX_TOEKN", "PLEX_TOKEN")]
    [InlineData("TRANSMISSION_PASS", "TRANSMISSION_PASSWORD")]
    [InlineData("PLACMENT", "PLACEMENT")]
    public void An_unknown_key_of_the_file_that_looks_like_ours_is_a_warning_with_the_nearest_name(string key, string nearest)
    {
        Write($"MY_OWN=1\n{key}=x\n");

        SettingsWarning warning = Assert.Single(Loaded().Warnings);

        Assert.Equal($"{SettingsPath}:2: {key} is not a setting of plex-mcp. Did you mean {nearest}?", warning.ToString());
    }

    [Fact]
    public void What_others_put_into_the_environment_is_left_alone()
    {
        _environment["PLEX_MEDIA_SERVER_HOME"] = "/usr/lib/plexmediaserver";
        _environment["PLEX_UID"] = "1000";
        _environment["TRANSMISSION_HOME"] = "/config";
        _environment["TR_TORRENT_HASH"] = "abc";
        _environment["PLEX_TOKENS"] = "s3cret";

        SettingsWarning warning = Assert.Single(Loaded().Warnings);

        Assert.Equal("environment: PLEX_TOKENS is not a setting of plex-mcp. Did you mean PLEX_TOKEN?", warning.ToString());
    }

    [Fact]
    public void A_file_with_secrets_that_others_can_read_is_a_warning_with_the_command()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no mode bits.");
        Write("PLEX_TOKEN=token\n", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Contains($"chmod 600 '{SettingsPath}'", Assert.Single(Loaded().Warnings).Sentence, StringComparison.Ordinal);

        Write("PLEX_TOKEN=token\n");
        Assert.Empty(Loaded().Warnings);

        Write("PLEX_TOKEN=\n", UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Assert.Empty(Loaded().Warnings);
    }

    [Fact]
    public void Secrets_are_masked_wherever_values_are_shown()
    {
        _environment["PLEX_TOKEN"] = "s3cret";
        _environment["TMDB_API_KEY"] = "s3.cr.et";
        _environment["TRANSMISSION_PASSWORD"] = "s3cret";

        SettingsResult.Loaded loaded = Loaded();

        Assert.Equal(3, loaded.Values.Count(v => v.Value == Secret.Mask));
        Assert.DoesNotContain("s3", loaded.Settings.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_for_the_documents_has_every_setting_with_its_default()
    {
        string table = SettingsTable.ToMarkdown();

        Assert.Equal(SettingsTable.All.Count + 2, table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(
            "| `PLEX_CONFIDENCE_THRESHOLD` | Confidence needed to file without asking | `0.85` |",
            table,
            StringComparison.Ordinal
        );
        Assert.Contains("`http://localhost:9091/transmission/rpc`", table, StringComparison.Ordinal);
    }

    private void Write(string text, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SettingsPath)!);
        File.WriteAllText(SettingsPath, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(SettingsPath, mode);
        }
    }

    private SettingsResult Load() => SettingsLoader.Load(_environment, Home, _disk.Root);

    private SettingsResult.Loaded Loaded()
    {
        SettingsResult result = Load();
        string errors = result is SettingsResult.Invalid invalid ? string.Join('\n', invalid.Errors.Select(e => e.Sentence)) : "";
        Assert.Equal("", errors);
        return Assert.IsType<SettingsResult.Loaded>(result);
    }

    private SettingsResult.Invalid Invalid() => Assert.IsType<SettingsResult.Invalid>(Load());
}
