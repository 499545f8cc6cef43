using System.Text.Json;
using Hybrid.Reviewing;
using Hybrid.Settings;

namespace Hybrid.Daemon.Doctor;

/// <summary>Whether an MCP client of this user is set up to start plex-mcp, and whether that program exists.</summary>
internal static class McpClientFindings
{
    private const string Check = "mcp_client";
    private const string Reviewer = "plex-mcp";

    /// <summary>A client's settings are a few kilobytes; Claude Code's hold its history too.</summary>
    private const long LargestFile = 32L << 20;

    /// <summary>VS Code allows both in its files.</summary>
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static IReadOnlyList<Finding> Look(HybridSettings settings, SettingsPlace place)
    {
        List<Finding> found = [];
        foreach ((_, string client, string path, _) in ClientSettings.Of(place).Where(file => File.Exists(file.Path)))
        {
            try
            {
                if (new FileInfo(path).Length <= LargestFile)
                {
                    using var document = JsonDocument.Parse(File.ReadAllText(path), Lenient);
                    found.AddRange(Servers(document.RootElement).Select(server => Of(client, path, server, settings, place)));
                }
            }
            catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
            {
                found.Add(
                    Finding.Warning(
                        Check,
                        $"The settings of {client} ({path}) cannot be read: {e.Message}",
                        "It may not be able to start the MCP server.",
                        $"Correct {path}."
                    )
                );
            }
        }

        return found.Count > 0
            ? found
            : [Finding.Ok(Check, "No MCP client of this user is set up for plex-mcp. You can decide everything on the command line.")];
    }

    /// <summary>Every entry of ours, of the user's and of each project's.</summary>
    private static IEnumerable<JsonElement> Servers(JsonElement settings)
    {
        IEnumerable<JsonElement> scopes =
            settings.ValueKind == JsonValueKind.Object
            && settings.TryGetProperty("projects", out JsonElement projects)
            && projects.ValueKind == JsonValueKind.Object
                ? [settings, .. projects.EnumerateObject().Select(project => project.Value)]
                : [settings];
        foreach (JsonElement scope in scopes.Where(scope => scope.ValueKind == JsonValueKind.Object))
        {
            foreach (string list in new[] { "mcpServers", "servers" })
            {
                if (scope.TryGetProperty(list, out JsonElement servers) && servers.ValueKind == JsonValueKind.Object)
                {
                    foreach (JsonProperty server in servers.EnumerateObject().Where(IsOurs))
                    {
                        yield return server.Value;
                    }
                }
            }
        }
    }

    private static bool IsOurs(JsonProperty server) =>
        server.Value.ValueKind == JsonValueKind.Object
        && (
            server.Name == Reviewer
            || (Text(server.Value, "command") is { } command && Path.GetFileNameWithoutExtension(command) == Reviewer)
        );

    private static Finding Of(string client, string path, JsonElement server, HybridSettings settings, SettingsPlace place)
    {
        if (Text(server, "command") is not { } command)
        {
            return Finding.Warning(
                Check,
                $"The entry for plex-mcp in {client}'s settings ({path}) has no command.",
                "It cannot start the MCP server.",
                $"In {path}, set \"command\" to the path of plex-mcp, which is next to plex-mcp-daemon."
            );
        }

        if (!Exists(command, place))
        {
            return Finding.Warning(
                Check,
                $"{client} is set to start {command}, which does not exist ({path}).",
                "It cannot show the tools of plex-mcp.",
                $"In {path}, set \"command\" to the path of plex-mcp, which is next to plex-mcp-daemon."
            );
        }

        return
            server.TryGetProperty("env", out JsonElement environment)
            && environment.ValueKind == JsonValueKind.Object
            && Text(environment, "PLEX_MCP_DATA_DIR") is { } other
            && place.AbsolutePath(other) != settings.DataDir
            ? Finding.Warning(
                Check,
                $"{client} gives the MCP server another data folder ({other}) than this program uses ({settings.DataDir}).",
                "The two do not share a ledger: items that wait here are not seen there.",
                $"Remove PLEX_MCP_DATA_DIR from {path}, and set it only in the settings file."
            )
            : Finding.Ok(Check, $"{client} starts {command}.");
    }

    private static bool Exists(string command, SettingsPlace place) =>
        Path.IsPathFullyQualified(command)
            ? File.Exists(command)
            : (place.Environment.GetValueOrDefault("PATH") ?? "")
                .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Any(folder => File.Exists(Path.Combine(folder, command)) || File.Exists(Path.Combine(folder, command + ".exe")));

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
