using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Hybrid.Settings;
using Hybrid.Testing;
using ModelContextProtocol.Client;

namespace Hybrid.Reviewer.Http;

/// <summary>The program as a person or a service starts it: <c>plex-mcp --http</c>.</summary>
public sealed class HttpProcessTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Theory]
    [InlineData("0.0.0.0:{port}", "so PLEX_MCP_HTTP_TOKEN must be set")]
    [InlineData("192.0.2.7", "--http 192.0.2.7:32480 can be reached from other machines")]
    [InlineData("plex.example:80", "--http is \"plex.example:80\" (argument). It must be a port, an IPv4 address")]
    [InlineData("0", "It must be a port")]
    [InlineData("{port}", "PLEX_MCP_HTTP_TOKEN (environment) must be at least 32 characters", "short")]
    public async Task What_must_not_be_served_is_said_and_ends_the_program(string address, string sentence, string? token = null)
    {
        using Process process = Start(address.Replace("{port}", $"{HttpReviewer.FreePort()}", StringComparison.Ordinal), token);
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(2, process.ExitCode);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using Process process = Start($"{((IPEndPoint)taken.LocalEndpoint).Port}");
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(4, process.ExitCode);
        Assert.Contains("cannot be opened", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_serves_until_it_is_told_to_end()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no signals on Windows.");
        int port = HttpReviewer.FreePort();
        using Process process = Start($"127.0.0.1:{port}");
        string? line;
        do
        {
            line = await process.StandardError.ReadLineAsync();
        } while (line?.StartsWith("MCP: ", StringComparison.Ordinal) is false);

        await using McpClient client = await HttpReviewer.ClientAsync(new Uri($"http://127.0.0.1:{port}/mcp"), "2025-11-25");
        int tools = (await client.ListToolsAsync()).Count;

        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync();

        Assert.Equal($"MCP: http://127.0.0.1:{port}/mcp", line);
        Assert.True(tools > 5);
        Assert.Equal(0, process.ExitCode);
        Assert.Equal("", await process.StandardOutput.ReadToEndAsync());
    }

    [Theory]
    [InlineData("8080", "127.0.0.1:8080", true)]
    [InlineData("localhost", "127.0.0.1:32480", true)]
    [InlineData("LOCALHOST:81", "127.0.0.1:81", true)]
    [InlineData("127.0.0.9", "127.0.0.9:32480", true)]
    [InlineData("[::1]:82", null, false)]
    [InlineData("0.0.0.0", "0.0.0.0:32480", false)]
    [InlineData("192.168.1.5:83", "192.168.1.5:83", false)]
    [InlineData("[::]:84", null, false)]
    [InlineData("70000", null, false)]
    [InlineData("nas.local", null, false)]
    [InlineData("", null, false)]
    public void An_address_is_read(string text, string? expected, bool isLoopback)
    {
        var read = ListenAddress.Read(text);

        Assert.Equal((expected, isLoopback), (read?.ToString(), read?.IsLoopback ?? false));
    }

    private Process Start(string address, string? token = null)
    {
        var start = new ProcessStartInfo(ReviewerFile.Path, ["--http", address])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _disk.Root,
        };
        foreach (string key in SettingsTable.All.Select(s => s.Key))
        {
            start.Environment.Remove(key);
        }

        start.Environment["HOME"] = _disk.Root;
        start.Environment["PLEX_MCP_DATA_DIR"] = _disk.At("data");
        if (token is not null)
        {
            start.Environment["PLEX_MCP_HTTP_TOKEN"] = token;
        }

        return Process.Start(start)!;
    }
}
