using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace Hybrid.Reviewer.Tools;

/// <summary>The two kinds of answer: a typed result, or a sentence that says why there is none and what to do.</summary>
internal static class ToolAnswer
{
    public static CallToolResult Of<T>(T value)
    {
        string json = JsonSerializer.Serialize(value, ToolJson.Options);
        using var document = JsonDocument.Parse(json);
        return new CallToolResult { Content = [new TextContentBlock { Text = json }], StructuredContent = document.RootElement.Clone() };
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
}
