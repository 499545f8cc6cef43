using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Hybrid.Reviewer.Tools;

[McpServerToolType]
internal sealed class UndoTools(LedgerDoor door, UndoDesk undo, ReviewDesk desk)
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
        "Decides that what a download put into the library goes out again, and that what it replaced comes back. Only where the user said so. The decision is written down at once; the daemon carries it out: it takes out only the very files that were placed and were not changed since, never touches the download itself, and refuses where the download is gone and the library has the last copy. Afterwards the item can be approved again, as the same title or another. get_ingest_history tells what was done. The answer says whether the daemon is running to carry it out."
    )]
    public Task<CallToolResult> UndoAsync(
        [Description("The item's id, from get_ingest_history.")] [Range(1, ItemId.Largest)] long id,
        [Description("The version that you looked at: if the item has changed since, nothing is decided.")]
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
                    return ToolAnswer.Failed(outcome.Sentence);
                }

                DaemonLiveness daemon = (await desk.StatusAsync(cancellationToken)).Daemon;
                return ToolAnswer.Of(
                    new UndoAnswer($"{accepted.Sentence} {daemon.Sentence}", id, accepted.Files, ItemState.Undoing, daemon)
                );
            },
            cancellationToken
        );
}

/// <summary>What the wish to undo came to.</summary>
internal sealed record UndoAnswer(
    string Sentence,
    long ItemId,
    [property: Description("How many files are to go out of the library.")] int Files,
    ItemState State,
    [property: Description("Whether the daemon is there to carry it out.")] DaemonLiveness Daemon
);
