using System.Text.Json;
using System.Text.Json.Nodes;
using Hybrid.Reviewer.Tools;

namespace Hybrid.Reviewer.Calls;

/// <summary>Rewrites the SDK's schemas for every client: instead of <c>["string", "null"]</c>, a string that may be absent.</summary>
/// <remarks>
/// Several hosts (and Inspector's --strict) refuse a list of types. Answers leave out null values, so "may be absent" is correct. The
/// generated schema would require them, and a strict client would refuse the answer.
/// </remarks>
internal static class PlainSchema
{
    public static JsonElement OfInput(JsonElement schema)
    {
        JsonObject plain = Plain(schema);

        // ArgumentCheck refuses unknown arguments.
        plain["additionalProperties"] = false;
        return JsonSerializer.SerializeToElement(plain);
    }

    /// <param name="schema">Of the tool's own answer.</param>
    /// <param name="withState">The answer has a state and a notice in front.</param>
    public static JsonElement OfOutput(JsonElement schema, bool withState)
    {
        JsonObject plain = Plain(schema);
        BriefSchema.ShortenOutput(plain);
        if (withState)
        {
            AddState(plain);
        }

        return JsonSerializer.SerializeToElement(plain);
    }

    private static void AddState(JsonObject schema)
    {
        var properties = new JsonObject
        {
            ["state"] = new JsonObject
            {
                ["enum"] = new JsonArray([
                    .. Enum.GetValues<ReadinessState>().Select(s => JsonSerializer.SerializeToNode(s, ToolJson.Options)),
                ]),
                ["description"] = "If not ready, an empty answer does not mean that all is well.",
            },
            ["notice"] = new JsonObject { ["type"] = "string" },
        };
        foreach ((string name, JsonNode? property) in schema["properties"]!.AsObject())
        {
            properties[name] = property!.DeepClone();
        }

        schema["properties"] = properties;
        schema["required"] = new JsonArray(["state", "notice", .. (schema["required"]?.AsArray() ?? []).Select(n => n!.DeepClone())]);
    }

    private static JsonObject Plain(JsonElement schema)
    {
        JsonObject node = JsonObject.Create(schema)!;
        Visit(node);
        return node;
    }

    private static void Visit(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (JsonNode? child in array)
            {
                Visit(child);
            }
        }
        else if (node is JsonObject schema)
        {
            if (schema["properties"] is JsonObject properties && schema["required"] is JsonArray required)
            {
                Remove(required, name => properties[name] is { } property && AllowsNull(property));
                if (required.Count == 0)
                {
                    schema.Remove("required");
                }
            }

            foreach (JsonNode? child in schema.Select(p => p.Value).ToList())
            {
                Visit(child);
            }

            DropNull(schema);
        }
    }

    private static bool AllowsNull(JsonNode schema) => schema is JsonObject o && o["type"] is JsonArray types && types.Any(IsNullWord);

    private static void DropNull(JsonObject schema)
    {
        if (schema["type"] is JsonArray types)
        {
            Remove(types, word => word == "null");
            if (types.Count == 1)
            {
                schema["type"] = types[0]!.DeepClone();
            }
        }

        if (schema["enum"] is JsonArray words && words.Contains(null))
        {
            words.Remove(null);
        }

        if (schema.TryGetPropertyValue("default", out JsonNode? value) && value is null)
        {
            schema.Remove("default");
        }
    }

    private static bool IsNullWord(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? word) && word == "null";

    private static void Remove(JsonArray words, Func<string, bool> drop)
    {
        for (int i = words.Count - 1; i >= 0; i--)
        {
            if (words[i] is JsonValue value && value.TryGetValue(out string? word) && drop(word))
            {
                words.RemoveAt(i);
            }
        }
    }
}
