namespace Hybrid.Settings;

/// <summary>Where an MCP client keeps the servers that it starts for this user.</summary>
/// <param name="Key">As an argument: claude-desktop.</param>
/// <param name="Name">For people.</param>
/// <param name="Path">Absolute.</param>
/// <param name="List">The member that holds the servers by name.</param>
public sealed record ClientSettings(string Key, string Name, string Path, string List)
{
    /// <summary>Empty if there is no home folder.</summary>
    public static IReadOnlyList<ClientSettings> Of(SettingsPlace place)
    {
        string home = place.HomeDir;
        if (home.Length == 0)
        {
            return [];
        }

        string support =
            OperatingSystem.IsWindows() ? place.Environment.GetValueOrDefault("APPDATA") ?? In(home, "AppData", "Roaming")
            : OperatingSystem.IsMacOS() ? In(home, "Library", "Application Support")
            : place.Environment.GetValueOrDefault("XDG_CONFIG_HOME") is { Length: > 0 } config ? config
            : In(home, ".config");
        return
        [
            new("claude-desktop", "Claude Desktop", In(support, "Claude", "claude_desktop_config.json"), "mcpServers"),
            new("vscode", "VS Code", In(support, "Code", "User", "mcp.json"), "servers"),
            new("claude-code", "Claude Code", In(home, ".claude.json"), "mcpServers"),
            new("cursor", "Cursor", In(home, ".cursor", "mcp.json"), "mcpServers"),
        ];
    }

    private static string In(params ReadOnlySpan<string> parts) => System.IO.Path.Combine(parts);
}
