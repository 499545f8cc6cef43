using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Reviewing;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Hybrid.Reviewer.Tools;

[McpServerToolType]
internal sealed class DecisionTools(LedgerDoor door, ReviewDesk desk, PlacingWatch watch)
{
    [McpServerTool(
        Name = "approve_pending",
        Title = "Approve a download",
        ReadOnly = false,
        Destructive = false,
        Idempotent = true,
        OpenWorld = true,
        UseStructuredContent = true,
        OutputSchemaType = typeof(ApprovalAnswer)
    )]
    [Description(
        "Decides that a download is filed in the library: as its first candidate, as another candidate of its own list, or as a TMDb title that is checked against the catalogue. The decision is written down at once; the daemon then links or copies the files into the library and tells the media server. The download itself is neither moved nor changed, and nothing in the library is overwritten. Where the library has the same film or episode already, nothing is decided unless duplicates says what becomes of it. A rule may be offered: ask the user before making it. If somebody decided first, their decision stands and is told. The answer says whether the daemon is running to carry it out."
    )]
    public Task<CallToolResult> ApproveAsync(
        IProgress<ProgressNotificationValue> progress,
        [Description("The item's id, from get_pending_queue.")] [Range(1, ItemId.Largest)] long id,
        [Description("The number of a candidate in the item's list, from 1. Left out, with tmdb_id left out too: the first.")]
        [Range(1, 1000)]
            int? candidate = null,
        [Description("The TMDb id of a title that is not in the list, from search_tmdb. Excludes candidate.")]
        [Range(1, int.MaxValue)]
            int? tmdb_id = null,
        [Description("What the tmdb_id is. Left out: the kind of the item's first candidate.")] TitleKind? kind = null,
        [Description(
            "What is to become of a copy of the same film or episode that the library has already. ask: nothing is decided, and the answer tells of the copy. keep_both: the new file goes beside it. replace: the new file takes its place, and the old one goes to the recycle folder; only where the user said so."
        )]
            Duplicates duplicates = Duplicates.Ask,
        [Description(NumberingWords.Argument)] Numbering numbering = Numbering.Unsaid,
        [Description(
            "The version that you looked at: if the item has changed since, nothing is decided. Needed to approve what was rejected."
        )]
        [Range(0, int.MaxValue)]
            int? expected_version = null,
        [Description("Seconds to wait for the files to be placed, with progress notifications. 0 = answer at once.")]
        [Range(0, 25)]
            int wait_seconds = 0,
        CancellationToken cancellationToken = default
    ) =>
        door.EnterAsync(
            async () =>
            {
                ReviewOutcome outcome = await desk.ApproveAsync(
                    new Approval
                    {
                        ItemId = id,
                        Candidate = candidate,
                        TmdbId = tmdb_id,
                        Kind = kind,
                        Duplicates = duplicates,
                        Numbering = numbering,
                        ExpectedVersion = expected_version,
                        By = Actor.Reviewer,
                    },
                    cancellationToken
                );
                return outcome is ReviewOutcome.Approved approved
                    ? ToolAnswer.Of(await watch.AnswerAsync(approved, TimeSpan.FromSeconds(wait_seconds), progress, cancellationToken))
                    : ToolAnswer.Failed(outcome.Sentence);
            },
            cancellationToken
        );

    [McpServerTool(
        Name = "reject_pending",
        Title = "Reject a download",
        ReadOnly = false,
        Destructive = false,
        Idempotent = true,
        OpenWorld = false,
        UseStructuredContent = true,
        OutputSchemaType = typeof(RejectionAnswer)
    )]
    [Description(
        "Decides that a download stays out of the library. Nothing is deleted: its files and its torrent stay as they are, and it can still be approved later. If somebody decided first, their decision stands and is told."
    )]
    public Task<CallToolResult> RejectAsync(
        [Description("The item's id, from get_pending_queue.")] [Range(1, ItemId.Largest)] long id,
        [Description("Why, for the history.")] [MaxLength(500)] string? reason = null,
        [Description(
            "The version that you looked at: if the item has changed since, nothing is decided. Needed to withdraw an approval that is not carried out yet."
        )]
        [Range(0, int.MaxValue)]
            int? expected_version = null,
        CancellationToken cancellationToken = default
    ) =>
        door.EnterAsync(
            async () =>
            {
                ReviewOutcome outcome = await desk.RejectAsync(
                    new Rejection
                    {
                        ItemId = id,
                        Reason = reason,
                        ExpectedVersion = expected_version,
                        By = Actor.Reviewer,
                    },
                    cancellationToken
                );
                return outcome is ReviewOutcome.Rejected rejected
                    ? ToolAnswer.Of(new RejectionAnswer(rejected.Sentence, id, rejected.Item.Version, rejected.Item.State))
                    : ToolAnswer.Failed(outcome.Sentence);
            },
            cancellationToken
        );
}
