using Hybrid.Settings;
using Hybrid.Testing.Loopback;

namespace Hybrid.EndToEnd;

/// <summary>The interview, with arguments and with lines of standard input.</summary>
public sealed class SetupTests : IAsyncLifetime
{
    private static readonly string[] Asked =
    [
        "PLEX_MEDIA_ROOT",
        "TRANSMISSION_URL",
        "TRANSMISSION_USER",
        "TRANSMISSION_PASSWORD",
        "PLEX_INGEST_DIR",
        "TMDB_API_KEY",
        "PLEX_URL",
        "PLEX_TOKEN",
    ];

    private readonly Dictionary<string, string> _right = new(StringComparer.Ordinal);
    private Installation _home = null!;

    private string File => Path.Combine(_home.Environment["HOME"]!, ".config", "plex-mcp", ".env");

    public async ValueTask InitializeAsync()
    {
        _home = await Installation.CreateAsync();
        _home.Environment["XDG_CONFIG_HOME"] = null;
        foreach (string key in Asked)
        {
            if (_home.Environment.Remove(key, out string? value))
            {
                _right[key] = value!;
            }
        }
    }

    public ValueTask DisposeAsync() => _home?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Every_answer_can_come_from_arguments_and_the_file_is_its_owners_alone()
    {
        Ran ran = await _home.CommandAsync(
            "setup",
            "--no-questions",
            "--media-root",
            _right["PLEX_MEDIA_ROOT"],
            "--transmission-url",
            _right["TRANSMISSION_URL"],
            "--tmdb-api-key",
            _right["TMDB_API_KEY"],
            "--plex-url",
            _right["PLEX_URL"],
            "--plex-token",
            _right["PLEX_TOKEN"]
        );

        Assert.True(ran.ExitCode == 0, ran.Output + ran.Errors);
        Assert.Equal(_right, await WrittenAsync());
        Assert.Contains("0 error(s), 1 warning(s).", ran.Output, StringComparison.Ordinal); // no daemon runs
        Assert.DoesNotContain(FakePlex.Token, ran.Output + ran.Errors, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        }
    }

    [Fact]
    public async Task Lines_of_standard_input_answer_and_what_does_not_work_is_asked_again()
    {
        string answers = string.Join(
            '\n',
            "relative/folder", // not absolute: asked again at once
            _right["PLEX_MEDIA_ROOT"],
            _right["TRANSMISSION_URL"],
            "",
            "",
            "-",
            "ffffffffffffffffffffffffffffffff", // a key that TMDb refuses
            "", // not kept
            _right["TMDB_API_KEY"],
            _right["PLEX_URL"],
            _right["PLEX_TOKEN"],
            ""
        );

        Ran ran = await _home.CommandWithInputAsync(answers, "setup");

        Assert.True(ran.ExitCode == 0, ran.Output + ran.Errors);
        Assert.Contains("PLEX_MEDIA_ROOT must be an absolute path", ran.Errors, StringComparison.Ordinal);
        Assert.Contains("TMDb refused the key", ran.Output, StringComparison.Ordinal);
        Assert.Equal(_right, (await WrittenAsync()).Where(w => w.Value.Length > 0).ToDictionary());
    }

    [Fact]
    public async Task A_proposed_path_map_is_taken_with_a_yes()
    {
        await using FakePlex plex = await FakePlex.StartAsync(FakePlex.Movies("/data/Movies"), FakePlex.Shows("/data/TV Shows"));
        string answers = string.Join('\n', _right["PLEX_MEDIA_ROOT"], "-", "", "", "", "", plex.Url, FakePlex.Token, "y", "");

        await _home.CommandWithInputAsync(answers, "setup");

        Assert.Equal($"{_right["PLEX_MEDIA_ROOT"]}=/data", (await WrittenAsync())["PLEX_PATH_MAP"]);
    }

    [Fact]
    public async Task What_was_in_the_file_stays_and_a_wrong_argument_changes_nothing()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        string before = "# mine\nPLEX_AUTO_INGEST=false\nexport TMDB_API_KEY=old\n";
        await System.IO.File.WriteAllTextAsync(File, before, TestContext.Current.CancellationToken);

        Ran wrong = await _home.CommandAsync("setup", "--no-questions", "--media-root", "relative");
        Assert.Equal((2, before), (wrong.ExitCode, await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken)));

        await _home.CommandAsync("setup", "--no-questions", "--tmdb-api-key", _right["TMDB_API_KEY"]);
        Assert.Equal(
            $"# mine\nPLEX_AUTO_INGEST=false\nTMDB_API_KEY={_right["TMDB_API_KEY"]}\n",
            await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task A_secret_that_is_typed_at_a_terminal_is_not_shown()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && System.IO.File.Exists("/usr/bin/script"), "script(1) gives the program a terminal.");
        await using var terminal = PlayedTerminal.Start(_home, "setup");

        await terminal.AnswerAsync("PLEX_MEDIA_ROOT", "The folder that holds", _right["PLEX_MEDIA_ROOT"]);
        await terminal.AnswerAsync("TRANSMISSION_URL", "Transmission address", "-");
        await terminal.AnswerAsync("TRANSMISSION_USER", "Transmission user", "");
        await terminal.AnswerHiddenAsync("Transmission password", "correct horse");
        await terminal.AnswerAsync("PLEX_INGEST_DIR", "A folder to watch", "-");
        await terminal.AnswerHiddenAsync("TMDb API key", _right["TMDB_API_KEY"]);
        await terminal.AnswerAsync("PLEX_URL", "Plex address", "-");
        await terminal.AnswerHiddenAsync("Plex token", "");
        string shown = await terminal.EndAsync();

        Assert.Equal(_right["TMDB_API_KEY"], (await WrittenAsync())["TMDB_API_KEY"]);
        Assert.Equal("correct horse", (await WrittenAsync())["TRANSMISSION_PASSWORD"]);
        Assert.Contains(_right["PLEX_MEDIA_ROOT"], shown, StringComparison.Ordinal);
        Assert.DoesNotContain(_right["TMDB_API_KEY"], shown, StringComparison.Ordinal);
        Assert.DoesNotContain("correct horse", shown, StringComparison.Ordinal);
    }

    private async Task<Dictionary<string, string>> WrittenAsync() =>
        EnvFile
            .Parse(await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken))
            .Entries.ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);
}
