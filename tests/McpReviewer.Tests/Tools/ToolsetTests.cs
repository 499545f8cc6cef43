using System.Globalization;
using System.Text;
using System.Text.Json;
using Hybrid.Settings;
using Hybrid.Testing;
using ModelContextProtocol.Protocol;

namespace Hybrid.Reviewer.Tools;

/// <summary>Small by default: every definition stands in every conversation.</summary>
public sealed class ToolsetTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    /// <summary>In tokens, counted as four characters each. The table in docs/reviewing.md is made here too.</summary>
    [Theory]
    [InlineData(Toolset.Review, 2500, 5000)]
    [InlineData(Toolset.Torrents, 1500, 2400)]
    [InlineData(Toolset.Library, 1400, 3000)]
    [InlineData(Toolset.History, 800, 1800)]
    [InlineData(Toolset.Admin, 700, 1300)]
    public async Task A_toolset_is_small(Toolset toolset, int most, int mostWithAnswers)
    {
        Tool[] tools = await ToolsAsync(s => s with { Toolsets = [toolset] });

        int definitions = tools.Sum(t => Tokens(t, withAnswer: false));
        int withAnswers = tools.Sum(t => Tokens(t, withAnswer: true));
        TestContext.Current.SendDiagnosticMessage(
            $"{Toolsets.Name(toolset)}: {definitions} tokens of definitions, {withAnswers} with answers"
        );
        Assert.InRange(definitions, 1, most);
        Assert.InRange(withAnswers, definitions, mostWithAnswers);
    }

    [Fact]
    public async Task The_page_on_reviewing_tells_the_sets_their_tools_and_their_size()
    {
        StringBuilder table = new("| toolset | tools | tokens | with the shapes of the answers |\n|---|---|---|---|\n");
        foreach (Toolset toolset in Toolsets.All)
        {
            Tool[] tools = await ToolsAsync(s => s with { Toolsets = [toolset] });
            table.Append(
                CultureInfo.InvariantCulture,
                $"| `{Toolsets.Name(toolset)}` | {string.Join(", ", tools.Select(t => $"`{t.Name}`"))} | {Rounded(tools, withAnswer: false)} | {Rounded(tools, withAnswer: true)} |\n"
            );
        }

        Generated.Section("docs/reviewing.md", "toolsets", table.ToString());
    }

    [Fact]
    public async Task Every_tool_is_in_one_set_and_all_has_them_all()
    {
        List<string> names = [];
        foreach (Toolset toolset in Toolsets.All)
        {
            names.AddRange((await ToolsAsync(s => s with { Toolsets = [toolset] })).Select(t => t.Name));
        }

        Assert.Equal((await ToolsAsync()).Select(t => t.Name), names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task By_default_only_the_review_is_offered()
    {
        Assert.Equal(new HybridSettings { DataDir = "" }.Toolsets, [Toolset.Review]);
        await using ReviewerSession session = await ReviewerSession.StartAsync(
            _disk.Root,
            settings: s => s with { Toolsets = [Toolset.Review] }
        );

        Assert.Equal(
            "list_torrents is not offered: it belongs to the toolset torrents. If the user wants it, they start plex-mcp with --toolsets review,torrents (or with PLEX_MCP_TOOLSETS).",
            (await session.CallAsync("list_torrents")).Failure()
        );
    }

    [Fact]
    public async Task Read_only_leaves_no_tool_that_changes_anything()
    {
        Tool[] tools = await ToolsAsync(s => s with { IsReviewerReadOnly = true });

        Assert.NotEmpty(tools);
        Assert.All(tools, t => Assert.True(t.Annotations?.ReadOnlyHint is true, t.Name));
        await using ReviewerSession session = await ReviewerSession.StartAsync(
            _disk.Root,
            settings: s => s with { IsReviewerReadOnly = true }
        );
        Assert.StartsWith(
            "reject_pending changes something, and this server only reads",
            (await session.CallAsync("reject_pending", new Dictionary<string, object?> { ["id"] = 1 })).Failure(),
            StringComparison.Ordinal
        );
        Assert.Contains("only reads", session.Client.ServerInstructions, StringComparison.Ordinal);
    }

    private static string Rounded(Tool[] tools, bool withAnswer) =>
        (Math.Round(tools.Sum(t => Tokens(t, withAnswer)) / 100.0) * 100).ToString("#,0", CultureInfo.InvariantCulture);

    internal static int Tokens(Tool tool, bool withAnswer)
    {
        JsonElement whole = JsonSerializer.SerializeToElement(tool, ToolJson.Options);
        int answer = withAnswer ? 0 : tool.OutputSchema!.Value.GetRawText().Length;
        return (whole.GetRawText().Length - answer) / 4;
    }

    private async Task<Tool[]> ToolsAsync(Func<HybridSettings, HybridSettings>? settings = null)
    {
        await using ReviewerSession session = await ReviewerSession.StartAsync(_disk.Root, settings: settings);
        return [.. (await session.Client.ListToolsAsync()).Select(t => t.ProtocolTool)];
    }
}
