using System.ComponentModel;
using Hybrid.Reviewer.Processes;
using Hybrid.Settings;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Hybrid.Reviewer.Tools;

[McpServerToolType]
[Toolset(Toolset.Admin)]
internal sealed class WatcherTools(ChildDaemon child)
{
    [McpServerTool(
        Name = "start_watcher",
        Title = "Start the daemon",
        ReadOnly = false,
        Destructive = false,
        Idempotent = true,
        OpenWorld = false,
        UseStructuredContent = true,
        OutputSchemaType = typeof(WatcherAnswer)
    )]
    [Description(
        "Starts the daemon unless one runs; it stops when this client disconnects. Only with PLEX_MODE=mcp; otherwise the answer says who starts it."
    )]
    public async Task<CallToolResult> StartAsync(CancellationToken cancellationToken = default)
    {
        ChildStart start = await child.StartDaemonAsync(cancellationToken);
        return start is ChildStart.Started or ChildStart.Running or ChildStart.OtherAlive
            ? ToolAnswer.Of(new WatcherAnswer(start.Sentence, child.Pid))
            : ToolAnswer.Failed(start.Sentence);
    }

    [McpServerTool(
        Name = "stop_watcher",
        Title = "Stop the daemon",
        ReadOnly = false,
        Destructive = false,
        Idempotent = true,
        OpenWorld = false,
        UseStructuredContent = true,
        OutputSchemaType = typeof(WatcherAnswer)
    )]
    [Description(
        "Stops the daemon that this server started (PLEX_MODE=mcp), and no other. Its work is interrupted safely, and goes on when it runs again."
    )]
    public async Task<CallToolResult> StopAsync(CancellationToken cancellationToken = default) =>
        ToolAnswer.Of(
            new WatcherAnswer(
                await child.StopDaemonAsync(cancellationToken)
                    ? "The daemon has stopped. Unfinished work continues when it runs again."
                    : "This server has no running daemon. A daemon that was started elsewhere is not stopped; get_watcher_status shows it.",
                child.Pid
            )
        );
}

internal sealed record WatcherAnswer(
    string Sentence,
    [property: Description("Process id of the daemon that this server started. Absent when none is running.")] int? Pid
);
