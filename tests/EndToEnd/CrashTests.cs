using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.EndToEnd;

/// <summary>What a daemon leaves behind when it is killed, and what it says when it is asked to end.</summary>
public sealed class CrashTests : IAsyncLifetime
{
    private const string Name = "The.Matrix.1999.1080p.BluRay.x264-GRP.mkv";
    private const string Placed = "Movies/The Matrix (1999) {tmdb-603}/The Matrix (1999) {tmdb-603}.mkv";

    private Installation _home = null!;

    public async ValueTask InitializeAsync() => _home = await Installation.CreateAsync();

    public ValueTask DisposeAsync() => _home?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Killed_in_the_middle_of_a_copy_it_shows_no_half_file_and_finishes_after_its_restart()
    {
        _home.Environment["PLACEMENT"] = "copy";
        await _home.StartDaemonAsync();
        await _home.FinishTorrentAsync(Name, ("", 700_000_000));

        string[] seen = await UntilCopyingAsync();
        await _home.KillDaemonAsync();

        Assert.DoesNotContain(Placed, seen);
        Assert.DoesNotContain(Placed, _home.Library());
        Assert.Equal(ItemState.Placing, await _home.ReadAsync(db => db.Items.Select(i => i.State).SingleAsync()));

        await _home.StartDaemonAsync();
        IngestItem item = await _home.ItemAsync(Name, ItemState.Finished);

        Assert.Equal([Placed], _home.Library());
        Assert.Equal(PlacementMethod.Copy, Assert.Single(item.Files).Placement!.Method);
        Assert.Equal(
            await HashAsync(Path.Combine(_home.Transmission.DownloadDir, Name)),
            await HashAsync(Assert.Single(item.Files).Placement!.To)
        );
        Assert.Single(item.History, h => h.Event == HistoryEvent.Placed);
    }

    [Fact]
    public async Task Asked_to_end_it_ends_in_good_order_also_in_the_middle_of_a_copy()
    {
        _home.Environment["PLACEMENT"] = "copy";
        await _home.StartDaemonAsync();
        await _home.FinishTorrentAsync(Name, ("", 700_000_000));
        await UntilCopyingAsync();

        Assert.Equal(0, await _home.EndDaemonAsync());
        Assert.NotNull(await _home.ReadAsync(db => db.Daemon.Select(d => d.StoppedAt).SingleAsync()));

        await _home.StartDaemonAsync();
        await _home.ItemAsync(Name, ItemState.Finished);
        Assert.Equal([Placed], _home.Library());
    }

    [Fact]
    public async Task A_second_daemon_on_the_ledger_ends_at_once_and_says_why()
    {
        await _home.StartDaemonAsync();
        Ran second = await _home.CommandAsync("run");
        Assert.Equal(3, second.ExitCode);
        Assert.Contains("Another daemon", second.Errors, StringComparison.Ordinal);
        Assert.False(_home.Daemon!.HasExited);
    }

    [Fact]
    public async Task Wrong_settings_are_told_all_at_once_and_without_secrets()
    {
        _home.Environment["PLEX_CONFIDENCE_THRESHOLD"] = "85";
        _home.Environment["TMDB_API_KEY"] = "not-a-key-but-secret";
        _home.Environment["TMDB_API_URL"] = "https://api.themoviedb.org";
        _home.Environment["PLACEMENT"] = "teleport";
        Ran run = await _home.CommandAsync("run");
        Assert.Equal(2, run.ExitCode);
        foreach (string key in new[] { "PLEX_CONFIDENCE_THRESHOLD", "TMDB_API_KEY", "PLACEMENT" })
        {
            Assert.Contains(key, run.Errors, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("not-a-key-but-secret", run.Errors + run.Output, StringComparison.Ordinal);
        Assert.Empty(_home.Library());
    }

    [Fact]
    public async Task The_PID_file_is_there_while_it_runs_and_gone_afterwards()
    {
        string path = Path.Combine(_home.Folder("run"), "daemon.pid");
        _home.Environment["DAEMON_PID_FILE"] = path;
        await _home.StartDaemonAsync();
        Assert.Equal($"{_home.Daemon!.Id}\n", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        await _home.EndDaemonAsync();
        Assert.False(File.Exists(path));
    }

    /// <returns>What the library held at the moment when the copy was seen under its hidden name.</returns>
    private async Task<string[]> UntilCopyingAsync()
    {
        string[] seen = [];
        await _home.UntilAsync(
            "a copy under its hidden name",
            _ =>
            {
                seen = [.. _home.Library()];
                return Task.FromResult(seen.Any(f => f.EndsWith(".partial", StringComparison.Ordinal)));
            }
        );
        return seen;
    }

    private static async Task<string> HashAsync(string path)
    {
        await using FileStream stream = File.OpenRead(path);
        return Convert.ToHexString(await System.Security.Cryptography.SHA256.HashDataAsync(stream));
    }
}
