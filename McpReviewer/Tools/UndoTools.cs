using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Hybrid.Reviewer.Tools;

[McpServerToolType]
internal sealed class UndoTools(LedgerGate door, UndoDesk undo, ReviewDesk desk)
{
    [McpServerTool(
        Name = "undo_ingest",
        Title = "Take a download out of the library again",
        ReadOnly = false,
        Destructive = false,
        Idempotent = true,
        OpenWorld = false,
        UseStructuredContent = true,
        OutputSchemaType = typeof(UndoAnswer)
    )]
    [Description(
        "Takes a download's files out of the library, and brings back what they replaced. Only if the user said so. The request is recorded at once; the daemon carries it out. It takes out only files that it placed and that have not changed since. It never touches the download, and it refuses if the download is gone and the library has the last copy. Afterwards the item can be approved again, as the same title or another. get_ingest_history shows what was done."
    )]
    public Task<CallToolResult> UndoAsync(
        [Description("Id of the item, from get_ingest_history.")] [Range(1, ItemId.Largest)] long id,
        [Description("The version that you looked at. If the item has changed since, nothing is undone.")]
        [Range(0, int.MaxValue)]
            int? expected_version = null,
        CancellationToken cancellationToken = default
    ) =>
        door.EnterAsync(
            async () =>
            {
                UndoOutcome outcome = await undo.UndoAsync(id, Actor.Reviewer, expected_version, cancellationToken);
                if (outcome is not UndoOutcome.Accepted accepted)
                {
                    return ToolAnswer.Failed(ReviewWords.Of(outcome));
                }

                DaemonLiveness daemon = (await desk.StatusAsync(cancellationToken)).Daemon;
                return ToolAnswer.Of(new UndoAnswer(ReviewWords.Of(accepted, daemon), id, accepted.Files, ItemState.Undoing, daemon));
            },
            cancellationToken
        );
}

/// <summary>The answer to a request to undo.</summary>
internal sealed record UndoAnswer(
    string Sentence,
    long ItemId,
    [property: Description("Number of files that leave the library.")] int Files,
    ItemState State,
    [property: Description("The daemon that carries it out.")] DaemonLiveness Daemon
);
