using System.Diagnostics;
using System.Text.Json;
using Hybrid.Testing;

namespace Hybrid.Reviewer.Server;

/// <summary>The program as a host starts it: as a process, over standard input and output.</summary>
public sealed class ProcessTests : IDisposable
{
    private const string Hello = """
        {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}
        {"jsonrpc":"2.0","method":"notifications/initialized"}
        """;

    private readonly TemporaryDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Theory]
    [InlineData("\n")]
    [InlineData("")]
    public async Task A_file_of_requests_is_answered_to_its_last_line(string end)
    {
        string input = $$$"""
            {{{Hello}}}
            {"jsonrpc":"2.0","id":2,"method":"tools/list"}
            {"jsonrpc":"2.0","id":"three","method":"tools/call","params":{"name":"get_watcher_status","arguments":{}} }
            """;

        (int exit, string output, _) = await RunAsync(input + end);

        Assert.Equal(0, exit);
        Assert.Equal(["1", "2", "three"], [.. Ids(output).Order(StringComparer.Ordinal)]);
    }

    [Fact]
    public async Task Standard_output_holds_nothing_but_the_protocol()
    {
        (_, string output, string errors) = await RunAsync(
            $$$"""
            {{{Hello}}}
            {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"search_tmdb","arguments":{"text":"Charade","kind":"movie"}} }
            {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"get_pending_queue","arguments":{"limit":-1}} }
            {"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"no_such_tool","arguments":{}} }
            """
        );

        Assert.All(
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Equal("2.0", JsonDocument.Parse(line).RootElement.String("jsonrpc"))
        );
        Assert.Contains("plex-mcp", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_without_an_object_of_arguments_is_refused_with_what_it_takes()
    {
        (_, string output, _) = await RunAsync(
            $$$"""
            {{{Hello}}}
            {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"get_pending_queue","arguments":[1]} }
            {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"get_pending_queue","arguments":"limit=1"} }
            {"jsonrpc":"2.0","id":4,"method":"tools/call","params":[] }
            {"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":7} }
            {"jsonrpc":"2.0","id":6,"method":"tools/call" }
            """
        );

        JsonElement[] errors =
        [
            .. output
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => JsonDocument.Parse(l).RootElement)
                .Where(m => m.Int("id") > 1)
                .OrderBy(m => m.Int("id"))
                .Select(m => m.GetProperty("error")),
        ];
        Assert.All(errors, e => Assert.Equal(-32602, e.Int("code")));
        Assert.All(
            errors[..2],
            e => Assert.StartsWith("get_pending_queue: the arguments must be an object", e.String("message"), StringComparison.Ordinal)
        );
        Assert.All(errors[2..], e => Assert.StartsWith("tools/call takes an object", e.String("message"), StringComparison.Ordinal));
        Assert.Equal(5, errors.Length);
    }

    [Fact]
    public async Task On_an_empty_machine_it_makes_its_log_and_no_ledger()
    {
        await RunAsync(Hello);

        Assert.All(_disk.Files("data"), f => Assert.StartsWith("logs/reviewer-", f, StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_disk.At("data")));
        }
    }

    [Fact]
    public async Task With_wrong_settings_it_answers_and_each_tool_says_what_to_correct()
    {
        (int exit, string output, string errors) = await RunAsync(
            $$$"""
            {{{Hello}}}
            {"jsonrpc":"2.0","id":2,"method":"tools/list"}
            {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"get_pending_queue","arguments":{}} }
            {"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"reject_pending","arguments":{"id":1}} }
            {"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"search_tmdb","arguments":{"text":"Charade","kind":"movie"}} }
            {"jsonrpc":"2.0","id":6,"method":"tools/call","params":{"name":"diagnose","arguments":{}} }
            {"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"get_watcher_status","arguments":{}} }
            """,
            ("PLEX_CONFIDENCE_THRESHOLD", "7"),
            ("PLEX_MODE", "sideways")
        );

        Assert.Equal(0, exit);
        Assert.Contains("PLEX_MODE", errors, StringComparison.Ordinal);
        Assert.True(Answer(output, 2).GetProperty("tools").GetArrayLength() > 5);
        foreach (int call in (int[])[3, 4, 5, 6, 7])
        {
            JsonElement answer = Answer(output, call);
            string text = answer.GetProperty("content")[0].String("text");
            Assert.Contains("sideways", text, StringComparison.Ordinal);
            Assert.Contains("PLEX_CONFIDENCE_THRESHOLD", text, StringComparison.Ordinal);
            Assert.Equal(call is 4 or 5, answer.TryGetProperty("isError", out JsonElement failed) && failed.GetBoolean());
        }

        Assert.Equal("not_set_up", Answer(output, 3).GetProperty("structuredContent").String("state"));
        Assert.Equal("error", Answer(output, 6).GetProperty("structuredContent").String("severity"));
    }

    [Theory]
    [InlineData("review,history", "get_ingest_history", null)]
    [InlineData(
        "revew",
        "get_pending_queue",
        "--toolsets is \"revew\" (argument). It must be all, or some of review, torrents, library, history, admin, separated by commas."
    )]
    [InlineData("", "get_pending_queue", "--toolsets is \"\" (argument).")]
    public async Task Toolsets_are_arguments_and_a_wrong_one_is_told_by_each_tool(string toolsets, string tool, string? sentence)
    {
        (int exit, string output, _) = await RunWithAsync(
            ["--toolsets", toolsets],
            $$$"""
            {{{Hello}}}
            {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{}} }
            """
        );

        string notice = Answer(output, 2).GetProperty("structuredContent").String("notice");
        Assert.Equal(0, exit);
        Assert.Contains(sentence ?? "there is no ledger", notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_argument_is_told_by_each_tool_and_read_only_is_one()
    {
        (_, string output, _) = await RunWithAsync(
            ["--read-only", "--fast"],
            $$$"""
            {{{Hello}}}
            {"jsonrpc":"2.0","id":2,"method":"tools/list"}
            {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"get_pending_queue","arguments":{}} }
            """
        );

        Assert.All(
            Answer(output, 2).GetProperty("tools").EnumerateArray(),
            t => Assert.True(t.GetProperty("annotations").GetProperty("readOnlyHint").GetBoolean())
        );
        Assert.Contains(
            "\"--fast\" is not an argument of plex-mcp.",
            Answer(output, 3).GetProperty("structuredContent").String("notice"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Without_a_home_folder_it_answers_and_leaves_no_file_anywhere()
    {
        (int exit, string output, _) = await RunAsync(
            $$$"""
            {{{Hello}}}
            {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"get_pending_queue","arguments":{}} }
            """,
            ("HOME", ""),
            ("PLEX_MCP_DATA_DIR", "")
        );

        // Where the system knows this user's home folder without HOME, that one is used.
        JsonElement answer = Answer(output, 2).GetProperty("structuredContent");
        Assert.Equal(0, exit);
        Assert.Equal("not_set_up", answer.String("state"));
        Assert.Empty(_disk.Files());
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_told_in_our_words()
    {
        await File.WriteAllTextAsync(_disk.At("file"), "");

        (int exit, string output, string errors) = await RunAsync(
            $$$"""
            {{{Hello}}}
            {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"get_pending_queue","arguments":{}} }
            """,
            ("PLEX_MCP_DATA_DIR", _disk.At("file", "data"))
        );

        Assert.Equal(0, exit);
        Assert.Contains("cannot be created: a folder above it does not exist, or is a file.", errors, StringComparison.Ordinal);
        Assert.Equal("not_set_up", Answer(output, 2).GetProperty("structuredContent").String("state"));
    }

    [Fact]
    public async Task No_secret_is_said_on_any_stream_or_in_the_log()
    {
        const string secret = "0123456789abcdef0123456789abcdef";

        (int exit, string output, string errors) = await RunAsync(
            $$$"""
            {{{Hello}}}
            {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"get_watcher_status","arguments":{}} }
            {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"search_tmdb","arguments":{"text":"Charade","kind":"movie"}} }
            {"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"list_torrents","arguments":{}} }
            """,
            ("TMDB_API_KEY", secret),
            ("TMDB_API_URL", "http://127.0.0.1:9"),
            ("TRANSMISSION_URL", "http://127.0.0.1:9/transmission/rpc"),
            ("TRANSMISSION_USER", "me"),
            ("TRANSMISSION_PASSWORD", secret),
            ("PLEX_TOKEN", secret),
            ("DAEMON_LOG_LEVEL", "DEBUG")
        );

        string log = string.Concat(_disk.Files("data").Select(f => File.ReadAllText(_disk.At("data", f))));
        Assert.DoesNotContain(secret, output + errors + log, StringComparison.Ordinal);
        Assert.True(exit == 0, errors);
        Assert.Equal(4, Ids(output).Count);
    }

    private static JsonElement Answer(string output, int id) =>
        output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => JsonDocument.Parse(l).RootElement)
            .Single(m => m.TryGetProperty("id", out JsonElement i) && i.ValueKind == JsonValueKind.Number && i.GetInt32() == id)
            .GetProperty("result");

    private static List<string> Ids(string output) =>
        [
            .. output
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => JsonDocument.Parse(l).RootElement)
                .Where(m => m.TryGetProperty("id", out _))
                .Select(m => m.GetProperty("id").ToString()),
        ];

    private Task<(int Exit, string Output, string Errors)> RunAsync(string input, params (string Name, string Value)[] environment) =>
        RunWithAsync([], input, environment);

    private async Task<(int Exit, string Output, string Errors)> RunWithAsync(
        string[] arguments,
        string input,
        params (string Name, string Value)[] environment
    )
    {
        var start = new ProcessStartInfo(ReviewerFile.Path, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _disk.Root,
        };
        start.Environment.Clear();
        foreach (string kept in (string[])["PATH", "DOTNET_ROOT", "SystemRoot"])
        {
            if (Environment.GetEnvironmentVariable(kept) is { } value)
            {
                start.Environment[kept] = value;
            }
        }

        start.Environment["HOME"] = _disk.Root;
        start.Environment["PLEX_MCP_DATA_DIR"] = _disk.At("data");
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read: the test looks at its exit code.
        }

        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
