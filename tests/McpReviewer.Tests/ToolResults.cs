using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace Hybrid.Reviewer;

internal static class ToolResults
{
    /// <summary>The typed answer of a call that must have succeeded.</summary>
    public static JsonElement Answer(this CallToolResult result)
    {
        Assert.False(result.IsError is true, result.Text());
        Assert.NotNull(result.StructuredContent);
        return result.StructuredContent.Value;
    }

    /// <summary>The sentence of a call that must have failed.</summary>
    public static string Failure(this CallToolResult result)
    {
        Assert.True(result.IsError is true, result.Text());
        Assert.Null(result.StructuredContent);
        return result.Text();
    }

    public static string Text(this CallToolResult result) => Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;

    public static string String(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static int Int(this JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
