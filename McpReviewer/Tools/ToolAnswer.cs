using System.Text.Json;
using System.Text.Json.Nodes;
using Hybrid.Texts;
using ModelContextProtocol.Protocol;

namespace Hybrid.Reviewer.Tools;

/// <summary>The two kinds of answer: a typed result, or a sentence that says why there is none and what to do.</summary>
internal static class ToolAnswer
{
    public static CallToolResult Of<T>(T value) => Of(JsonSerializer.SerializeToElement(value, ToolJson.Options));

    /// <summary>With a state and a notice in front. Only of a tool that <see cref="AlwaysAnswersAttribute"/>.</summary>
    /// <param name="text">See the other one; null where the answer itself is short.</param>
    public static CallToolResult Of<T>(T value, Readiness readiness, Func<T, string>? text = null)
    {
        var answer = new JsonObject
        {
            ["state"] = JsonSerializer.SerializeToNode(readiness.State, ToolJson.Options),
            ["notice"] = readiness.Notice,
        };
        foreach ((string name, JsonNode? node) in JsonSerializer.SerializeToNode(value, ToolJson.Options)!.AsObject())
        {
            answer[name] = node?.DeepClone();
        }

        CallToolResult result = Of(JsonSerializer.SerializeToElement(answer, ToolJson.Options));
        if (text is not null)
        {
            string state = readiness.State == ReadinessState.Ready ? "" : $"{Format.Sentence(Format.Words(readiness.State))} ";
            result.Content = [new TextContentBlock { Text = $"{state}{readiness.Notice}\n{text(value)}".TrimStart() }];
        }

        return result;
    }

    /// <param name="value">The typed result, for programs.</param>
    /// <param name="text">The same for a reader of text, without saying it twice at length.</param>
    public static CallToolResult Of<T>(T value, Func<T, string> text)
    {
        CallToolResult result = Of(value);
        result.Content = [new TextContentBlock { Text = text(value) }];
        return result;
    }

    public static CallToolResult Failed(string sentence) => new() { IsError = true, Content = [new TextContentBlock { Text = sentence }] };

    private static CallToolResult Of(JsonElement answer) =>
        new()
        {
            Content = [new TextContentBlock { Text = JsonSerializer.Serialize(answer, ToolJson.Options) }],
            StructuredContent = answer,
        };
}
