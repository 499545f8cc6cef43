using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hybrid.Reviewer.Calls;

/// <summary>Of a schema what is worth its place in every conversation.</summary>
internal static class BriefSchema
{
    /// <summary>A limit that only keeps a number from overflowing, or a text from being huge, tells a model nothing. It is checked all the same.</summary>
    private const int LargestTold = 1000;

    /// <summary>Without limits that no sensible value meets.</summary>
    public static JsonElement OfInput(JsonElement whole)
    {
        JsonObject schema = JsonObject.Create(whole)!;

        // A client that refuses an unknown argument by this does not say which there are. ArgumentCheck does.
        schema.Remove("additionalProperties");
        foreach (JsonObject member in Members(schema))
        {
            member.Remove("minLength");
            member.Remove("maxLength");
            if (member["maximum"] is JsonValue maximum && maximum.GetValue<double>() >= LargestTold)
            {
                member.Remove("maximum");
            }
        }

        return JsonSerializer.SerializeToElement(schema);
    }

    /// <summary>
    /// The members with their meaning, and the names and types of what lists hold. What lies deeper is not declared, and stands in the
    /// answer under its name.
    /// </summary>
    public static void ShortenOutput(JsonObject schema)
    {
        foreach (JsonObject member in Members(schema))
        {
            WithoutWords(member);
            member.Remove("format");
            if (member["items"] is JsonObject entries)
            {
                entries.Remove("required");
                foreach (JsonObject part in Members(entries))
                {
                    OnlyType(part);
                }

                WithoutWords(entries);
            }
            else
            {
                WithoutMembers(member);
            }
        }
    }

    private static IEnumerable<JsonObject> Members(JsonObject schema) =>
        (schema["properties"] as JsonObject ?? []).Select(p => p.Value).OfType<JsonObject>();

    private static void OnlyType(JsonObject schema)
    {
        WithoutWords(schema);
        WithoutMembers(schema);
        schema.Remove("description");
        schema.Remove("format");
        if (schema["items"] is JsonObject entries)
        {
            OnlyType(entries);
        }
    }

    private static void WithoutWords(JsonObject schema)
    {
        if (schema.Remove("enum"))
        {
            schema["type"] = "string";
        }
    }

    private static void WithoutMembers(JsonObject schema)
    {
        schema.Remove("properties");
        schema.Remove("required");

        // It may point to what was left out.
        schema.Remove("$ref");
    }
}
