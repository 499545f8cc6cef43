using System.ComponentModel;
using Hybrid.Reviewer.Processes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Hybrid.Reviewer.Tools;

[McpServerToolType]
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
        "In mode mcp: starts the daemon that watches for finished downloads and files them, unless one works on this ledger already; it ends when this client disconnects. In the other modes the system starts the daemon, and this says so."
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
        "In mode mcp: ends the daemon that this server started; what it has in hand is left safely and goes on when it runs again. A daemon that somebody else started is left alone."
    )]
    public async Task<CallToolResult> StopAsync(CancellationToken cancellationToken = default) =>
        ToolAnswer.Of(
            new WatcherAnswer(
                await child.StopDaemonAsync(cancellationToken)
                    ? "The daemon has ended. What was not done is done when it runs again."
                    : "No daemon of this server's was running; one that was started otherwise is left alone. get_watcher_status tells of it.",
                child.Pid
            )
        );
}

internal sealed record WatcherAnswer(
    string Sentence,
    [property: Description("The process of the daemon that this server started; null where none runs.")] int? Pid
);
