using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hybrid.MediaServers;

/// <summary>A match that Jellyfin or Emby proposes for a title (RemoteSearchResult).</summary>
/// <param name="Ids">As <see cref="ServerItem.Ids"/>.</param>
/// <param name="Json">As the server sent it; it takes it back like that.</param>
internal sealed record JellyfinMatch(IReadOnlyList<string> Ids, string Json)
{
    /// <summary>The question: RemoteSearchQuery with the title's name, year and ids.</summary>
    public static string Search(MatchWish wish)
    {
        var ids = new JsonObject();
        foreach (string[] id in wish.Ids.Select(id => id.Split("://")))
        {
            ids[string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(id[0][0])}{id[0][1..]}")] = id[1];
        }

        return new JsonObject
        {
            ["ItemId"] = wish.Key,
            ["SearchInfo"] = new JsonObject
            {
                ["Name"] = wish.Name,
                ["Year"] = wish.Year,
                ["ProviderIds"] = ids,
            },
        }.ToJsonString();
    }

    /// <returns>Null if this is not the server's answer.</returns>
    public static IReadOnlyList<JellyfinMatch>? Read(JsonElement root) =>
        root.ValueKind == JsonValueKind.Array
            ? [.. root.EnumerateArray().Select(match => new JellyfinMatch(JellyfinJson.Ids(match), match.GetRawText()))]
            : null;

    public bool IsOf(MatchWish wish) => wish.Ids.Any(Ids.Contains);
}
