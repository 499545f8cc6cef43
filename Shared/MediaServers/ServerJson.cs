using System.Globalization;
using System.Text.Json;

namespace Hybrid.MediaServers;

/// <summary>Members of a server's JSON, whatever their kind is.</summary>
internal static class ServerJson
{
    /// <summary>Empty if it is not there, or no array.</summary>
    public static IReadOnlyList<JsonElement> Elements(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out JsonElement array)
        && array.ValueKind == JsonValueKind.Array
            ? [.. array.EnumerateArray()]
            : [];

    /// <summary>Null also for what is no whole number from 0.</summary>
    public static int? Number(JsonElement element, string name) =>
        int.TryParse(Text(element, name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>Keys are strings today; older servers wrote some as numbers.</summary>
    public static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member)
            ? member.ValueKind switch
            {
                JsonValueKind.String => member.GetString(),
                JsonValueKind.Number => member.GetDouble().ToString(CultureInfo.InvariantCulture),
                _ => null,
            }
            : null;
}
