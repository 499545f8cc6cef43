using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hybrid.Reviewer.Server;

/// <summary>A client's settings with this program among its servers. Pure; nothing else in them changes.</summary>
internal abstract record ClientEdit
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private ClientEdit() { }

    /// <param name="Text">The whole new file.</param>
    /// <param name="Before">The entry that it had; null if it had none.</param>
    /// <param name="Entry">The new one.</param>
    public sealed record Changed(string Text, string? Before, string Entry) : ClientEdit;

    public sealed record Same : ClientEdit;

    /// <param name="Why">In a clause.</param>
    public sealed record Unfit(string Why) : ClientEdit;

    /// <summary>For the eye: the values of "env" and "headers" may be keys.</summary>
    public static string Masked(string entry)
    {
        JsonNode shown = JsonNode.Parse(entry)!;
        foreach (JsonObject secrets in new[] { shown["env"], shown["headers"] }.OfType<JsonObject>())
        {
            foreach (string name in secrets.Select(s => s.Key).ToList())
            {
                secrets[name] = "***";
            }
        }

        return shown.ToJsonString(Indented);
    }

    /// <param name="text">Of the file; null if there is none.</param>
    /// <param name="list">The member that holds the servers.</param>
    /// <param name="command">The path of this program.</param>
    public static ClientEdit Of(string? text, string list, string command)
    {
        try
        {
            JsonNode? root = string.IsNullOrWhiteSpace(text) ? new JsonObject() : JsonNode.Parse(text);
            if (root is not JsonObject settings || (settings[list] ?? new JsonObject()) is not JsonObject servers)
            {
                return new Unfit($"it is not an object with an object \"{list}\"");
            }

            settings[list] ??= servers;
            JsonNode? before = servers["plex-mcp"]?.DeepClone();
            JsonObject entry = before?.DeepClone() as JsonObject ?? [];
            if (list == "servers" || entry.ContainsKey("type"))
            {
                entry["type"] = "stdio";
            }

            // An entry for a server elsewhere has an address instead of a command.
            entry.Remove("url");
            entry["command"] = command;
            if (before is not null && JsonNode.DeepEquals(servers["plex-mcp"], entry))
            {
                return new Same();
            }

            servers["plex-mcp"] = entry;
            return new Changed(settings.ToJsonString(Indented) + "\n", before?.ToJsonString(Indented), entry.ToJsonString(Indented));
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // An ArgumentException: a name stands twice.
            return new Unfit($"it is no JSON without comments ({e.Message.TrimEnd('.')})");
        }
    }
}
