using System.Text.Json;
using Hybrid.Texts;

namespace Hybrid.Reviewer.Calls;

/// <summary>Checks a call's arguments against the tool's input schema. The SDK publishes the schema but does not enforce it.</summary>
internal static class ArgumentCheck
{
    /// <summary>Everything that is wrong with the arguments, in sentences; empty where nothing is.</summary>
    public static IReadOnlyList<string> Errors(JsonElement schema, IDictionary<string, JsonElement> arguments)
    {
        JsonElement properties = schema.TryGetProperty("properties", out JsonElement p) ? p : default;
        string[] names = properties.ValueKind == JsonValueKind.Object ? [.. properties.EnumerateObject().Select(n => n.Name)] : [];
        List<string> errors = [];
        foreach (string unknown in arguments.Keys.Where(k => !names.Contains(k, StringComparer.Ordinal)))
        {
            string known = names.Length == 0 ? "it takes none" : $"it takes {string.Join(", ", names)}";
            errors.Add($"There is no argument '{Untrusted.Clean(unknown, 40)}'; {known}.");
        }

        foreach (string name in Required(schema).Where(n => !arguments.ContainsKey(n)))
        {
            errors.Add($"'{name}' is missing ({Wanted(properties.GetProperty(name))}).");
        }

        errors.AddRange(names.Where(arguments.ContainsKey).Select(n => Error(n, arguments[n], properties.GetProperty(n))).OfType<string>());
        return errors;
    }

    private static IEnumerable<string> Required(JsonElement schema) =>
        schema.TryGetProperty("required", out JsonElement required) ? required.EnumerateArray().Select(r => r.GetString()!) : [];

    private static string? Error(string name, JsonElement value, JsonElement schema) =>
        schema.TryGetProperty("enum", out JsonElement allowed)
            ? NotAllowed(name, value, allowed)
            : Type(schema) switch
            {
                "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long whole)
                    ? OutOfRange(name, whole, schema)
                    : $"'{name}' must be a whole number, not {Shown(value)}.",
                "string" => value.ValueKind == JsonValueKind.String
                    ? WrongText(name, value, schema)
                    : $"'{name}' must be text, not {Shown(value)}.",
                "array" => value.ValueKind == JsonValueKind.Array
                    ? value
                        .EnumerateArray()
                        .Select(entry => Error(name, entry, schema.GetProperty("items")))
                        .FirstOrDefault(e => e is not null)
                    : $"'{name}' must be a list, like [{Example(schema.GetProperty("items"))}], not {Shown(value)}.",
                "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False
                    ? null
                    : $"'{name}' must be true or false, not {Shown(value)}.",
                _ => null,
            };

    private static string? NotAllowed(string name, JsonElement value, JsonElement allowed)
    {
        string[] words = [.. allowed.EnumerateArray().Select(a => a.GetString()!)];
        return value.ValueKind == JsonValueKind.String && words.Contains(value.GetString(), StringComparer.Ordinal)
            ? null
            : $"'{name}' must be one of {string.Join(", ", words)}, not {Shown(value)}.";
    }

    private static string? OutOfRange(string name, long value, JsonElement schema) =>
        schema.TryGetProperty("minimum", out JsonElement minimum) && value < minimum.GetDouble()
            ? $"'{name}' must be at least {minimum.GetRawText()}, not {value}."
        : schema.TryGetProperty("maximum", out JsonElement maximum) && value > maximum.GetDouble()
            ? $"'{name}' must be at most {maximum.GetRawText()}, not {value}."
        : null;

    private static string? WrongText(string name, JsonElement value, JsonElement schema)
    {
        int length = value.GetString()!.Length;
        return schema.TryGetProperty("minLength", out JsonElement minimum) && length < minimum.GetInt32() ? $"'{name}' must not be empty."
            : schema.TryGetProperty("maxLength", out JsonElement maximum) && length > maximum.GetInt32()
                ? $"'{name}' may have at most {maximum.GetInt32()} characters, not {length}."
            : schema.TryGetProperty("format", out JsonElement format)
            && format.ValueEquals("date-time")
            && !value.TryGetDateTimeOffset(out _)
                ? $"'{name}' must be a date or time such as 2026-03-01 or 2026-03-01T12:00:00Z, not {Shown(value)}."
            : null;
    }

    private static string Wanted(JsonElement schema) =>
        schema.TryGetProperty("description", out JsonElement description) ? $"{Type(schema)}: {description.GetString()}" : Type(schema);

    private static string Type(JsonElement schema) =>
        schema.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.String ? type.GetString()! : "any";

    private static string Example(JsonElement schema) =>
        schema.TryGetProperty("enum", out JsonElement allowed) ? allowed[0].GetRawText()
        : Type(schema) == "integer" ? "8"
        : "\"…\"";

    private static string Shown(JsonElement value) => Untrusted.Clean(value.GetRawText(), 60);
}
