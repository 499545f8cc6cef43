using System.Text.Json;
using Hybrid.Testing;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Hybrid.Reviewer.Tools;

public sealed class ToolContractTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();

    public static TheoryData<string> Eras => ReviewerSession.Eras;

    public void Dispose() => _disk.Dispose();

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task These_are_the_tools_in_this_order(string era)
    {
        Assert.Equal(
            [
                "add_torrent",
                "approve_pending",
                "diagnose",
                "explain",
                "get_ingest_history",
                "get_ingest_statistics",
                "get_pending_item",
                "get_pending_queue",
                "get_torrent",
                "get_watcher_status",
                "identify_again",
                "label_torrent",
                "library_duplicates",
                "library_list",
                "library_orphans",
                "library_recent",
                "library_scan",
                "library_show",
                "list_rules",
                "list_torrents",
                "manage_rule",
                "move_files",
                "pause_torrent",
                "preview_rename",
                "reject_pending",
                "remove_torrent",
                "resume_torrent",
                "search_tmdb",
                "server_info",
                "snooze_pending",
                "start_watcher",
                "stop_watcher",
                "torrent_statistics",
                "undo_ingest",
                "verify_torrent",
            ],
            [.. (await ToolsAsync(era)).Select(t => t.Name)]
        );
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task Nothing_is_announced_that_is_never_used(string era)
    {
        await using ReviewerSession session = await ReviewerSession.StartAsync(_disk.Root, era: era);

        Assert.Equal(
            """{"prompts":{},"resources":{},"tools":{},"completions":{},"extensions":{"io.modelcontextprotocol/ui":{}}}""",
            JsonSerializer.Serialize(session.Client.ServerCapabilities, McpJsonUtilities.DefaultOptions)
        );
    }

    [Fact]
    public async Task Every_tool_declares_title_consequences_hints_and_the_shape_of_its_answer()
    {
        foreach (Tool tool in await ToolsAsync())
        {
            Assert.False(string.IsNullOrWhiteSpace(tool.Title), tool.Name);
            Assert.True(tool.Description?.Length > 100, tool.Name);
            Assert.NotNull(tool.Annotations?.ReadOnlyHint);
            // The two say something only of a tool that changes something.
            Assert.Equal(tool.Annotations.ReadOnlyHint is true, tool.Annotations.DestructiveHint is null);
            Assert.Equal(tool.Annotations.ReadOnlyHint is true, tool.Annotations.IdempotentHint is null);
            Assert.NotNull(tool.Annotations.OpenWorldHint);
            Assert.Equal("object", tool.OutputSchema?.GetProperty("type").GetString());
        }
    }

    [Fact]
    public async Task Only_decisions_rules_torrents_and_the_daemons_life_change_anything_and_they_say_so()
    {
        Tool[] tools = await ToolsAsync();

        Assert.Equal(
            [
                "add_torrent",
                "approve_pending",
                "identify_again",
                "label_torrent",
                "library_scan",
                "manage_rule",
                "move_files",
                "pause_torrent",
                "reject_pending",
                "remove_torrent",
                "resume_torrent",
                "snooze_pending",
                "start_watcher",
                "stop_watcher",
                "undo_ingest",
                "verify_torrent",
            ],
            [.. tools.Where(t => t.Annotations!.ReadOnlyHint is false).Select(t => t.Name)]
        );
        Assert.All(
            tools.Where(t => t.Annotations!.ReadOnlyHint is true),
            t => Assert.Contains("Changes nothing.", t.Description, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Every_argument_is_described()
    {
        foreach (Tool tool in await ToolsAsync())
        {
            if (tool.InputSchema.TryGetProperty("properties", out JsonElement properties))
            {
                Assert.All(
                    properties.EnumerateObject(),
                    p => Assert.True(p.Value.TryGetProperty("description", out _), $"{tool.Name}.{p.Name}")
                );
            }
        }
    }

    [Fact]
    public async Task No_schema_has_a_list_of_types_and_so_every_client_reads_it()
    {
        foreach (Tool tool in await ToolsAsync())
        {
            Assert.DoesNotContain("\"null\"", tool.InputSchema.GetRawText(), StringComparison.Ordinal);
            Assert.DoesNotContain("\"null\"", tool.OutputSchema!.Value.GetRawText(), StringComparison.Ordinal);
        }
    }

    private async Task<Tool[]> ToolsAsync(string? era = null)
    {
        await using ReviewerSession session = await ReviewerSession.StartAsync(_disk.Root, era: era);
        return [.. (await session.Client.ListToolsAsync()).Select(t => t.ProtocolTool)];
    }
}
