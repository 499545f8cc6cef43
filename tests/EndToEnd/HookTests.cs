using System.Diagnostics;
using System.Text.Json;
using Hybrid.Ledger;
using Hybrid.Testing;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.EndToEnd;

/// <summary>Transmission's script for finished torrents, called by a real Transmission and by hand. The poll is an hour away.</summary>
public sealed class HookTests : IAsyncLifetime
{
    private const string Film = "The.Matrix.1999.1080p.BluRay.x264-GRP.mkv";
    private const string Other = "Alien.1979.1080p.BluRay.x264-GRP.mkv";

    private Installation _home = null!; // Set by InitializeAsync.

    private string Script => Path.Combine(_home.DataDir, "hook", "on-torrent-complete");

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script is POSIX sh.");
        _home = await Installation.CreateAsync();
        _home.Environment["TRANSMISSION_POLL_INTERVAL"] = "3600";
        string folder = _home.Folder("home", ".config", "plex-mcp");
        IEnumerable<string> lines = _home.Environment.Where(e => e.Key != "HOME").Select(e => $"{e.Key}={e.Value}");
        await File.WriteAllLinesAsync(Path.Combine(folder, ".env"), lines, TestContext.Current.CancellationToken);
        _home.Environment["XDG_CONFIG_HOME"] = _home.Folder("home", ".config");
    }

    public ValueTask DisposeAsync() => _home?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Transmission_calls_it_and_the_running_daemon_files_the_film_once_however_often_it_is_called()
    {
        await _home.StartDaemonAsync();
        Ran installed = await _home.CommandAsync("hook", "install", "--json");
        Assert.True(installed.ExitCode == 0, installed.Output + installed.Errors);

        string hash = await _home.FinishTorrentAsync(Film);
        await _home.ItemAsync(Film, ItemState.Finished);
        for (int call = 0; call < 3; call++)
        {
            Assert.Equal(0, await CallAsync(hash));
        }

        string next = await _home.FinishTorrentAsync(Other);
        Assert.NotEqual(hash, next);
        await _home.ItemAsync(Other, ItemState.Finished);
        Assert.Equal(2, await _home.ReadAsync(db => db.Items.CountAsync()));
        Assert.True((await _home.CommandAsync("hook", "status", "--json")).Json.GetProperty("works").GetBoolean());
    }

    [Fact]
    public async Task Without_a_daemon_two_calls_at_once_file_the_film_once_and_a_daemon_that_starts_meanwhile_works_on()
    {
        Assert.Equal(0, (await _home.CommandAsync("hook", "install")).ExitCode);
        string hash = await _home.FinishTorrentAsync(Film);
        await Task.WhenAll(CallAsync(hash), CallAsync(hash));
        await _home.StartDaemonAsync();
        await _home.ItemAsync(Film, ItemState.Finished);
        Assert.Equal(1, await _home.ReadAsync(db => db.Items.CountAsync()));
        Assert.Single(_home.Library(), path => path.EndsWith(".mkv", StringComparison.Ordinal));
    }

    /// <summary>The first copies for as long as it stands still; the others must not take it for a daemon that polls.</summary>
    [Fact]
    public async Task Without_a_daemon_what_is_handed_over_while_a_command_works_waits_for_its_end()
    {
        Assert.Equal(0, (await _home.CommandAsync("hook", "install")).ExitCode);
        string working = await _home.FinishTorrentAsync(Film);
        string next = await _home.FinishTorrentAsync(Other);
        string third = Path.Combine(_home.Folder("dropped"), "Lost.S01E01.1080p.BluRay.x264-GRP.mkv");
        await TestFile.WriteAsync(third, 200_000);
        using FileStream mark = new(
            Path.Combine(_home.DataDir, "one-off.lock"),
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.None
        );
        Task<Ran>[] handedOver =
        [
            _home.CommandAsync("handover", "--hash", working),
            _home.CommandAsync("handover", "--hash", next),
            _home.CommandAsync("process", third),
        ];
        // Longer than a daemon that does not hear is waited for.
        await Task.Delay(TimeSpan.FromSeconds(12), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(handedOver, task => task.IsCompleted);
        mark.Dispose();

        Ran[] ran = await Task.WhenAll(handedOver);

        Assert.All(ran, r => Assert.True(r.ExitCode == 0, r.Errors));
        await _home.ItemAsync(Film, ItemState.Finished);
        await _home.ItemAsync(Other, ItemState.Finished);
    }

    [Fact]
    public async Task Without_a_daemon_the_script_files_the_film()
    {
        Assert.Equal(0, (await _home.CommandAsync("hook", "install")).ExitCode);
        await _home.FinishTorrentAsync(Film);
        await _home.ItemAsync(Film, ItemState.Finished);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("$(touch /tmp/x)")]
    [InlineData("0123456789012345678901234567890123456789\n")]
    [InlineData("012345678901234567890123456789012345678g")]
    public async Task What_is_no_info_hash_is_refused(string hash)
    {
        Assert.Equal(0, (await _home.CommandAsync("hook", "install")).ExitCode);
        Assert.Equal(2, await CallAsync(hash));
    }

    [Fact]
    public async Task Another_script_is_replaced_only_by_force_and_comes_back()
    {
        string other = Path.Combine(_home.Folder("other"), "mine.sh");
        await SetAsync(true, other);
        Assert.Equal(4, (await _home.CommandAsync("hook", "install")).ExitCode);
        Assert.Equal(0, (await _home.CommandAsync("hook", "install", "--force")).ExitCode);
        Assert.Equal(0, (await _home.CommandAsync("hook", "remove")).ExitCode);
        Assert.False(File.Exists(Script));
        Assert.Contains(other, (await _home.CommandAsync("hook", "status")).Errors + (await _home.CommandAsync("hook", "status")).Output);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task However_often_it_is_installed_elsewhere_what_was_there_first_comes_back_as_it_was(bool enabled)
    {
        string other = Path.Combine(_home.Folder("other"), "mine.sh");
        await SetAsync(enabled, other);
        foreach (string folder in new[] { "first", "second", "second" })
        {
            Ran installed = await _home.CommandAsync("hook", "install", "--force", "--to", _home.Folder(folder));
            Assert.True(installed.ExitCode == 0, installed.Errors);
            Assert.True((await _home.CommandAsync("hook", "status", "--json")).Json.GetProperty("works").GetBoolean());
        }

        Assert.Empty(Directory.EnumerateFiles(_home.Folder("first")));
        Ran removed = await _home.CommandAsync("hook", "remove");

        Assert.True(removed.ExitCode == 0, removed.Errors);
        Assert.Equal(enabled, removed.Output.Contains(other, StringComparison.Ordinal));
        Assert.Equal((enabled, other), await DoneScriptAsync());
        Assert.Empty(Directory.EnumerateFiles(_home.Folder("second")));
        Assert.Equal(0, (await _home.CommandAsync("hook", "remove")).ExitCode);
        Assert.Equal((enabled, other), await DoneScriptAsync());
    }

    [Fact]
    public async Task Somebody_else_s_script_that_came_since_stays_when_ours_is_removed()
    {
        Assert.Equal(0, (await _home.CommandAsync("hook", "install")).ExitCode);
        string other = Path.Combine(_home.Folder("other"), "mine.sh");
        await SetAsync(true, other);
        JsonElement[] findings = [.. (await _home.CommandAsync("doctor", "--json")).Json.GetProperty("findings").EnumerateArray()];
        Assert.Equal("warning", findings.Single(f => f.GetProperty("check").GetString() == "hook").GetProperty("severity").GetString());

        Ran removed = await _home.CommandAsync("hook", "remove");

        Assert.Equal(0, removed.ExitCode);
        Assert.Contains("It was left alone.", removed.Output, StringComparison.Ordinal);
        Assert.Equal((true, other), await DoneScriptAsync());
        Assert.False(File.Exists(Script));
    }

    private async Task SetAsync(bool enabled, string script) =>
        await _home.Transmission.Rpc.CallAsync(
            "session-set",
            new() { ["script-torrent-done-enabled"] = enabled, ["script-torrent-done-filename"] = script }
        );

    private async Task<(bool Enabled, string Path)> DoneScriptAsync()
    {
        JsonElement session = await _home.Transmission.Rpc.CallAsync("session-get");
        return (
            session.GetProperty("script-torrent-done-enabled").GetBoolean(),
            session.GetProperty("script-torrent-done-filename").GetString()!
        );
    }

    /// <summary>As Transmission does it at its barest: nothing in the environment but the hash, and the root as its folder.</summary>
    private async Task<int> CallAsync(string hash)
    {
        var start = new ProcessStartInfo(Script) { UseShellExecute = false, WorkingDirectory = "/" };
        start.Environment.Clear();
        start.Environment["TR_TORRENT_HASH"] = hash;
        start.Environment["TR_TORRENT_NAME"] = "a name\nwith 'quotes' \"and\" $(more)";
        using Process script = Process.Start(start)!;
        await script.WaitForExitAsync();
        return script.ExitCode;
    }
}
