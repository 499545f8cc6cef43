using Hybrid.Reviewer.Http;
using Hybrid.Settings;

namespace Hybrid.Reviewer.Server;

/// <summary>What stands behind the program's name. It wins over the settings.</summary>
internal sealed record CommandArguments
{
    public static readonly string Usage = $"""
        plex-mcp {ProductVersion.Text}: an MCP server on standard input and output, or over HTTP.

          --http [ADDRESS]  Serve MCP over HTTP, and a page to review in a browser. Default: {ListenAddress.Default}.
                            Addresses that other machines reach need PLEX_MCP_HTTP_TOKEN.
          --toolsets LIST   The tools to offer: {Toolsets.Allowed}. Default: review, or PLEX_MCP_TOOLSETS.
          --read-only       Offer no tool that changes anything. Also: PLEX_MCP_READ_ONLY=true.
          setup             Show the change to the settings of your MCP client, and write it if you agree
                            [--client claude-desktop|claude-code|vscode|cursor] [--yes].
          --version         Print the version.
          --help            Print this help.

        To list its settings: plex-mcp-daemon config
        """;

    public IReadOnlyList<Toolset>? Offered { get; private init; }

    public bool IsReadOnly { get; private init; }

    /// <summary>Null for standard input and output. Where it is wrong, some address: then nothing is served.</summary>
    public ListenAddress? Http { get; private init; }

    /// <summary>In sentences; empty where nothing is wrong.</summary>
    public IReadOnlyList<string> Errors { get; private init; } = [];

    public static CommandArguments Read(IReadOnlyList<string> arguments)
    {
        var read = new CommandArguments();
        for (int i = 0; i < arguments.Count; i++)
        {
            string[] parts = arguments[i].Split('=', 2);
            string? value =
                parts.Length == 2 ? parts[1]
                : parts[0] == "--toolsets" && i + 1 < arguments.Count ? arguments[++i]
                : parts[0] == "--http" && i + 1 < arguments.Count && !arguments[i + 1].StartsWith('-') ? arguments[++i]
                : null;
            read = (parts[0], value) switch
            {
                ("--toolsets", { } list) when Toolsets.Read(list) is { } toolsets => read with { Offered = toolsets },
                ("--toolsets", _) => read.With($"--toolsets is \"{value}\" (argument). It must be {Toolsets.Allowed}."),
                ("--read-only", null) => read with { IsReadOnly = true },
                ("--http", null) => read with { Http = ListenAddress.Default },
                ("--http", { } text) when ListenAddress.Read(text) is { } address => read with { Http = address },
                ("--http", _) => (read with { Http = ListenAddress.Default }).With(
                    $"--http is \"{value}\" (argument). It must be {ListenAddress.Allowed}."
                ),
                _ => read.With(
                    $"\"{arguments[i]}\" is not an argument of plex-mcp. It takes setup, --http [ADDRESS], --toolsets LIST, --read-only, --version and --help."
                ),
            };
        }

        return read;
    }

    public HybridSettings Over(HybridSettings settings) =>
        settings with
        {
            Toolsets = Offered ?? settings.Toolsets,
            IsReviewerReadOnly = IsReadOnly || settings.IsReviewerReadOnly,
        };

    private CommandArguments With(string error) => this with { Errors = [.. Errors, error] };
}
