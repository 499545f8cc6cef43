using System.Globalization;
using System.Text.Json;

namespace Hybrid.MediaServers;

/// <summary>Reads the answer to /library/sections: MediaContainer.Directory[], each with Location[].path.</summary>
internal static class PlexSectionsJson
{
    /// <returns>Null if this is not Plex's answer. A server without libraries leaves Directory out.</returns>
    public static IReadOnlyList<PlexSection>? Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("MediaContainer", out JsonElement container))
        {
            return null;
        }

        var sections = new List<PlexSection>();
        foreach (JsonElement directory in Elements(container, "Directory"))
        {
            if (Text(directory, "key") is not string key || Text(directory, "type") is not string type)
            {
                return null;
            }

            IEnumerable<string> locations = Elements(directory, "Location").Select(location => Text(location, "path")).OfType<string>();
            sections.Add(new PlexSection(key, Text(directory, "title") ?? key, type, [.. locations]));
        }

        return sections;
    }

    private static List<JsonElement> Elements(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out JsonElement array)
        && array.ValueKind == JsonValueKind.Array
            ? [.. array.EnumerateArray()]
            : [];

    // Keys are strings today; older servers wrote some as numbers.
    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member)
            ? member.ValueKind switch
            {
                JsonValueKind.String => member.GetString(),
                JsonValueKind.Number => member.GetDouble().ToString(CultureInfo.InvariantCulture),
                _ => null,
            }
            : null;
}
