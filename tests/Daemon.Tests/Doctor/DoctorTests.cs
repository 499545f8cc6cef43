using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Hybrid.Daemon.Disk;
using Hybrid.Daemon.Hosting;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Hybrid.Testing;
using Hybrid.Testing.Loopback;
using Hybrid.Testing.Transmission;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Doctor;

/// <summary>The doctor on a healthy installation and on broken ones: the table in docs/doctor.md is what it says here.</summary>
public sealed class DoctorTests : IAsyncLifetime
{
    private const string Password = "correct-horse-battery";

    private readonly TemporaryDisk _disk = new();
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);
    private readonly List<IAsyncDisposable> _open = [];
    private TransmissionDaemon _transmission = null!;
    private TemporaryLedger _ledger = null!;
    private SingleDaemon? _daemon;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(TransmissionDaemon.SkipReason is not null, TransmissionDaemon.SkipReason ?? "");
        _transmission = await TransmissionDaemon.StartAsync(user: "mia", password: Password);
        FakePlex plex = await FakePlex.StartAsync(
            FakePlex.Movies(_disk.Folder("media", "Movies")),
            FakePlex.Shows(_disk.Folder("media", "TV Shows"))
        );
        var data = new FakeTmdbData();
        data.Add(new FakeMovie(603, "The Matrix", "1999-03-31"));
        LoopbackServer tmdb = await FakeTmdb.StartAsync(data);
        _ledger = await TemporaryLedger.CreateAsync();
        await AddRowOfDaemonAsync(TimeProvider.System.GetUtcNow());
        _daemon = SingleDaemon.TryTake(_ledger.DataDir);
        _open.AddRange([_transmission, plex, tmdb, _ledger]);
        Set("PLEX_MEDIA_ROOT", _disk.At("media"));
        Set("PLEX_MCP_DATA_DIR", _ledger.DataDir);
        Set("PLEX_URL", plex.Url.ToString());
        Set("PLEX_TOKEN", FakePlex.Token);
        Set("TMDB_API_URL", tmdb.Url.ToString());
        Set("TMDB_API_KEY", data.Key);
        Set("TRANSMISSION_URL", _transmission.Url.ToString());
        Set("TRANSMISSION_USER", "mia");
        Set("TRANSMISSION_PASSWORD", Password);
    }

    public async ValueTask DisposeAsync()
    {
        _daemon?.Dispose();
        foreach (IAsyncDisposable open in _open)
        {
            await open.DisposeAsync();
        }

        _disk.Dispose();
    }

    /// <summary>In the order of the table.</summary>
    public static TheoryData<string> Installations => [.. Breakages.Select(b => b.Name)];

    private static IReadOnlyList<Breakage> Breakages { get; } =
    [
        new("healthy", _ => Task.CompletedTask),
        new(
            "two settings are wrong",
            home =>
            {
                home.Set("PLEX_CONFIDENCE_THRESHOLD", "85");
                home.Set("TRANSMISSION_POLL_INTERVAL", "soon");
                return Task.CompletedTask;
            }
        ),
        new(
            "the data folder is open to all",
            home =>
            {
                Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
                if (!OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(home._ledger.DataDir, (UnixFileMode)0b111_101_101);
                }

                return Task.CompletedTask;
            }
        ),
        new(
            "a newer version has written the ledger",
            async home =>
            {
                await using LedgerDb db = await home._ledger.Factory.CreateDbContextAsync(Stop);
                await db.Database.ExecuteSqlAsync($"INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0')", Stop);
                home._daemon!.Dispose();
            }
        ),
        new(
            "the ledger's file is overwritten",
            async home =>
            {
                Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
                await File.WriteAllTextAsync(LedgerFile.In(home._ledger.DataDir).Path, new string('x', 10_000), Stop);
                home._daemon!.Dispose();
            }
        ),
        new(
            "the disk of the movies is not mounted",
            home =>
            {
                Directory.Delete(home._disk.At("media", "Movies"));
                return Task.CompletedTask;
            }
        ),
        new("downloads on another file system", home => home.DownloadToAsync(home.OtherDisk())),
        new(
            "the same with PLACEMENT=hardlink",
            async home =>
            {
                await home.DownloadToAsync(home.OtherDisk());
                home.Set("PLACEMENT", "hardlink");
            }
        ),
        new("Transmission is stopped", home => home._transmission.StopAsync()),
        new(
            "a wrong password for Transmission",
            home =>
            {
                home.Set("TRANSMISSION_PASSWORD", "wrong-horse");
                return Task.CompletedTask;
            }
        ),
        new(
            "Transmission in a container names its folder otherwise",
            home =>
            {
                home._disk.Folder("downloads", "complete");
                return home.DownloadToAsync("/downloads/complete");
            }
        ),
        new(
            "TMDb does not know the key",
            home =>
            {
                home.Set("TMDB_API_KEY", "ffffffffffffffffffffffffffffffff");
                return Task.CompletedTask;
            }
        ),
        new(
            "no key for TMDb",
            home =>
            {
                home.Set("TMDB_API_KEY", "");
                return Task.CompletedTask;
            }
        ),
        new(
            "Plex does not know the token",
            home =>
            {
                home.Set("PLEX_TOKEN", "not-the-token");
                return Task.CompletedTask;
            }
        ),
        new(
            "Plex in a container names the folders otherwise",
            async home =>
            {
                FakePlex plex = await FakePlex.StartAsync(FakePlex.Movies("/data/Movies"), FakePlex.Shows("/data/TV Shows"));
                home._open.Add(plex);
                home.Set("PLEX_URL", plex.Url.ToString());
            }
        ),
        new("the clock is ten minutes ahead", home => home.AskTmdbOfAnotherTimeAsync(TimeSpan.FromMinutes(-10))),
        new(
            "the daemon was killed and left its process id",
            async home =>
            {
                home._daemon!.Dispose();
                string pid = home._disk.At("daemon.pid");
                await File.WriteAllTextAsync(pid, "4711\n", Stop);
                home.Set("DAEMON_PID_FILE", pid);
            }
        ),
        new("the daemon hangs", home => home.AddRowOfDaemonAsync(TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(5))),
    ];

    [Theory]
    [MemberData(nameof(Installations))]
    public async Task The_document_tells_what_the_doctor_says_of(string installation)
    {
        Breakage breakage = Breakages.Single(b => b.Name == installation);
        await breakage.DoAsync(this);

        Diagnosis diagnosis = await ExamineAsync();

        string[] said = [.. diagnosis.Findings.Where(f => f.Severity != Severity.Ok).Select(f => Row(installation, f))];
        string[] expected = said.Length > 0 ? said : [$"| {installation} | ok | | Nothing is wrong. | |"];
        Generated.Rows("docs/doctor.md", $"| {installation} |", expected);
    }

    [Theory]
    [MemberData(nameof(Installations))]
    public async Task No_secret_is_told_and_nothing_is_left_behind(string installation)
    {
        await Breakages.Single(b => b.Name == installation).DoAsync(this);
        IReadOnlyList<string> before = _disk.Files();

        Diagnosis diagnosis = await ExamineAsync();

        string all = string.Join('\n', diagnosis.Findings.Select(f => f.ToString()));
        Assert.DoesNotContain(
            new[] { "PLEX_TOKEN", "TMDB_API_KEY", "TRANSMISSION_PASSWORD" }.Select(k => _environment[k]).Where(v => v.Length > 0),
            secret => all.Contains(secret, StringComparison.Ordinal)
        );
        Assert.Equal(before, _disk.Files());
        Assert.Empty(Directory.EnumerateFiles(_transmission.DownloadDir, ".*"));
    }

    [Fact]
    public async Task Every_folder_of_a_healthy_installation_is_linked_from_and_each_check_says_so()
    {
        Diagnosis diagnosis = await ExamineAsync();

        Assert.Equal(Severity.Ok, diagnosis.Severity);
        Assert.Contains(diagnosis.Findings, f => f.Check == "placing" && f.What.Contains("by hard link", StringComparison.Ordinal));
        Assert.Equal(
            [
                "settings",
                "data_folder",
                "ledger",
                "library",
                "placing",
                "room",
                "clock",
                "transmission",
                "tmdb",
                "plex",
                "hook",
                "service",
                "mcp_client",
                "notify",
                "daemon",
            ],
            diagnosis.Findings.Select(f => f.Check).Distinct()
        );
    }

    [Fact]
    public async Task What_is_proposed_for_a_path_map_mends_it()
    {
        string here = _disk.Folder("downloads", "complete");
        await DownloadToAsync("/downloads/complete");
        Finding finding = (await ExamineAsync()).Findings.Single(f => f is { Check: "transmission", Severity: Severity.Error });
        EnvEntry proposed = Assert.Single(
            EnvFile.Parse(finding.Mend![finding.Mend!.IndexOf("TRANSMISSION_PATH_MAP", StringComparison.Ordinal)..]).Entries
        );
        Assert.Equal($"{here}=/downloads/complete", proposed.Value);

        Set(proposed.Key, proposed.Value);

        Assert.Equal(Severity.Ok, (await ExamineAsync()).Severity);
    }

    [Fact]
    public async Task A_path_that_cannot_be_shown_as_it_is_is_not_proposed()
    {
        _disk.Folder("down  loads", "complete");
        await DownloadToAsync("/down  loads/complete");
        Finding finding = (await ExamineAsync()).Findings.Single(f => f is { Check: "transmission", Severity: Severity.Error });
        Assert.Null(finding.Proposal);
    }

    [Fact]
    public async Task A_command_that_mends_it_can_be_pasted_whatever_the_path()
    {
        string folder = _disk.At("Mia's movies; rm x");
        Set("PLEX_MOVIES_DIR", folder);
        Finding finding = (await ExamineAsync()).Findings.Single(f => f is { Check: "library", Severity: Severity.Error });
        string command = finding.Mend![finding.Mend!.IndexOf("mkdir", StringComparison.Ordinal)..];
        using var shell = Process.Start("sh", ["-c", command]);
        await shell.WaitForExitAsync(Stop);
        Assert.True(Directory.Exists(folder), command);
    }

    [Fact]
    public async Task A_check_that_hangs_or_fails_stops_no_other()
    {
        var never = new TaskCompletionSource<IReadOnlyList<Finding>>();
        var hangs = new Check("room", TimeSpan.FromMilliseconds(1), _ => never.Task);
        var fails = new Check("plex", TimeSpan.FromSeconds(30), _ => throw new InvalidOperationException("a defect"));

        Finding slow = Assert.Single(await hangs.RunAsync(TimeProvider.System, Stop));
        Finding broken = Assert.Single(await fails.RunAsync(TimeProvider.System, Stop));

        Assert.Equal(("room", Severity.Error), (slow.Check, slow.Severity));
        Assert.Contains("a defect", broken.What, StringComparison.Ordinal);
    }

    private Task<Diagnosis> ExamineAsync() =>
        Checkup.ExamineAsync(SettingsLoader.Load(_environment, _disk.At("home"), _disk.Root), TimeProvider.System, Stop);

    private void Set(string key, string value) => _environment[key] = value;

    private async Task AddRowOfDaemonAsync(DateTimeOffset beat)
    {
        await _ledger.BeatAsync(beat);
        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync(Stop);
        DaemonStatus row = await db.Daemon.SingleAsync(Stop);
        row.Version = ProductVersion.Text;
        await db.SaveChangesAsync(Stop);
    }

    private async Task DownloadToAsync(string folder) =>
        await _transmission.Rpc.CallAsync("session-set", new JsonObject { ["download-dir"] = folder }, Stop);

    private string OtherDisk()
    {
        const string memory = "/dev/shm";
        Assert.SkipUnless(Directory.Exists(memory), "There is no second file system at /dev/shm.");
        string folder = Directory.CreateDirectory(Path.Combine(memory, $"plex-mcp-test-{Guid.NewGuid():N}")).FullName;
        _open.Add(new Folder(folder));
        ulong? there = SystemDisk.Instance.Look(folder)?.Device;
        Assert.SkipWhen(
            there == SystemDisk.Instance.Look(_disk.Root)?.Device,
            "/dev/shm is on the same file system as the temporary folder."
        );
        return folder;
    }

    private async Task AskTmdbOfAnotherTimeAsync(TimeSpan off)
    {
        LoopbackServer tmdb = await LoopbackServer.StartAsync(map =>
            map.MapFallback(context =>
            {
                context.Response.Headers.Date = (TimeProvider.System.GetUtcNow() + off).ToString("R", CultureInfo.InvariantCulture);
                context.Response.ContentType = "application/json";
                return context.Response.WriteAsync("""{"id":603,"title":"The Matrix","release_date":"1999-03-31"}""");
            })
        );
        _open.Add(tmdb);
        Set("TMDB_API_URL", tmdb.Url.ToString());
    }

    /// <summary>As a row of the table, with the names that an installation of the docs has.</summary>
    private string Row(string installation, Finding finding)
    {
        return $"| {installation} | {Word(finding.Severity)} | {finding.Check} | {Plain(finding.What)} | {Plain(finding.Mend!)} |";

        string Plain(string text) =>
            Port()
                .Replace(
                    _open
                        .OfType<Folder>()
                        .Aggregate(text, (t, f) => t.Replace(f.Path, "/mnt/downloads", StringComparison.Ordinal))
                        .Replace(_ledger.DataDir, "/var/lib/plex-mcp", StringComparison.Ordinal)
                        .Replace(_transmission.DownloadDir, "/srv/downloads", StringComparison.Ordinal)
                        .Replace(_disk.Root, "/srv", StringComparison.Ordinal)
                        .Replace("|", "\\|", StringComparison.Ordinal),
                    "${where}:PORT"
                );
    }

    private static System.Text.RegularExpressions.Regex Port() =>
        new(@"(?<where>127\.0\.0\.1):\d+", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

    private static string Word(Severity severity) => severity.ToString().ToLowerInvariant();

    private sealed record Breakage(string Name, Func<DoctorTests, Task> DoAsync);

    private sealed record Folder(string Path) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            Directory.Delete(Path, recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
