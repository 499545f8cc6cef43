using System.Globalization;
using System.Text.Json;

namespace Hybrid.MediaServers;

/// <summary>Reads MediaContainer.Metadata[] with Media[].Part[].file and Guid[].id (https://developer.plex.tv/pms/).</summary>
internal static class PlexItemsJson
{
    /// <returns>Null if this is not Plex's answer. An empty list leaves Metadata out.</returns>
    public static IReadOnlyList<ServerItem>? Read(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("MediaContainer", out JsonElement container)
            ? [.. ServerJson.Elements(container, "Metadata").Select(One).OfType<ServerItem>()]
            : null;

    private static ServerItem? One(JsonElement item) =>
        ServerJson.Text(item, "ratingKey") is { } key
            ? new ServerItem(
                key,
                ServerJson.Text(item, "title") ?? "",
                ServerJson.Number(item, "year"),
                [
                    .. ServerJson
                        .Elements(item, "Guid")
                        .Select(guid => ServerJson.Text(guid, "id"))
                        .Append(ServerJson.Text(item, "guid"))
                        .OfType<string>(),
                ],
                [
                    .. ServerJson
                        .Elements(item, "Media")
                        .SelectMany(media => ServerJson.Elements(media, "Part"))
                        .Select(part => ServerJson.Text(part, "file"))
                        .OfType<string>(),
                ],
                ServerJson.Text(item, "grandparentRatingKey")
            )
            {
                AddedAt = AddedAt(item),
                Season = ServerJson.Number(item, "parentIndex"),
                Episode = ServerJson.Number(item, "index"),
            }
            : null;

    /// <summary>Unix seconds.</summary>
    private static DateTimeOffset? AddedAt(JsonElement item) =>
        uint.TryParse(ServerJson.Text(item, "addedAt"), NumberStyles.None, CultureInfo.InvariantCulture, out uint seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
