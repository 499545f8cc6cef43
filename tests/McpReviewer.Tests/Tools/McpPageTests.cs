using System.Globalization;
using System.Text;
using System.Text.Json;
using Hybrid.Settings;
using Hybrid.Testing;
using ModelContextProtocol.Protocol;

namespace Hybrid.Reviewer.Tools;

/// <summary>docs/mcp.md is made of the definitions that a client gets.</summary>
public sealed class McpPageTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task The_page_tells_every_tool_as_it_is()
    {
        StringBuilder page = new();
        foreach (Toolset toolset in Toolsets.All)
        {
            await using ReviewerSession session = await ReviewerSession.StartAsync(
                _disk.Root,
                settings: s => s with { Toolsets = [toolset] }
            );
            page.Append(
                CultureInfo.InvariantCulture,
                $"\n## {Toolsets.Name(toolset)}\n\n| tool | changes | tokens | arguments | what it does |\n|---|---|--:|---|---|\n"
            );
            foreach (Tool tool in (await session.Client.ListToolsAsync()).Select(t => t.ProtocolTool))
            {
                page.Append(
                    CultureInfo.InvariantCulture,
                    $"| `{tool.Name}` | {Changes(tool)} | {ToolsetTests.Tokens(tool, withAnswer: false)} | {Arguments(tool)} | {tool.Description!.Replace("|", "\\|", StringComparison.Ordinal)} |\n"
                );
            }
        }

        Generated.Section("docs/mcp.md", "tools", page.ToString());
    }

    private static string Changes(Tool tool) =>
        tool.Annotations switch
        {
            { ReadOnlyHint: true } => "no",
            { DestructiveHint: true } => "careful",
            _ => "yes",
        };

    private static string Arguments(Tool tool)
    {
        HashSet<string?> needed = tool.InputSchema.TryGetProperty("required", out JsonElement names)
            ? [.. names.EnumerateArray().Select(n => n.GetString())]
            : [];
        return string.Join(
            ", ",
            tool.InputSchema.GetProperty("properties")
                .EnumerateObject()
                .Select(p => needed.Contains(p.Name) ? $"**`{p.Name}`**" : $"`{p.Name}`")
        );
    }
}
