using System.Text.Json.Nodes;
using Hybrid.Settings;
using Hybrid.Testing;

namespace Hybrid.Reviewer.Server;

public sealed class ClientSetupTests : IDisposable
{
    private const string Program = "/opt/plex mcp/plex-mcp";

    private readonly TemporaryDisk _disk = new();
    private readonly List<string> _said = [];

    private string Cursor => _disk.At("home", ".cursor", "mcp.json");

    public void Dispose() => _disk.Dispose();

    [Theory]
    [InlineData("claude-desktop", "mcpServers")]
    [InlineData("claude-code", "mcpServers")]
    [InlineData("vscode", "servers")]
    [InlineData("cursor", "mcpServers")]
    public void A_client_without_settings_gets_them(string client, string list)
    {
        Assert.Equal(0, Run("--client", client, "--yes"));

        string path = ClientSettings.Of(Place()).Single(c => c.Key == client).Path;
        Assert.Equal(Program, (string?)JsonNode.Parse(File.ReadAllText(path))![list]!["plex-mcp"]!["command"]);
        Assert.Equal(0, Run("--client", client, "--yes"));
        Assert.Contains("already", _said[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Other_entries_stay_the_old_file_is_kept_and_our_entry_keeps_its_environment()
    {
        const string before =
            """{"a":1.50,"mcpServers":{"other":{"command":"x","args":["é"]},"plex-mcp":{"command":"/old","env":{"K":"V"}}},"z":null}""";
        Write(before);

        Assert.Equal(0, Run("--client", "cursor", "--yes"));

        JsonNode after = JsonNode.Parse(File.ReadAllText(Cursor))!;
        JsonNode expected = JsonNode.Parse(before)!;
        expected["mcpServers"]!["plex-mcp"]!["command"] = Program;
        Assert.True(JsonNode.DeepEquals(expected, after));
        Assert.Contains("1.50", File.ReadAllText(Cursor), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(Assert.Single(Directory.GetFiles(_disk.At("home", ".cursor"), "*.backup"))));
        Assert.Equal(2, Directory.GetFiles(_disk.At("home", ".cursor")).Length);
    }

    [Fact]
    public void What_the_client_writes_while_the_person_reads_is_kept()
    {
        Write("{}");
        var setup = new ClientSetup(
            Place(),
            Program,
            _said.Add,
            ask: _ =>
            {
                Write("""{"new":true}""");
                return true;
            },
            TimeProvider.System
        );

        Assert.Equal(0, setup.Run(["--client", "cursor"]));

        JsonNode after = JsonNode.Parse(File.ReadAllText(Cursor))!;
        Assert.True((bool)after["new"]!);
        Assert.Equal(Program, (string?)after["mcpServers"]!["plex-mcp"]!["command"]);
    }

    [Fact]
    public void A_server_elsewhere_becomes_this_program_and_no_key_is_shown()
    {
        Write("""{"mcpServers":{"plex-mcp":{"type":"http","url":"http://nas/mcp","env":{"TMDB_API_KEY":"secret-key"}}}}""");

        Assert.Equal(0, Run("--client", "cursor", "--yes"));

        JsonNode entry = JsonNode.Parse(File.ReadAllText(Cursor))!["mcpServers"]!["plex-mcp"]!;
        Assert.Equal(("stdio", Program), ((string?)entry["type"], (string?)entry["command"]));
        Assert.Null(entry["url"]);
        Assert.Equal("secret-key", (string?)entry["env"]!["TMDB_API_KEY"]);
        Assert.DoesNotContain(_said, line => line.Contains("secret-key", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "mcpServers": """)]
    [InlineData("""{ "mcpServers": { /* mine */ } }""")]
    [InlineData("""{ "mcpServers": [] }""")]
    [InlineData("""{ "mcpServers": {}, "mcpServers": {} }""")]
    [InlineData("[]")]
    public void What_cannot_be_merged_is_told_and_left_as_it_is(string text)
    {
        Write(text);

        Assert.Equal(4, Run("--client", "cursor", "--yes"));

        Assert.Equal(text, File.ReadAllText(Cursor));
        Assert.Single(Directory.GetFiles(_disk.At("home", ".cursor")));
        Assert.Contains("was left as it is", _said[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_yes_the_change_is_shown_and_nothing_is_written()
    {
        Write("{}");

        Assert.Equal(0, Run());

        Assert.Equal("{}", File.ReadAllText(Cursor));
        Assert.Contains(_said, line => line.Contains(Program, StringComparison.Ordinal));
    }

    [Fact]
    public void A_wrong_client_is_told_with_the_right_ones()
    {
        Assert.Equal(2, Run("--client", "emacs"));
        Assert.Contains("claude-desktop, vscode, claude-code, cursor", _said[^1], StringComparison.Ordinal);
        Assert.Equal(2, Run("--fast"));
    }

    private int Run(params string[] arguments) =>
        new ClientSetup(Place(), Program, _said.Add, ask: null, TimeProvider.System).Run(arguments);

    private SettingsPlace Place() =>
        new(new Dictionary<string, string> { ["XDG_CONFIG_HOME"] = _disk.At("home", "config") }, _disk.Folder("home"), _disk.Root);

    private void Write(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Cursor)!);
        File.WriteAllText(Cursor, text);
    }
}
