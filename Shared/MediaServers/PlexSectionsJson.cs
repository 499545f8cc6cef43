using System.Text.Json;

namespace Hybrid.MediaServers;

/// <summary>Reads the answer to /library/sections: MediaContainer.Directory[], each with Location[].path.</summary>
internal static class PlexSectionsJson
{
    /// <returns>Null if this is not Plex's answer. A server without libraries leaves Directory out.</returns>
    public static IReadOnlyList<ServerLibrary>? Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("MediaContainer", out JsonElement container))
        {
            return null;
        }

        var sections = new List<ServerLibrary>();
        foreach (JsonElement directory in ServerJson.Elements(container, "Directory"))
        {
            if (ServerJson.Text(directory, "key") is not string key || ServerJson.Text(directory, "type") is not string type)
            {
                return null;
            }

            IEnumerable<string> locations = ServerJson
                .Elements(directory, "Location")
                .Select(location => ServerJson.Text(location, "path"))
                .OfType<string>();
            sections.Add(new ServerLibrary(key, ServerJson.Text(directory, "title") ?? key, type, [.. locations]));
        }

        return sections;
    }
}
