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
internal sealed class DecisionTools(LedgerGate door, ReviewDesk desk, PlacingWatch watch)
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
        "Files a download in the library: as its first candidate if that is likely, as another candidate of its list, or as a TMDb title that is checked with the catalog. The decision is recorded at once. The daemon then links or copies the files into the library and notifies the media server. The download is not moved or changed, and no file is overwritten. If the library already has the same movie or episode, nothing is decided until duplicates says what to do with it. If someone else decided first, that decision stands and is returned. The answer may offer a rule: ask the user before you add it."
    )]
    public Task<CallToolResult> ApproveAsync(
        IProgress<ProgressNotificationValue> progress,
        [Description("Id of the item, from get_pending_queue.")] [Range(1, ItemId.Largest)] long id,
        [Description("Number of a candidate in the item's list, from 1. Default: the first, if it is likely.")]
        [Range(1, 1000)]
            int? candidate = null,
        [Description("TMDb id of a title that is not in the list, from search_tmdb. Not together with candidate.")]
        [Range(1, int.MaxValue)]
            int? tmdb_id = null,
        [Description("Kind of the tmdb_id. Default: the kind of the first candidate.")] TitleKind? kind = null,
        [Description(
            "What to do with a copy of the same movie or episode in the library. ask: decide nothing, and return the copy. keep_both: put the new file next to it. only_missing: leave out each file that the library has, and file the others. replace: put the new file in its place, and the old one into the recycle folder; only if the user said so."
        )]
            Duplicates duplicates = Duplicates.Ask,
        [Description(NumberingWords.Argument)] Numbering numbering = Numbering.Unsaid,
        [Description(FileArguments.Files)] string[]? files = null,
        [Description(FileArguments.Season)] [Range(0, 9999)] int? season = null,
        [Description(FileArguments.FromEpisode)] [Range(0, 9999)] int? from_episode = null,
        [Description(
            "The version that you looked at. If the item has changed since, nothing is decided. Required to approve a rejected item."
        )]
        [Range(0, int.MaxValue)]
            int? expected_version = null,
        [Description("Seconds to wait until the files are placed, with progress notifications. 0 = answer at once.")]
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
                        Files = files ?? [],
                        Season = season,
                        FromEpisode = from_episode,
                        ExpectedVersion = expected_version,
                        By = Actor.Reviewer,
                    },
                    cancellationToken
                );
                return outcome is ReviewOutcome.Approved approved
                    ? ToolAnswer.Of(await watch.AnswerAsync(approved, TimeSpan.FromSeconds(wait_seconds), progress, cancellationToken))
                    : ToolAnswer.Failed(ReviewWords.Of(outcome));
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
        "Keeps a download out of the library. Nothing is deleted: its files and its torrent stay as they are, and it can be approved later. Files of it that are in the library already stay there, and are returned. If someone else decided first, that decision stands and is returned."
    )]
    public Task<CallToolResult> RejectAsync(
        [Description("Id of the item, from get_pending_queue.")] [Range(1, ItemId.Largest)] long id,
        [Description("Why, for the history.")] [MaxLength(500)] string? reason = null,
        [Description(
            "The version that you looked at. If the item has changed since, nothing is decided. Required to withdraw an approval before the files are placed."
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
                    ? ToolAnswer.Of(
                        new RejectionAnswer(ReviewWords.Of(rejected), id, rejected.Item.Version, rejected.Item.State)
                        {
                            InLibrary = rejected.Item.PartlyFiled is null ? null : rejected.Item.InLibrary,
                        }
                    )
                    : ToolAnswer.Failed(ReviewWords.Of(outcome));
            },
            cancellationToken
        );
}
