using System.Text.Json;

namespace Hybrid.MediaServers;

/// <summary>Reads the answers of Jellyfin and Emby.</summary>
internal static class JellyfinJson
{
    /// <summary>Both name what they did not match by an empty ProviderIds.</summary>
    private static readonly string[] NoMatch = [ShownTitle.Unidentified];

    /// <summary>VirtualFolderInfo[], each with Name, CollectionType, Locations and ItemId; Emby has the list in Items.</summary>
    /// <returns>Null if this is not the server's answer.</returns>
    public static IReadOnlyList<ServerLibrary>? Libraries(JsonElement root)
    {
        JsonElement list = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("Items", out JsonElement items) ? items : root;
        if (list.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var libraries = new List<ServerLibrary>();
        foreach (JsonElement folder in list.EnumerateArray())
        {
            if (ServerJson.Text(folder, "ItemId") is not { } key)
            {
                return null;
            }

            IEnumerable<string> locations = ServerJson
                .Elements(folder, "Locations")
                .Where(location => location.ValueKind == JsonValueKind.String)
                .Select(location => location.GetString()!);
            libraries.Add(
                new ServerLibrary(
                    key,
                    ServerJson.Text(folder, "Name") ?? key,
                    TypeOf(ServerJson.Text(folder, "CollectionType")),
                    [.. locations]
                )
            );
        }

        return libraries;
    }

    /// <summary>BaseItemDto[] in Items.</summary>
    /// <returns>Null if this is not the server's answer.</returns>
    public static IReadOnlyList<ServerItem>? Items(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object
        && root.TryGetProperty("Items", out JsonElement items)
        && items.ValueKind == JsonValueKind.Array
            ? [.. items.EnumerateArray().Select(One).OfType<ServerItem>()]
            : null;

    private static ServerItem? One(JsonElement item) =>
        ServerJson.Text(item, "Id") is { } key
            ? new ServerItem(
                key,
                ServerJson.Text(item, "Name") ?? "",
                ServerJson.Number(item, "ProductionYear"),
                Ids(item),
                [
                    .. ServerJson
                        .Elements(item, "MediaSources")
                        .Select(source => ServerJson.Text(source, "Path"))
                        .Append(ServerJson.Text(item, "Path"))
                        .OfType<string>()
                        .Distinct(StringComparer.Ordinal),
                ],
                ServerJson.Text(item, "SeriesId")
            )
            {
                Season = ServerJson.Number(item, "ParentIndexNumber"),
                Episode = ServerJson.Number(item, "IndexNumber"),
                LastEpisode = ServerJson.Number(item, "IndexNumberEnd"),
                Parts = ServerJson.Number(item, "PartCount") ?? 1,
            }
            : null;

    /// <summary>"Tmdb": "603" as tmdb://603.</summary>
    public static string[] Ids(JsonElement item)
    {
        if (
            item.ValueKind != JsonValueKind.Object
            || !item.TryGetProperty("ProviderIds", out JsonElement ids)
            || ids.ValueKind != JsonValueKind.Object
        )
        {
            return [];
        }

        string[] known =
        [
            .. ids.EnumerateObject()
                .Where(id => id.Value.ValueKind == JsonValueKind.String)
                .Select(id => $"{id.Name.ToLowerInvariant()}://{id.Value.GetString()}"),
        ];
        return known.Length == 0 ? NoMatch : known;
    }

    private static string TypeOf(string? collection) =>
        collection switch
        {
            "movies" => ServerLibrary.Movies,
            "tvshows" => ServerLibrary.Shows,
            // A library without a type holds both.
            null or "" or "mixed" => ServerLibrary.Mixed,
            _ => collection,
        };
}
