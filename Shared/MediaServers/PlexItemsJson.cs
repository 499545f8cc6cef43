using System.Globalization;
using System.Text.Json;

namespace Hybrid.MediaServers;

/// <summary>Reads MediaContainer.Metadata[] with Media[].Part[].file and Guid[].id (https://developer.plex.tv/pms/).</summary>
internal static class PlexItemsJson
{
    /// <returns>Null if this is not Plex's answer. An empty list leaves Metadata out.</returns>
    public static IReadOnlyList<PlexItem>? Read(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("MediaContainer", out JsonElement container)
            ? [.. PlexJson.Elements(container, "Metadata").Select(One).OfType<PlexItem>()]
            : null;

    private static PlexItem? One(JsonElement item) =>
        PlexJson.Text(item, "ratingKey") is { } key
            ? new PlexItem(
                key,
                PlexJson.Text(item, "title") ?? "",
                int.TryParse(PlexJson.Text(item, "year"), NumberStyles.None, CultureInfo.InvariantCulture, out int year) ? year : null,
                [
                    .. PlexJson
                        .Elements(item, "Guid")
                        .Select(guid => PlexJson.Text(guid, "id"))
                        .Append(PlexJson.Text(item, "guid"))
                        .OfType<string>(),
                ],
                [
                    .. PlexJson
                        .Elements(item, "Media")
                        .SelectMany(media => PlexJson.Elements(media, "Part"))
                        .Select(part => PlexJson.Text(part, "file"))
                        .OfType<string>(),
                ],
                PlexJson.Text(item, "grandparentRatingKey")
            )
            : null;
}
