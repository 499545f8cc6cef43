using System.ComponentModel;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Hybrid.Settings;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Hybrid.Reviewer.Tools;

[McpServerToolType]
[Toolset(Toolset.Review)]
internal sealed class StatusTools(LedgerGate door, LedgerFile ledger, ReviewDesk desk)
{
    [McpServerTool(
        Name = "get_watcher_status",
        Title = "Status",
        ReadOnly = true,
        Destructive = false,
        Idempotent = true,
        OpenWorld = false,
        UseStructuredContent = true,
        OutputSchemaType = typeof(StatusAnswer)
    )]
    [Description(
        "Says whether the daemon runs, how TMDb, Transmission, the media servers and the ingest folder answered, and how many items wait, are in work or fail. Changes nothing."
    )]
    [AlwaysAnswers]
    public Task<CallToolResult> StatusAsync(CancellationToken cancellationToken = default) =>
        door.LookAsync(
            readiness => Answer(isReady: false, WatcherStatus.Nothing(Daemon(readiness))),
            async () => Answer(isReady: true, InWords(await desk.StatusAsync(cancellationToken))),
            cancellationToken
        );

    private StatusAnswer Answer(bool isReady, WatcherStatus status) =>
        new()
        {
            Ledger = ledger.Path,
            LedgerReady = isReady,
            ReviewerVersion = ProductVersion.Text,
            Watcher = status,
        };

    private static DaemonLiveness Daemon(Readiness readiness) =>
        readiness.State == ReadinessState.Degraded
            ? DaemonLiveness.Unknown("The ledger, which has the daemon's heartbeat, cannot be read.")
            : DaemonLiveness.Never("No daemon has worked on this ledger yet.");

    private static WatcherStatus InWords(WatcherStatus status) =>
        status with
        {
            Daemon = status.Daemon with { Sentence = ReviewWords.Of(status.Daemon) },
        };
}

internal sealed record StatusAnswer
{
    [Description("The database that the daemon and this server share.")]
    public required string Ledger { get; init; }

    public required bool LedgerReady { get; init; }

    public required string ReviewerVersion { get; init; }

    public required WatcherStatus Watcher { get; init; }
}
