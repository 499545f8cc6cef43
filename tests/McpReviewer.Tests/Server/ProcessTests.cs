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
    public async Task Wrong_settings_end_it_with_code_2_and_all_errors_on_standard_error()
    {
        (int exit, string output, string errors) = await RunAsync(
            Hello,
            ("PLEX_CONFIDENCE_THRESHOLD", "7"),
            ("PLEX_MODE", "sideways"),
            ("TMDB_API_KEY", "")
        );

        Assert.Equal(2, exit);
        Assert.Empty(output);
        Assert.Contains("PLEX_CONFIDENCE_THRESHOLD", errors, StringComparison.Ordinal);
        Assert.Contains("PLEX_MODE", errors, StringComparison.Ordinal);
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

    private static List<string> Ids(string output) =>
        [
            .. output
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => JsonDocument.Parse(l).RootElement)
                .Where(m => m.TryGetProperty("id", out _))
                .Select(m => m.GetProperty("id").ToString()),
        ];

    private async Task<(int Exit, string Output, string Errors)> RunAsync(string input, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(ReviewerFile.Path)
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
