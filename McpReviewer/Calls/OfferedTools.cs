using System.Text.Json;
using Hybrid.Reviewer.Tools;
using Hybrid.Settings;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Hybrid.Reviewer.Calls;

/// <summary>Of all tools those that the settings ask for, with schemas that every client reads.</summary>
internal sealed class OfferedTools(HybridSettings settings)
{
    private readonly Dictionary<string, string> _withheld = new(StringComparer.Ordinal);

    private readonly Dictionary<string, JsonElement> _inputs = new(StringComparer.Ordinal);

    /// <summary>What a tool takes, with every limit. The definition that a client reads is shorter.</summary>
    public JsonElement InputOf(McpServerTool tool) => _inputs[tool.ProtocolTool.Name];

    /// <summary>Why a tool that exists is not offered; null if there is no such tool.</summary>
    public string? WhyWithheld(string name) => _withheld.GetValueOrDefault(name);

    public void Choose(McpServerPrimitiveCollection<McpServerTool> tools)
    {
        foreach (McpServerTool tool in tools.ToList())
        {
            if (Objection(tool) is { } objection)
            {
                _withheld[tool.ProtocolTool.Name] = objection;
                tools.Remove(tool);
            }
            else
            {
                Simplify(tool);
            }
        }
    }

    internal static Toolset ToolsetOf(McpServerTool tool) => tool.Metadata.OfType<ToolsetAttribute>().Last().Toolset;

    private string? Objection(McpServerTool tool)
    {
        string name = tool.ProtocolTool.Name;
        Toolset toolset = ToolsetOf(tool);
        return settings.IsReviewerReadOnly && tool.ProtocolTool.Annotations?.ReadOnlyHint is not true
                ? $"{name} changes something, and this server only reads (--read-only, or PLEX_MCP_READ_ONLY). Ask the user."
            : !settings.Toolsets.Contains(toolset)
                ? $"{name} is not offered: it belongs to the toolset {Toolsets.Name(toolset)}. If the user wants it, they start plex-mcp with --toolsets {Toolsets.Show([.. settings.Toolsets.Append(toolset).Order()])} (or with PLEX_MCP_TOOLSETS)."
            : null;
    }

    private void Simplify(McpServerTool tool)
    {
        Tool shown = tool.ProtocolTool;
        _inputs[shown.Name] = PlainSchema.OfInput(shown.InputSchema);
        shown.InputSchema = BriefSchema.OfInput(_inputs[shown.Name]);
        shown.OutputSchema = shown.OutputSchema is { } output
            ? PlainSchema.OfOutput(output, tool.Metadata.OfType<AlwaysAnswersAttribute>().Any())
            : null;
        if (shown.Annotations is { } hints)
        {
            // The tool has the title itself; and what only reads neither destroys nor does anything twice.
            hints.Title = null;
            hints.DestructiveHint = hints.ReadOnlyHint is true ? null : hints.DestructiveHint;
            hints.IdempotentHint = hints.ReadOnlyHint is true ? null : hints.IdempotentHint;
        }
    }
}
