using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hybrid.Testing;

namespace Hybrid.EndToEnd.Services;

/// <summary>The machine's service under the real systemd, from its installation to its end.</summary>
public sealed partial class SystemdServiceTests : IAsyncLifetime
{
    private const string Unit = "plex-mcp-daemon.service";

    /// <summary>Of 10; what systemd itself calls MEDIUM begins at 5.</summary>
    private const double HighestExposure = 3;

    private BootedSystem _system = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(BootedSystem.SkipReason is not null, BootedSystem.SkipReason ?? "");
        _system = await BootedSystem.StartAsync();
        await SetUpAsync();
    }

    public ValueTask DisposeAsync() => _system?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>The single file unpacks itself at each start, and its user's home is closed or not there.</summary>
    [Fact]
    public async Task What_is_published_as_one_file_runs_as_a_service_too()
    {
        string? published = Environment.GetEnvironmentVariable("PLEX_MCP_PUBLISHED");
        Assert.SkipWhen(
            published is null,
            "PLEX_MCP_PUBLISHED names no folder with the published programs (.ci/release FOLDER makes one)."
        );
        await _system.DisposeAsync();
        _system = await BootedSystem.StartAsync(published);
        await _system.RunAsync("usermod", "--home", "/nonexistent", BootedSystem.User);
        await SetUpAsync();

        await InstallAsync();

        Assert.True(await IsActiveAsync());
        Assert.Equal("0", await _system.ShowAsync("NRestarts"));
        await _system.CutPowerAsync();
        await _system.BootAsync();
        await _system.UntilAsync("the service after a boot", IsActiveAsync);
    }

    [Fact]
    public async Task It_links_downloads_into_the_library_and_can_write_nowhere_else()
    {
        await InstallAsync();
        const string name = "Charade.1963.1080p.BluRay.x264-GRP.mkv";
        string download = Path.Combine(_system.Srv, "downloads", "done", name);
        await TestFile.WriteAsync(Path.Combine(_system.Srv, "other", name), 300_000);
        // Linux lets nobody link a file that they may not write to (fs.protected_hardlinks), service or not.
        await _system.RunAsync("chown", BootedSystem.User, $"/srv/other/{name}");
        await _system.RunAsync("mv", $"/srv/other/{name}", $"/srv/downloads/done/{name}");
        string movies = Path.Combine(_system.Srv, "media", "Movies");
        await _system.UntilAsync(
            "the movie in the library",
            () => Task.FromResult(Directory.EnumerateFiles(movies, "*.mkv", SearchOption.AllDirectories).Any())
        );
        string placed = Directory.EnumerateFiles(movies, "*.mkv", SearchOption.AllDirectories).Single();
        Assert.Equal(await InodeAsync(download), await InodeAsync(placed));

        string pid = await _system.ShowAsync("MainPID");
        string[] open = ["/srv/media/Movies/x", "/srv/data/x", "/srv/downloads/x"];
        string[] closed =
        [
            "/srv/other/x",
            "/srv/other file",
            "/etc/x",
            "/var/x",
            "/var/lib/x",
            "/usr/x",
            "/x",
            "/srv/config/plex-mcp/.env",
        ];
        foreach (string path in open)
        {
            Ran touched = await _system.RunInsideAsync(pid, "touch", path);
            Assert.True(touched.ExitCode == 0, touched.Errors);
        }

        foreach (string path in closed)
        {
            Ran touched = await _system.RunInsideAsync(pid, "touch", path);
            Assert.Contains("Read-only file system", touched.Errors, StringComparison.Ordinal);
        }

        Ran doctor = await _system.DaemonAsync("doctor", "--json");
        Assert.Equal(
            ["ok"],
            doctor
                .Json.GetProperty("findings")
                .EnumerateArray()
                .Where(f => f.GetProperty("check").GetString() == "service")
                .Select(f => f.GetProperty("severity").GetString())
        );

        // Homes are not even seen.
        Assert.Equal("", (await _system.RunInsideAsync(pid, "ls", "-A", "/home")).Output);
    }

    [Fact]
    public async Task It_is_ready_when_it_works_comes_back_after_a_kill_and_at_boot_and_ends_in_time()
    {
        await InstallAsync();
        Ran status = await _system.DaemonAsync("service", "status", "--json");
        Assert.Equal(0, status.ExitCode);
        Assert.True(status.Json.GetProperty("running").GetBoolean());
        Assert.True(status.Json.GetProperty("enabled").GetBoolean());
        Assert.Equal("idle", status.Json.GetProperty("doing").GetString());
        // Ready was said, so the ledger is there and the queue was looked at.
        Assert.True(File.Exists(Path.Combine(_system.Srv, "data", "ledger.db")));
        Assert.Equal(BootedSystem.User, await _system.ShowAsync("User"));

        string first = await _system.ShowAsync("MainPID");
        await _system.RunAsync("kill", "-KILL", first);
        await _system.UntilAsync("a new process after SIGKILL", () => IsAnotherAsync(first));
        Assert.Equal("1", await _system.ShowAsync("NRestarts"));

        await _system.CutPowerAsync();
        await _system.BootAsync();
        await _system.UntilAsync("the service after a boot", IsActiveAsync);

        Ran stopped = await _system.DaemonAsync("service", "stop");
        Assert.True(stopped.ExitCode == 0, stopped.Errors);
        Assert.Equal("success", await _system.ShowAsync("Result"));
        Assert.Equal("0", await _system.ShowAsync("ExecMainStatus"));
        Ran after = await _system.DaemonAsync("service", "status");
        Assert.Equal(4, after.ExitCode);
        Assert.Contains("does not run", after.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("It last ended with an error", after.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await _system.DaemonAsync("service", "start")).ExitCode);
        Assert.True(await IsActiveAsync());
    }

    [Fact]
    public async Task One_that_hangs_is_killed_by_the_watchdog_and_started_again()
    {
        await InstallAsync();
        string dropIn = "[Service]\nWatchdogSec=15\nRestartSec=1\n";
        await _system.RunAsync(
            "sh",
            "-c",
            $"mkdir -p /etc/systemd/system/{Unit}.d && printf '{dropIn}' > /etc/systemd/system/{Unit}.d/quick.conf"
        );
        await _system.RunAsync("systemctl", "daemon-reload");
        await _system.RunAsync("systemctl", "restart", Unit);
        string first = await _system.ShowAsync("MainPID");
        await _system.RunAsync("kill", "-STOP", first);
        await _system.UntilAsync("a new process after the watchdog", () => IsAnotherAsync(first));
        Ran journal = await _system.DaemonAsync("service", "logs", "--lines", "200");
        Assert.Contains("Watchdog timeout", journal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_wrong_settings_it_is_not_started_again_and_the_status_says_how_it_ended()
    {
        await InstallAsync();
        await File.AppendAllTextAsync(Path.Combine(_system.Srv, "config", "plex-mcp", ".env"), "PLEX_CONFIDENCE_THRESHOLD=85\n");
        await _system.RunAsync("systemctl", "restart", Unit);
        await _system.UntilAsync("failed", async () => await _system.ShowAsync("ActiveState") == "failed");
        Assert.Equal("0", await _system.ShowAsync("NRestarts"));
        Ran status = await _system.DaemonAsync("service", "status");
        Assert.Equal(4, status.ExitCode);
        Assert.Contains("exit code 2", status.Output, StringComparison.Ordinal);
        Ran again = await _system.DaemonAsync("service", "install", "--user-name", BootedSystem.User);
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("PLEX_CONFIDENCE_THRESHOLD", again.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_changes_nothing_a_second_installation_neither_and_a_stranger_is_left_alone()
    {
        string file = $"/etc/systemd/system/{Unit}";
        Ran planned = await _system.DaemonAsync("service", "install", "--user-name", BootedSystem.User, "--dry-run", "--json");
        Assert.Equal(0, planned.ExitCode);
        Assert.Equal(file, planned.Json.GetProperty("file").GetString());
        Assert.Equal(
            ["systemctl daemon-reload", $"systemctl enable {Unit}", $"systemctl restart {Unit}"],
            planned
                .Json.GetProperty("commands")
                .EnumerateArray()
                .Select(c => c.GetString()!)
                .Where(c => c.StartsWith("systemctl", StringComparison.Ordinal))
        );
        Assert.NotEqual(0, (await _system.RunAsync("test", "-e", file)).ExitCode);

        await InstallAsync();
        Assert.Equal(planned.Json.GetProperty("text").GetString(), (await _system.RunAsync("cat", file)).Output);
        string first = await _system.ShowAsync("MainPID");
        JsonElement second = (await _system.DaemonAsync("service", "install", "--user-name", BootedSystem.User, "--json")).Json;
        Assert.Equal("unchanged", second.GetProperty("outcome").GetString());
        Assert.Equal(first, await _system.ShowAsync("MainPID"));

        Ran gone = await _system.DaemonAsync("service", "uninstall");
        Assert.True(gone.ExitCode == 0, gone.Errors);
        Assert.NotEqual(0, (await _system.RunAsync("test", "-e", file)).ExitCode);
        Assert.Equal("inactive", await _system.ShowAsync("ActiveState"));
        Assert.True(File.Exists(Path.Combine(_system.Srv, "data", "ledger.db")));

        await _system.RunAsync("sh", "-c", $"printf '[Service]\\nExecStart=/bin/true\\n' > {file}");
        Ran refused = await _system.DaemonAsync("service", "install", "--user-name", BootedSystem.User);
        Assert.Equal(4, refused.ExitCode);
        Assert.Contains("--force", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(4, (await _system.DaemonAsync("service", "uninstall")).ExitCode);
        Assert.Contains("/bin/true", (await _system.RunAsync("cat", file)).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await _system.DaemonAsync("service", "install", "--user-name", BootedSystem.User, "--force")).ExitCode);
        Assert.True(await IsActiveAsync());
    }

    [Fact]
    public async Task A_users_service_links_too_starts_without_a_login_and_leaves_the_rest_of_the_home_alone()
    {
        string home = $"/home/{BootedSystem.User}";
        string settings =
            $"PLEX_MEDIA_ROOT={home}/Media 100%\\nPLEX_INGEST_DIR={home}/Downloads\\nTRANSMISSION_URL=\\nTRANSMISSION_POLL_INTERVAL=0.5\\n";
        await AsUserAsync($"mkdir -p ~/Downloads '{home}/Media 100%/Movies' '{home}/Media 100%/TV Shows' ~/.config/plex-mcp ~/.ssh");
        await AsUserAsync($"printf '%b' '{settings}' > ~/.config/plex-mcp/.env");
        await _system.RunAsync("loginctl", "enable-linger", BootedSystem.User);
        await _system.UntilAsync(
            "the user's own systemd",
            async () => (await AsUserAsync("systemctl --user is-system-running")).Output.Trim() is "running" or "degraded"
        );
        Ran installed = await AsUserAsync($"{BootedSystem.Program} service install");
        if (installed.ExitCode != 0)
        {
            Ran journal = await _system.RunAsync("journalctl", "--no-pager", "--lines", "40", "--output", "cat");
            Assert.Fail($"{installed.Errors}\n{journal.Output}");
        }

        await AsUserAsync(
            // What a Matroska file begins with. Octal: dash's printf knows no other.
            @"(printf '\032E\337\243\213B\202\210matroska\030S\200g\001\377\377\377\377\377\377\377'; head -c 300000 /dev/urandom) > ~/Downloads/Charade.1963.1080p.BluRay.x264-GRP.mkv"
        );
        await _system.UntilAsync(
            "the movie in the library, linked",
            async () => (await AsUserAsync($"find '{home}/Media 100%' -name '*.mkv' -links 2")).Output.Length > 0
        );
        string pid = (await AsUserAsync($"systemctl --user show --value --property MainPID {Unit}")).Output.Trim();
        foreach (string path in new[] { $"{home}/.ssh/authorized_keys", $"{home}/.bashrc", $"{home}/.config/x" })
        {
            Ran touched = await _system.RunInsideAsync(pid, "touch", path);
            Assert.Contains("Read-only file system", touched.Errors, StringComparison.Ordinal);
        }

        await _system.CutPowerAsync();
        await _system.BootAsync();
        await _system.UntilAsync(
            "the service after a boot, without a login",
            async () => (await AsUserAsync($"{BootedSystem.Program} service status")).ExitCode == 0
        );
        Ran gone = await AsUserAsync($"{BootedSystem.Program} service uninstall");
        Assert.True(gone.ExitCode == 0, gone.Errors);
        Assert.Equal(0, (await AsUserAsync("test -f ~/.local/share/plex-mcp/ledger.db")).ExitCode);
    }

    [Fact]
    public async Task Systemd_finds_nothing_wrong_with_the_unit_and_little_exposed()
    {
        await InstallAsync();
        Ran verified = await _system.RunAsync("systemd-analyze", "verify", $"/etc/systemd/system/{Unit}");
        Assert.Equal((0, "", ""), (verified.ExitCode, verified.Output, verified.Errors));
        Ran security = await _system.RunAsync("systemd-analyze", "security", "--offline=true", "--no-pager", $"/etc/systemd/system/{Unit}");
        Match exposure = Exposure().Match(security.Output);
        Assert.True(exposure.Success, security.Output + security.Errors);
        TestContext.Current.TestOutputHelper?.WriteLine(exposure.Value);
        Assert.InRange(double.Parse(exposure.Groups["level"].Value, CultureInfo.InvariantCulture), 0, HighestExposure);
    }

    private async Task SetUpAsync()
    {
        foreach (string folder in new[] { "downloads/done", "media/Movies", "media/TV Shows", "other", "config/plex-mcp" })
        {
            Directory.CreateDirectory(Path.Combine(_system.Srv, folder));
        }

        await File.WriteAllTextAsync(Path.Combine(_system.Srv, "other file"), "");
        await File.WriteAllTextAsync(
            Path.Combine(_system.Srv, "config", "plex-mcp", ".env"),
            """
            PLEX_MEDIA_ROOT=/srv/media
            PLEX_INGEST_DIR=/srv/downloads/done
            PLEX_MCP_DATA_DIR=/srv/data
            TRANSMISSION_URL=
            TRANSMISSION_POLL_INTERVAL=0.5

            """
        );
        Ran owned = await _system.RunAsync("chown", "-R", BootedSystem.User, "/srv");
        Assert.True(owned.ExitCode == 0, owned.Errors);
    }

    private async Task InstallAsync()
    {
        Ran installed = await _system.DaemonAsync("service", "install", "--user-name", BootedSystem.User);
        if (installed.ExitCode != 0)
        {
            Ran journal = await _system.RunAsync("journalctl", "--no-pager", "--unit", Unit, "--output", "cat");
            Assert.Fail($"{installed.Output}{installed.Errors}\n{journal.Output}");
        }
    }

    /// <summary>As a shell of the user's with a session has it.</summary>
    private Task<Ran> AsUserAsync(string line) =>
        _system.RunAsync("runuser", "--login", BootedSystem.User, "--command", $"export XDG_RUNTIME_DIR=/run/user/$(id -u); cd; {line}");

    /// <summary>Active, with another process than before. While systemd buries the old one there is none: process 0.</summary>
    private async Task<bool> IsAnotherAsync(string first) =>
        await _system.ShowAsync("MainPID") is var now && now != first && now != "0" && await IsActiveAsync();

    private async Task<bool> IsActiveAsync() => await _system.ShowAsync("ActiveState") == "active";

    private static async Task<string> InodeAsync(string path)
    {
        var start = new ProcessStartInfo("stat", ["-c", "%i", path]) { UseShellExecute = false, RedirectStandardOutput = true };
        using Process stat = Process.Start(start)!;
        return await stat.StandardOutput.ReadToEndAsync();
    }

    [GeneratedRegex(@"Overall exposure level for \S+: (?<level>[0-9.]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Exposure();
}
