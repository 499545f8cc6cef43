using System.Text.Json;
using Hybrid.Ledger;
using Hybrid.Testing;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.EndToEnd;

/// <summary>The built command line, as a person or a program calls it.</summary>
public sealed class CommandLineTests : IAsyncLifetime
{
    private Installation _home = null!;

    public async ValueTask InitializeAsync() => _home = await Installation.CreateAsync();

    public ValueTask DisposeAsync() => _home?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Parse_answers_each_line_in_its_order_also_an_empty_one()
    {
        Ran ran = await _home.CommandWithInputAsync(
            "The.Matrix.1999.1080p.BluRay.x264-GROUP\n\nBreaking Bad - 2x01 - Seven Thirty-Seven.mkv\n",
            "parse",
            "--json"
        );

        JsonElement[] lines = Lines(ran);
        Assert.Equal(3, lines.Length);
        Assert.Equal("movie", lines[0].GetProperty("kind").GetString());
        Assert.Equal("The Matrix", lines[0].GetProperty("title").GetString());
        Assert.Equal(1999, lines[0].GetProperty("year").GetInt32());
        Assert.Equal("GROUP", lines[0].GetProperty("group").GetString());
        Assert.False(lines[0].TryGetProperty("season", out _));
        Assert.Equal("other", lines[1].GetProperty("kind").GetString());
        Assert.Equal("episode", lines[2].GetProperty("kind").GetString());
        Assert.Equal(2, lines[2].GetProperty("season").GetInt32());
        Assert.Equal(1, lines[2].GetProperty("episodes")[0].GetInt32());
    }

    [Fact]
    public async Task Identify_echoes_the_id_tells_the_verdict_and_changes_nothing()
    {
        Ran ran = await _home.CommandWithInputAsync(
            """
            {"id": "a", "name": "The.Matrix.1999.1080p.BluRay.x264-GROUP"}
            {"id": 7, "name": "Nosferatu.1080p.BluRay.x264-GRP", "files": [{"path": "Nosferatu.1080p.BluRay.x264-GRP.mkv", "bytes": 8000000000}]}
            {"id": "c", "name": "Some.Show.S01E01.1080p.WEB-DL", "files": [{"path": "a.rar"}]}
            """,
            "identify",
            "--json"
        );

        JsonElement[] lines = Lines(ran);
        Assert.Equal(0, ran.ExitCode);
        Assert.Equal("a", lines[0].GetProperty("id").GetString());
        Assert.Equal(603, lines[0].GetProperty("tmdb_id").GetInt32());
        Assert.Equal("accept", lines[0].GetProperty("verdict").GetString());
        Assert.True(lines[0].GetProperty("confidence").GetDouble() >= 0.85);
        Assert.NotEqual(0, lines[0].GetProperty("evidence").GetArrayLength());
        Assert.Equal(7, lines[1].GetProperty("id").GetInt32());
        Assert.Equal("review", lines[1].GetProperty("verdict").GetString());
        Assert.NotEqual(0, lines[1].GetProperty("alternatives").GetArrayLength());
        Assert.Contains("archive", lines[2].GetProperty("reasons").GetRawText(), StringComparison.Ordinal);
        Assert.Equal(0, await _home.ReadAsync(db => db.Items.CountAsync()));
        Assert.Empty(_home.Library());
    }

    [Fact]
    public async Task Identify_says_which_line_it_does_not_understand_and_answers_the_others()
    {
        Ran ran = await _home.CommandWithInputAsync(
            "{\"name\": 5}\n{broken\nThe.Matrix.1999.1080p.BluRay.x264-GROUP\n",
            "identify",
            "--json"
        );
        JsonElement[] lines = Lines(ran);
        Assert.Equal(2, ran.ExitCode);
        Assert.True(lines[0].TryGetProperty("error", out _));
        Assert.True(lines[1].TryGetProperty("error", out _));
        Assert.Equal("accept", lines[2].GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Config_names_every_setting_and_its_source_and_no_secret()
    {
        Ran ran = await _home.CommandAsync("config");
        Assert.Contains("TRANSMISSION_POLL_INTERVAL", ran.Output, StringComparison.Ordinal);
        Assert.Contains("environment", ran.Output, StringComparison.Ordinal);
        Assert.Contains("default", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Titles.Key, ran.Output + ran.Errors, StringComparison.Ordinal);
        Ran json = await _home.CommandAsync("config", "--json");
        Assert.True(Lines(json).Length >= 25);
        Assert.DoesNotContain(Titles.Key, json.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_settings_file_is_read_and_the_environment_goes_first()
    {
        string folder = _home.Folder("home", ".config", "plex-mcp");
        await File.WriteAllTextAsync(
            Path.Combine(folder, ".env"),
            "export TMDB_LANGUAGE='de-DE' # German\nTRANSMISSION_POLL_INTERVAL=12\nPLEX_CONFIDENCE_TRESHOLD=0.9\n",
            TestContext.Current.CancellationToken
        );
        Ran ran = await _home.CommandAsync("config", "--json");
        JsonElement[] lines = Lines(ran);
        Assert.Equal("de-DE", Value(lines, "TMDB_LANGUAGE"));
        Assert.Equal("0.5", Value(lines, "TRANSMISSION_POLL_INTERVAL"));
        Assert.Contains("PLEX_CONFIDENCE_THRESHOLD", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_does_all_the_work_itself_where_no_daemon_runs()
    {
        string movie = Path.Combine(_home.Folder("done"), "Alien.1979.1080p.BluRay.x264-GRP.mkv");
        await TestFile.WriteAsync(movie, 200_000);
        Ran ran = await _home.CommandAsync("process", movie, "--json");
        Assert.Equal("Finished", ran.Json.GetProperty("state").GetString());
        Assert.Equal(["Movies/Alien (1979) {tmdb-348}/Alien (1979) {tmdb-348}.mkv"], _home.Library());

        await _home.CommandAsync("process", movie);
        Assert.Equal(1, await _home.ReadAsync(db => db.Items.CountAsync()));
    }

    [Fact]
    public async Task Process_hands_over_to_the_daemon_that_runs()
    {
        await _home.StartDaemonAsync();
        string movie = Path.Combine(_home.Folder("done"), "Alien.1979.1080p.BluRay.x264-GRP.mkv");
        await TestFile.WriteAsync(movie, 200_000);
        Ran ran = await _home.CommandAsync("process", movie, "--json");
        Assert.Equal("Finished", ran.Json.GetProperty("state").GetString());
        await _home.ItemAsync("Alien.1979.1080p.BluRay.x264-GRP.mkv", ItemState.Finished);
    }

    [Fact]
    public async Task Verify_tells_a_lost_file_and_its_exit_code_says_so()
    {
        string movie = Path.Combine(_home.Folder("done"), "Alien.1979.1080p.BluRay.x264-GRP.mkv");
        await TestFile.WriteAsync(movie, 200_000);
        await _home.CommandAsync("process", movie);

        Ran whole = await _home.CommandAsync("verify", "--json");
        File.Delete(Path.Combine(_home.Movies, "Alien (1979) {tmdb-348}", "Alien (1979) {tmdb-348}.mkv"));
        Ran lost = await _home.CommandAsync("verify");
        Ran other = await _home.CommandAsync("verify", "2", "--quick");

        JsonElement[] lines = Lines(whole);
        Assert.Equal("not_hashed", lines[0].GetProperty("condition").GetString());
        Assert.Equal((1, 1), (lines[1].GetProperty("files").GetInt32(), lines[1].GetProperty("not_hashed").GetInt32()));
        Assert.Equal((0, 4, 0), (whole.ExitCode, lost.ExitCode, other.ExitCode));
        Assert.Contains("It is not there any more.", lost.Output, StringComparison.Ordinal);
        Assert.Contains("undo 1", lost.Output, StringComparison.Ordinal);
        Assert.Contains("Missing: 1.", lost.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_is_offered_as_a_rule_is_made_one_by_a_word_and_is_replayed_against()
    {
        string movie = Path.Combine(_home.Folder("done"), "Nosferatu.1080p.BluRay.x264-GRP.mkv");
        await TestFile.WriteAsync(movie, 200_000);
        await _home.CommandAsync("process", movie);

        JsonElement approved = (await _home.CommandAsync("approve", "1", "--candidate", "2", "--json")).Json;
        Ran proposed = await _home.CommandAsync("rules", "propose", "1");
        JsonElement added = (await _home.CommandAsync("rules", "add", "1", "--json")).Json;
        JsonElement listed = (await _home.CommandAsync("rules", "list", "--json")).Json;
        JsonElement[] replayed = Lines(await _home.CommandAsync("replay", "--json"));
        Ran statistics = await _home.CommandAsync("stats");
        Ran revoked = await _home.CommandAsync("rules", "revoke", "1");
        Ran again = await _home.CommandAsync("rules", "revoke", "1");

        Assert.Equal("movie", approved.GetProperty("offer").GetProperty("kind").GetString());
        Assert.Contains("rules add 1", proposed.Output, StringComparison.Ordinal);
        Assert.Equal("added", added.GetProperty("outcome").GetString());
        Assert.Equal("command_line", listed.GetProperty("items")[0].GetProperty("added_by").GetString());
        Assert.Equal(("same", false), (replayed[0].GetProperty("change").GetString(), replayed[0].TryGetProperty("filed_right", out _)));
        Assert.Equal((1, 1), (replayed[^1].GetProperty("replayed").GetInt32(), replayed[^1].GetProperty("decided_by_people").GetInt32()));
        Assert.Contains("Too few decisions", statistics.Output, StringComparison.Ordinal);
        Assert.Contains("no longer in force", revoked.Output, StringComparison.Ordinal);
        Assert.Equal(4, again.ExitCode);
    }

    [Fact]
    public async Task An_item_is_found_in_any_state_its_title_searched_and_its_names_previewed()
    {
        string movie = Path.Combine(_home.Folder("done"), "Nosferatu.1080p.BluRay.x264-GRP.mkv");
        await TestFile.WriteAsync(movie, 200_000);
        await _home.CommandAsync("process", movie);

        JsonElement waiting = (await _home.CommandAsync("list", "--state", "AwaitingReview", "--text", "nosferatu", "--json")).Json;
        JsonElement found = (await _home.CommandAsync("search", "Nosferatu", "--year", "1922", "--json")).Json;
        JsonElement shown = (await _home.CommandAsync("preview", "1", "--tmdb", "653", "--kind", "movie", "--json")).Json;
        Ran people = await _home.CommandAsync("preview", "1", "--tmdb", "653");
        Ran wrong = await _home.CommandAsync("preview", "1", "--tmdb", "653", "--candidate", "1");
        await _home.CommandAsync("reject", "1");
        JsonElement rejected = (await _home.CommandAsync("list", "--state", "Rejected", "--json")).Json;

        Assert.Equal((1, 1), (waiting.GetProperty("total").GetInt32(), rejected.GetProperty("total").GetInt32()));
        Assert.Equal("rejected", rejected.GetProperty("items")[0].GetProperty("state").GetString());
        Assert.Equal(653, found.GetProperty("titles")[0].GetProperty("tmdb_id").GetInt32());
        Assert.EndsWith(
            "Nosferatu (1922) {tmdb-653}.mkv",
            shown.GetProperty("files")[0].GetProperty("to").GetString(),
            StringComparison.Ordinal
        );
        Assert.Contains("approve 1 --tmdb 653 --kind movie", people.Output, StringComparison.Ordinal);
        Assert.Equal(2, wrong.ExitCode);
        Assert.Empty(_home.Library());
    }

    [Fact]
    public async Task Health_is_good_while_the_daemon_runs_and_bad_once_it_has_ended()
    {
        await _home.StartDaemonAsync();
        Ran running = await _home.CommandAsync("health", "--json");
        await _home.EndDaemonAsync();
        Ran ended = await _home.CommandAsync("health");
        Assert.Equal((0, "running"), (running.ExitCode, running.Json.GetProperty("state").GetString()));
        Assert.Equal(4, ended.ExitCode);
        Assert.Contains("The daemon stopped", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_tells_the_build_and_the_ledger_that_it_understands()
    {
        string[] steps = [.. await _home.ReadAsync(db => Task.FromResult(db.Database.GetMigrations()))];
        JsonElement version = (await _home.CommandAsync("--version", "--json")).Json;
        Ran people = await _home.CommandAsync("--version");
        Assert.Equal(steps[^1], version.GetProperty("ledger_schema").GetString());
        Assert.Equal(steps.Length, version.GetProperty("ledger_steps").GetInt32());
        Assert.StartsWith($"plex-mcp-daemon {version.GetProperty("version").GetString()}\n", people.Output, StringComparison.Ordinal);
        Assert.Contains($"ledger schema {steps[^1]} ", people.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "approve")]
    [InlineData(2, "approve", "one")]
    [InlineData(2, "teleport")]
    [InlineData(2, "process", "/nowhere/at/all")]
    [InlineData(2, "process", ".", "--hash", "xyz")]
    [InlineData(2, "pending", "--limit", "0")]
    [InlineData(2, "history", "--offset", "-1")]
    [InlineData(4, "status")]
    [InlineData(4, "health")]
    [InlineData(4, "pending")]
    [InlineData(4, "approve", "1")]
    [InlineData(4, "list")]
    [InlineData(4, "preview", "1")]
    [InlineData(2, "preview")]
    [InlineData(2, "list", "--state", "lost")]
    [InlineData(2, "search")]
    [InlineData(2, "search", "Alien", "--limit", "0")]
    public async Task What_cannot_be_done_is_said_and_the_exit_code_tells(int exitCode, params string[] arguments)
    {
        Ran ran = await _home.CommandAsync(arguments);
        Assert.Equal(exitCode, ran.ExitCode);
        Assert.NotEmpty(ran.Errors);
        Assert.DoesNotContain("   at Hybrid.", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_places_the_sure_ones_asks_about_the_rest_and_changes_nothing_the_second_time()
    {
        string folder = _home.Folder("demo");
        Ran first = await _home.CommandAsync("demo", folder, "--json");
        Assert.Equal(0, first.ExitCode);
        JsonElement[] items = Lines(first);
        Assert.True(items.Count(i => i.GetProperty("placed").GetArrayLength() > 0) >= 10);
        Assert.Contains(items, i => string.Equals(i.GetProperty("state").GetString(), "AwaitingReview", StringComparison.Ordinal));
        // The pack is filed but for the file of an episode that there is not.
        JsonElement[] pack =
        [
            .. items.Where(i => i.GetProperty("name").GetString()!.StartsWith("Sherlock.Holmes.1954", StringComparison.Ordinal)),
        ];
        Assert.Equal([4, 0], pack.Select(i => i.GetProperty("placed").GetArrayLength()));
        Assert.Contains("episode 60", pack[1].ToString(), StringComparison.Ordinal);
        string[] library = Library(folder);

        Ran second = await _home.CommandAsync("demo", folder, "--json");
        Assert.Equal(first.Output, second.Output);
        Assert.Equal(library, Library(folder));
    }

    [Fact]
    public async Task The_demo_writes_into_no_folder_that_is_somebody_elses()
    {
        string folder = _home.Folder("photos");
        await File.WriteAllTextAsync(Path.Combine(folder, "mine.txt"), "mine", TestContext.Current.CancellationToken);
        Ran ran = await _home.CommandAsync("demo", folder);
        Assert.Equal(2, ran.ExitCode);
        Assert.Single(Directory.EnumerateFileSystemEntries(folder));
    }

    private static string[] Library(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(folder, "library"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static string? Value(JsonElement[] lines, string key) =>
        lines.Single(l => string.Equals(l.GetProperty("key").GetString(), key, StringComparison.Ordinal)).GetProperty("value").GetString();

    private static JsonElement[] Lines(Ran ran) =>
        [.. ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
}
