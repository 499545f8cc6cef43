using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hybrid.Settings;

namespace Hybrid.HouseRules;

/// <summary>
/// The manifest of the bundle and the registry's entry, made from <see cref="SettingsTable"/>. Their version and system are of no release:
/// scripts/release and the packing of the dotnet tool put them in.
/// </summary>
internal static class ClientFormFiles
{
    private const string Version = "0.0.0-version";
    private const string Description = "Reviews the finished downloads that plex-mcp-daemon is not sure of";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static IEnumerable<Setting> Fields => ClientForm.Keys.Select(key => SettingsTable.All.Single(setting => setting.Key == key));

    public static string Manifest() =>
        Text(
            new JsonObject
            {
                ["manifest_version"] = "0.3",
                ["name"] = "plex-mcp",
                ["display_name"] = "plex-mcp",
                ["version"] = Version,
                ["description"] = Description,
                ["author"] = new JsonObject { ["name"] = "plex-mcp" },
                ["license"] = "MIT",
                ["keywords"] = new JsonArray("plex", "jellyfin", "transmission", "media"),
                ["server"] = new JsonObject
                {
                    ["type"] = "binary",
                    ["entry_point"] = "server/plex-mcp",
                    ["mcp_config"] = new JsonObject
                    {
                        ["command"] = "${__dirname}/server/plex-mcp",
                        ["args"] = new JsonArray(),
                        ["env"] = Environment(),
                    },
                },
                ["tools_generated"] = true,
                ["compatibility"] = new JsonObject { ["platforms"] = new JsonArray("linux") },
                ["user_config"] = new JsonObject(
                    Fields.Select(setting => KeyValuePair.Create<string, JsonNode?>(FieldOf(setting), Field(setting)))
                ),
            }
        );

    public static string RegistryEntry() =>
        Text(
            new JsonObject
            {
                ["$schema"] = "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json",
                ["name"] = "io.github.plex-mcp/plex-mcp",
                ["title"] = "plex-mcp",
                ["description"] = Description,
                ["version"] = Version,
                ["packages"] = new JsonArray(
                    new JsonObject
                    {
                        ["registryType"] = "nuget",
                        ["identifier"] = "plex-mcp",
                        ["version"] = Version,
                        ["runtimeHint"] = "dnx",
                        ["transport"] = new JsonObject { ["type"] = "stdio" },
                        ["environmentVariables"] = new JsonArray([
                            new JsonObject
                            {
                                ["name"] = ClientForm.Marker,
                                ["description"] = "The settings come of a form: an empty field is no setting",
                                ["value"] = "true",
                            },
                            .. Fields.Select(Variable),
                        ]),
                    }
                ),
            }
        );

    private static JsonObject Environment()
    {
        JsonObject environment = new() { [ClientForm.Marker] = "true" };
        foreach (Setting setting in Fields)
        {
            environment[setting.Key] = $"${{user_config.{FieldOf(setting)}}}";
        }

        return environment;
    }

    private static JsonObject Field(Setting setting)
    {
        JsonObject field = new()
        {
            ["type"] = IsFolder(setting) ? "directory" : "string",
            ["title"] = Title(setting.Key),
            ["description"] = Words(setting),
            ["required"] = false,
        };
        if (setting.IsSecret)
        {
            field["sensitive"] = true;
        }

        return field;
    }

    private static JsonObject Variable(Setting setting) =>
        new()
        {
            ["name"] = setting.Key,
            ["description"] = Words(setting),
            ["isRequired"] = false,
            ["isSecret"] = setting.IsSecret,
            ["format"] = IsFolder(setting) ? "filepath" : "string",
        };

    // No default in the form: it would hide the line of the settings file, as an empty field may not. So what "empty" means in the file is left out.
    private static string Words(Setting setting) =>
        $"{setting.Meaning.Split(["; empty =", "; set to nothing ="], StringSplitOptions.None)[0]}. {(IsFolder(setting) ? "" : $"Allowed: {setting.Allowed}. ")}"
        + $"Empty: as the settings file says{(setting.Default.Length > 0 ? $", otherwise {setting.Default}" : "")}";

    private static bool IsFolder(Setting setting) => setting.Key is "PLEX_MEDIA_ROOT" or "PLEX_MCP_DATA_DIR";

    private static string FieldOf(Setting setting) => setting.Key.ToLowerInvariant();

    private static string Title(string key) =>
        key switch
        {
            "PLEX_MEDIA_ROOT" => "Library folder",
            "TRANSMISSION_URL" => "Transmission's address",
            "TRANSMISSION_USER" => "Transmission's user",
            "TRANSMISSION_PASSWORD" => "Transmission's password",
            "TMDB_API_KEY" => "TMDb key",
            "PLEX_MCP_DATA_DIR" => "Data folder",
            "PLEX_MODE" => "Who starts the daemon",
            "PLEX_MCP_TOOLSETS" => "Toolsets",
            _ => throw new ArgumentOutOfRangeException(nameof(key), key, "This field of the form has no title."),
        };

    private static string Text(JsonObject json) => json.ToJsonString(Indented) + "\n";
}
