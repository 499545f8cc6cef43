using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Hybrid.Settings;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Hybrid.Reviewer.Tools;

[McpServerToolType]
[Toolset(Toolset.Review)]
internal sealed class UndoTools(LedgerGate door, UndoDesk undo, ReviewDesk desk, ConsentStep consents)
{
    [McpServerTool(
        Name = "undo_ingest",
        Title = "Undo",
        ReadOnly = false,
        Destructive = true,
        Idempotent = true,
        OpenWorld = false,
        UseStructuredContent = true,
        OutputSchemaType = typeof(UndoAnswer)
    )]
    [Description(
        "Takes a download's files out of the library and brings back what they replaced; only if the user said so. Many files, and what a person approved, are asked first. The download, changed files and the last copy are not touched."
    )]
    public Task<CallToolResult> UndoAsync(
        RequestContext<CallToolRequestParams> context,
        [Description("Id of the item.")] [Range(1, ItemId.Largest)] long id,
        [Description("The version you saw; if it has changed, nothing is undone.")] [Range(0, int.MaxValue)] int? expected_version = null,
        [Description(ConsentStep.Argument)] [MaxLength(100)] string? confirm = null,
        CancellationToken cancellationToken = default
    ) =>
        door.EnterAsync(
            async () =>
            {
                Taken<UndoOutcome> taken = await consents.TakeAsync(
                    context,
                    confirm,
                    [id],
                    (item, consent, author) => undo.UndoAsync(item, author, expected_version, consent, cancellationToken),
                    outcome => (outcome as UndoOutcome.NeedsConsent)?.Question
                );
                string asked = ConsentWords.Of(taken, "undo_ingest");
                if (taken.Done is not [UndoOutcome.Accepted accepted])
                {
                    string sentence = $"{(taken.Done is [var refused] ? ReviewWords.Of(refused) : "")} {asked}".Trim();
                    return taken.Ask is null
                        ? ToolAnswer.Failed(sentence)
                        : ToolAnswer.Of(new UndoAnswer(sentence, id) { Ask = taken.Ask }, a => a.Sentence);
                }

                DaemonLiveness daemon = (await desk.StatusAsync(cancellationToken)).Daemon;
                return ToolAnswer.Of(
                    new UndoAnswer(ReviewWords.Of(accepted, daemon), id)
                    {
                        Files = accepted.Files,
                        State = ItemState.Undoing,
                        Daemon = daemon,
                    },
                    a => a.Sentence
                );
            },
            cancellationToken
        );
}

/// <summary>The answer to a request to undo.</summary>
internal sealed record UndoAnswer(string Sentence, long ItemId)
{
    [Description("Number of files that leave the library.")]
    public int? Files { get; init; }

    public ItemState? State { get; init; }

    [Description("The daemon that carries it out.")]
    public DaemonLiveness? Daemon { get; init; }

    [Description("What the user must be asked first.")]
    public Asked? Ask { get; init; }
}
