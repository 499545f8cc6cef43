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
        foreach (JsonElement directory in PlexJson.Elements(container, "Directory"))
        {
            if (PlexJson.Text(directory, "key") is not string key || PlexJson.Text(directory, "type") is not string type)
            {
                return null;
            }

            IEnumerable<string> locations = PlexJson
                .Elements(directory, "Location")
                .Select(location => PlexJson.Text(location, "path"))
                .OfType<string>();
            sections.Add(new PlexSection(key, PlexJson.Text(directory, "title") ?? key, type, [.. locations]));
        }

        return sections;
    }
}
