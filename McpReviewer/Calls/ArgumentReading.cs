using System.Globalization;
using System.Text.Json;

namespace Hybrid.Reviewer.Calls;

/// <summary>What clients write differently and mean the same: null for an argument that is left out, 8.0 or "8" for the whole number 8.</summary>
internal static class ArgumentReading
{
    public static Dictionary<string, JsonElement> Of(JsonElement schema, IDictionary<string, JsonElement>? arguments)
    {
        Dictionary<string, JsonElement> read = new(StringComparer.Ordinal);
        foreach ((string name, JsonElement value) in arguments ?? read)
        {
            if (value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            {
                read[name] =
                    schema.TryGetProperty("properties", out JsonElement properties)
                    && properties.TryGetProperty(name, out JsonElement property)
                        ? Read(property, value)
                        : value;
            }
        }

        return read;
    }

    private static JsonElement Read(JsonElement schema, JsonElement value)
    {
        if (Is(schema, "integer") && Whole(value) is { } whole)
        {
            return JsonSerializer.SerializeToElement(whole);
        }

        return Is(schema, "array") && value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out JsonElement entries)
            ? JsonSerializer.SerializeToElement(value.EnumerateArray().Select(entry => Read(entries, entry)))
            : value;
    }

    private static bool Is(JsonElement schema, string name) =>
        schema.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.String && type.ValueEquals(name);

    /// <summary>Null for what is no whole number, which is then refused as it was sent.</summary>
    private static long? Whole(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetDecimal(out decimal number) => Whole(number),
            JsonValueKind.String
                when decimal.TryParse(
                    value.GetString(),
                    NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out decimal number
                ) => Whole(number),
            _ => null,
        };

    private static long? Whole(decimal number) =>
        decimal.IsInteger(number) && number is >= long.MinValue and <= long.MaxValue ? (long)number : null;
}
