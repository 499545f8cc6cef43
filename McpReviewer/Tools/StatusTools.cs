using System.ComponentModel;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Hybrid.Settings;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Hybrid.Reviewer.Tools;

[McpServerToolType]
internal sealed class StatusTools(LedgerDoor door, LedgerFile ledger, ReviewDesk desk)
{
    [McpServerTool(
        Name = "get_watcher_status",
        Title = "Is the daemon running, and how are its neighbours?",
        ReadOnly = true,
        Destructive = false,
        Idempotent = true,
        OpenWorld = false,
        UseStructuredContent = true,
        OutputSchemaType = typeof(StatusAnswer)
    )]
    [Description(
        "Tells whether the daemon (the program that watches for finished downloads and files them) is running and how old its heartbeat is, how its last contacts with TMDb, Transmission, Plex and the ingest folder went, and how many items wait, are in work or fail. Changes nothing. Answers also where nothing is set up yet, and says what to do."
    )]
    public async Task<CallToolResult> StatusAsync(CancellationToken cancellationToken = default)
    {
        string? shut = await door.WhyShutAsync(cancellationToken);
        return ToolAnswer.Of(
            new StatusAnswer
            {
                Ledger = ledger.Path,
                LedgerReady = shut is null,
                Problem = shut,
                ReviewerVersion = ProductVersion.Text,
                Watcher = shut is null ? await desk.StatusAsync(cancellationToken) : WatcherStatus.Nothing(shut),
            }
        );
    }
}

internal sealed record StatusAnswer
{
    [Description("The file that the daemon and this server share.")]
    public required string Ledger { get; init; }

    public required bool LedgerReady { get; init; }

    [Description("Why the ledger cannot be used, and what to do.")]
    public string? Problem { get; init; }

    public required string ReviewerVersion { get; init; }

    public required WatcherStatus Watcher { get; init; }
}
