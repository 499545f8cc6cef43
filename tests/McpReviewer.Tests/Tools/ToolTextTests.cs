using System.Text;
using System.Text.Json;
using Hybrid.Testing;
using ModelContextProtocol.Protocol;

namespace Hybrid.Reviewer.Tools;

/// <summary>What a model reads before it calls anything.</summary>
public sealed class ToolTextTests : IDisposable
{
    /// <summary>All descriptions of tools, arguments and answers, in characters. They stand in every conversation: more is a decision.</summary>
    private const int MostCharacters = 17_000;

    private readonly TemporaryDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task The_instructions_the_tools_their_arguments_and_answers_are_described()
    {
        await using ReviewerSession session = await ReviewerSession.StartAsync(_disk.Root);
        Tool[] tools = [.. (await session.Client.ListToolsAsync()).Select(t => t.ProtocolTool)];

        Approved.Text("tools/instructions", session.Client.ServerInstructions!);
        foreach (Tool tool in tools)
        {
            Approved.Text($"tools/{tool.Name}", TextOf(tool));
        }

        Assert.InRange(tools.Sum(Characters), 1, MostCharacters);
    }

    private static string TextOf(Tool tool)
    {
        var text = new StringBuilder($"{tool.Title}\n\n{tool.Description}\n\n# Arguments\n\n");
        Describe(text, tool.InputSchema, "");
        text.Append("\n# Answer\n\n");
        Describe(text, tool.OutputSchema!.Value, "");
        return text.ToString();
    }

    private static void Describe(StringBuilder text, JsonElement schema, string indent)
    {
        if (schema.TryGetProperty("items", out JsonElement items))
        {
            Describe(text, items, indent);
        }

        if (!schema.TryGetProperty("properties", out JsonElement properties))
        {
            return;
        }

        foreach (JsonProperty property in properties.EnumerateObject())
        {
            text.Append(indent).Append(property.Name);
            if (property.Value.TryGetProperty("description", out JsonElement description))
            {
                text.Append(": ").Append(description.GetString());
            }

            text.Append('\n');
            Describe(text, property.Value, $"{indent}  ");
        }
    }

    private static int Characters(Tool tool) =>
        tool.Description!.Length + Characters(tool.InputSchema) + Characters(tool.OutputSchema!.Value);

    private static int Characters(JsonElement schema) =>
        schema.ValueKind switch
        {
            JsonValueKind.Object => schema
                .EnumerateObject()
                .Sum(p =>
                    p.NameEquals("description") && p.Value.ValueKind == JsonValueKind.String
                        ? p.Value.GetString()!.Length
                        : Characters(p.Value)
                ),
            JsonValueKind.Array => schema.EnumerateArray().Sum(Characters),
            _ => 0,
        };
}
