using Hybrid.Reviewing;
using Hybrid.Settings;
using Hybrid.Testing;

namespace Hybrid.Daemon.Doctor;

public sealed class McpClientFindingsTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();

    private HybridSettings Settings => new() { DataDir = _disk.Folder("data") };

    [Fact]
    public void Without_a_client_nothing_is_wrong() => Assert.Equal(Severity.Ok, Assert.Single(Look()).Severity);

    [Theory]
    [InlineData("config/Claude/claude_desktop_config.json", """{ "mcpServers": { "plex-mcp": { "command": "REVIEWER" } } }""")]
    [InlineData("config/Code/User/mcp.json", """{ /* mine */ "servers": { "movies": { "type": "stdio", "command": "REVIEWER" }, } }""")]
    [InlineData("home/.claude.json", """{ "projects": { "/p": { "mcpServers": { "plex-mcp": { "command": "plex-mcp" } } } } }""")]
    public void A_client_that_starts_the_reviewer_is_told(string file, string text)
    {
        Write(file, text);
        Finding finding = Assert.Single(Look());
        Assert.Equal(Severity.Ok, finding.Severity);
        Assert.Contains("starts", finding.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "mcpServers": { "plex-mcp": { "command": "/nowhere/plex-mcp" } } }""", "which does not exist")]
    [InlineData("""{ "mcpServers": { "plex-mcp": { "command": "plex-mcp-of-old" } } }""", "which does not exist")]
    [InlineData("""{ "mcpServers": { "plex-mcp": { "url": "http://x" } } }""", "has no command")]
    [InlineData(
        """{ "mcpServers": { "plex-mcp": { "command": "REVIEWER", "env": { "PLEX_MCP_DATA_DIR": "/elsewhere" } } } }""",
        "another data folder"
    )]
    [InlineData("""{ "mcpServers": """, "cannot be read")]
    public void What_would_not_work_is_told_with_the_file(string text, string what)
    {
        Write("config/Claude/claude_desktop_config.json", text);
        Finding finding = Assert.Single(Look());
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Contains(what, finding.What, StringComparison.Ordinal);
        Assert.Contains("claude_desktop_config.json", finding.Mend, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{ "mcpServers": [1], "servers": { "plex-mcp": 7 }, "projects": "x" }""")]
    [InlineData("""{ "mcpServers": { "other": { "command": "/nowhere/other" } } }""")]
    public void What_is_not_ours_is_nobodys_business(string text)
    {
        Write("home/.claude.json", text);
        Assert.Equal(Severity.Ok, Assert.Single(Look()).Severity);
    }

    public void Dispose() => _disk.Dispose();

    private void Write(string file, string text)
    {
        _disk.File("bin/plex-mcp");
        string path = _disk.At(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text.Replace("REVIEWER", _disk.At("bin/plex-mcp"), StringComparison.Ordinal));
    }

    private IReadOnlyList<Finding> Look() =>
        McpClientFindings.Look(
            Settings,
            new SettingsPlace(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["XDG_CONFIG_HOME"] = _disk.At("config"),
                    ["PATH"] = _disk.At("bin"),
                },
                _disk.At("home"),
                "/"
            )
        );
}
