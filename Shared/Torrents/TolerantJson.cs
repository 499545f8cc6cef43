using System.Text.Json;

namespace Hybrid.Torrents;

/// <summary>Reads what Transmission's versions write differently: whole numbers as doubles, flags as 0 and 1, missing fields.</summary>
internal static class TolerantJson
{
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member) ? member : null;

    public static string? Text(this JsonElement element, string name) =>
        element.Member(name) is JsonElement { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static double Number(this JsonElement element, string name) =>
        element.Member(name) is JsonElement { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : 0;

    public static long Whole(this JsonElement element, string name) =>
        element.Member(name) is JsonElement { ValueKind: JsonValueKind.Number } number
            ? number.TryGetInt64(out long whole)
                ? whole
                : (long)number.GetDouble()
            : 0;

    public static bool? Flag(this JsonElement element, string name) =>
        element.Member(name) is JsonElement member
            ? member.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                JsonValueKind.Number => member.GetDouble() != 0,
                _ => null,
            }
            : null;

    /// <summary>The elements of an array; empty if there is none (3.00 answers an unknown field with 0).</summary>
    public static IReadOnlyList<JsonElement> Elements(this JsonElement element, string name) =>
        element.Member(name) is JsonElement { ValueKind: JsonValueKind.Array } array ? [.. array.EnumerateArray()] : [];
}
