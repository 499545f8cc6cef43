using System.Text.Json;
using Hybrid.Testing;

namespace Hybrid.Reviewer.Tools;

public sealed class EmptyMachineTests : IAsyncLifetime
{
    private readonly TemporaryDisk _disk = new();
    private ReviewerSession _session = null!;

    public async ValueTask InitializeAsync() => _session = await ReviewerSession.StartAsync(_disk.At("data"));

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        _disk.Dispose();
    }

    [Theory]
    [InlineData("get_pending_item", null)]
    [InlineData("approve_pending", null)]
    [InlineData("reject_pending", null)]
    [InlineData("preview_rename", null)]
    [InlineData("undo_ingest", null)]
    [InlineData("identify_again", null)]
    [InlineData("move_files", "files")]
    public async Task Without_a_ledger_what_is_asked_of_one_download_is_refused_and_the_way_on_is_told(string tool, string? list)
    {
        var arguments = new Dictionary<string, object?> { ["id"] = 1 };
        if (list is not null)
        {
            arguments[list] = new[] { "1=skip" };
        }

        string sentence = (await _session.CallAsync(tool, arguments)).Failure();

        Assert.Contains(_disk.At("data", "ledger.db"), sentence, StringComparison.Ordinal);
        Assert.Contains("plex-mcp-daemon setup", sentence, StringComparison.Ordinal);
        Assert.Empty(_disk.Files());
    }

    [Theory]
    [InlineData("get_pending_queue", "items")]
    [InlineData("get_ingest_history", "items")]
    [InlineData("list_rules", "items")]
    [InlineData("get_ingest_statistics", "by_state")]
    public async Task Without_a_ledger_a_list_is_empty_and_says_that_nothing_is_set_up(string tool, string list)
    {
        JsonElement answer = (await _session.CallAsync(tool)).Answer();

        Assert.Equal("not_set_up", answer.String("state"));
        Assert.Equal(0, answer.GetProperty(list).GetArrayLength());
        Assert.Contains(_disk.At("data", "ledger.db"), answer.String("notice"), StringComparison.Ordinal);
        Assert.Contains("plex-mcp-daemon setup", answer.String("notice"), StringComparison.Ordinal);
        Assert.Empty(_disk.Files());
    }

    [Fact]
    public async Task The_status_is_answered_without_a_ledger_too()
    {
        JsonElement status = (await _session.CallAsync("get_watcher_status")).Answer();

        Assert.Equal("not_set_up", status.String("state"));
        Assert.False(status.GetProperty("ledger_ready").GetBoolean());
        Assert.Equal("never_started", status.GetProperty("watcher").GetProperty("daemon").String("state"));
    }

    [Fact]
    public async Task Commands_in_a_sentence_have_the_path_of_the_daemons_program()
    {
        string program = _disk.At("my programs", "plex-mcp-daemon");
        Directory.CreateDirectory(Path.GetDirectoryName(program)!);
        await File.WriteAllTextAsync(program, "");
        await using ReviewerSession session = await ReviewerSession.StartAsync(
            _disk.At("data"),
            settings: s => s with { DaemonPath = program }
        );

        string word = OperatingSystem.IsWindows() ? $"\"{program}\"" : $"'{program}'";
        Assert.Contains(
            $"{word} setup",
            (await session.CallAsync("get_pending_queue")).Answer().String("notice"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Without_a_ledger_the_catalog_answers_all_the_same()
    {
        JsonElement answer = (
            await _session.CallAsync("search_tmdb", new Dictionary<string, object?> { ["text"] = "Charade", ["kind"] = "movie" })
        ).Answer();

        Assert.Equal(4808, answer.GetProperty("titles")[0].Int("tmdb_id"));
    }

    [Fact]
    public async Task Without_Transmission_its_setting_is_named()
    {
        Assert.Contains("TRANSMISSION_URL", (await _session.CallAsync("list_torrents")).Failure(), StringComparison.Ordinal);
    }
}
