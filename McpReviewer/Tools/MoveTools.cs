using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Hybrid.Reviewing;
using Hybrid.Settings;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Hybrid.Reviewer.Tools;

[McpServerToolType]
[Toolset(Toolset.Library)]
internal sealed class MoveTools(LedgerGate door, MoveDesk desk)
{
    [McpServerTool(
        Name = "move_files",
        Title = "Move files that were filed wrongly",
        ReadOnly = false,
        Destructive = true,
        Idempotent = true,
        OpenWorld = true,
        UseStructuredContent = true,
        OutputSchemaType = typeof(MoveAnswer)
    )]
    [Description(
        "Gives files in the library their right place if they were filed as the wrong episode. The daemon renames them, with their subtitles; nothing is overwritten. Only if the user said so."
    )]
    public Task<CallToolResult> MoveAsync(
        RequestContext<CallToolRequestParams> context,
        [Description("Id of the item.")] [Range(1, ItemId.Largest)] long id,
        [Description("What the files are, as for approve_pending, like [\"3=s01e04\", \"4=s01e03\"].")] string[] files,
        [Description("True: only say where they would go.")] bool preview = false,
        [Description("The version that you looked at.")] [Range(0, int.MaxValue)] int? expected_version = null,
        CancellationToken cancellationToken = default
    )
    {
        var request = new MoveRequest
        {
            ItemId = id,
            Files = files,
            IsPreview = preview,
            ExpectedVersion = expected_version,
            By = ClientAuthor.Of(context.Server),
        };
        return door.EnterAsync(async () => Answer(await desk.MoveAsync(request, cancellationToken)), cancellationToken);
    }

    private static CallToolResult Answer(MoveOutcome outcome) =>
        outcome switch
        {
            MoveOutcome.Accepted o => ToolAnswer.Of(new MoveAnswer(ReviewWords.Of(o), o.Id, o.Files)),
            MoveOutcome.Shown o => ToolAnswer.Of(new MoveAnswer(ReviewWords.Of(o), o.Id, o.Files)),
            _ => ToolAnswer.Failed(ReviewWords.Of(outcome)),
        };
}

internal sealed record MoveAnswer(string Sentence, long ItemId, IReadOnlyList<MoveLine> Files);
