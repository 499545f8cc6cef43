using System.Globalization;
using System.Text.Json;

namespace Hybrid.MediaServers;

/// <summary>A match that Plex proposes for a title.</summary>
/// <param name="Guid">"plex://movie/…", or an id of an older agent.</param>
/// <param name="Name">Its title. Untrusted.</param>
internal sealed record PlexMatch(string Guid, string Name, int? Year)
{
    /// <summary>MediaContainer.SearchResult[] with guid, name and year.</summary>
    /// <returns>Null if this is not Plex's answer.</returns>
    public static IReadOnlyList<PlexMatch>? Read(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("MediaContainer", out JsonElement container)
            ? [.. ServerJson.Elements(container, "SearchResult").Select(One).OfType<PlexMatch>()]
            : null;

    /// <summary>
    /// The one whose guid has an id of the title. Plex's own guids have none: then the only one of the name and year, or of one of them if it is
    /// the answer to a search by id. Never what the title is matched with now.
    /// </summary>
    public static PlexMatch? Choose(IReadOnlyList<PlexMatch> proposed, MatchWish wish, bool isById)
    {
        PlexMatch[] others = [.. proposed.Where(match => !wish.ShownIds.Contains(match.Guid))];
        if (Array.Find(others, match => wish.Ids.Any(id => IsOf(match.Guid, id))) is { } sure)
        {
            return sure;
        }

        PlexMatch[] own =
        [
            .. others.Where(match => match.Guid.StartsWith("plex://", StringComparison.Ordinal) && IsNamed(match, wish, isById)),
        ];
        return own is [var only] ? only : null;
    }

    /// <summary>Plex may name it in another language, and a catalog may have another year.</summary>
    private static bool IsNamed(PlexMatch match, MatchWish wish, bool isById)
    {
        bool name = match.Name == wish.Name;
        bool year = match.Year == wish.Year;
        return isById ? name || year : name && year;
    }

    private static bool IsOf(string guid, string id) =>
        new ShownTitle("", "", null, [guid]).IdOf(id[..id.IndexOf(':', StringComparison.Ordinal)]) == id[(id.LastIndexOf('/') + 1)..];

    private static PlexMatch? One(JsonElement match) =>
        ServerJson.Text(match, "guid") is { } guid
            ? new PlexMatch(
                guid,
                ServerJson.Text(match, "name") ?? "",
                int.TryParse(ServerJson.Text(match, "year"), NumberStyles.None, CultureInfo.InvariantCulture, out int year) ? year : null
            )
            : null;
}
