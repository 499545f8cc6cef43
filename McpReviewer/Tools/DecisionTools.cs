using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Reviewing;
using Hybrid.Settings;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Hybrid.Reviewer.Tools;

[McpServerToolType]
[Toolset(Toolset.Review)]
internal sealed class DecisionTools(LedgerGate door, ReviewDesk desk, PlacingWatch watch, ConsentStep consents)
{
    [McpServerTool(
        Name = "approve_pending",
        Title = "Approve a download",
        ReadOnly = false,
        Destructive = true,
        Idempotent = true,
        OpenWorld = true,
        UseStructuredContent = true,
        OutputSchemaType = typeof(ApprovalAnswer)
    )]
    [Description(
        "Files downloads in the library: each as its first candidate if likely, or one as another of its list or a TMDb title, which is checked. The daemon places the files; the download stays as it is, and nothing is overwritten. If the library has it already, nothing is decided until duplicates says what to do. What the name speaks against, a replacement, and a change of a person's decision are asked first. An earlier decision stands."
    )]
    public Task<CallToolResult> ApproveAsync(
        RequestContext<CallToolRequestParams> context,
        IProgress<ProgressNotificationValue> progress,
        [Description("Id of the item.")] [Range(1, ItemId.Largest)] long? id = null,
        [Description(ItemIds.Argument)] long[]? ids = null,
        [Description("Its number in the list. Default: the first, if likely.")] [Range(1, 1000)] int? candidate = null,
        [Description("A title from search_tmdb instead.")] [Range(1, int.MaxValue)] int? tmdb_id = null,
        [Description("Of the tmdb_id. Default: the first candidate's.")] TitleKind? kind = null,
        [Description(
            "What to do with a copy in the library. ask: decide nothing. only_missing: file what it lacks. replace: the old file goes to the recycle folder."
        )]
            Duplicates duplicates = Duplicates.Ask,
        [Description(NumberingWords.Argument)] Numbering numbering = Numbering.Unsaid,
        [Description(FileArguments.Files)] string[]? files = null,
        [Description(FileArguments.Season)] [Range(0, 9999)] int? season = null,
        [Description(FileArguments.FromEpisode)] [Range(0, 9999)] int? from_episode = null,
        [Description("The version you saw; if it has changed, nothing is decided. Required for a rejected item.")]
        [Range(0, int.MaxValue)]
            int? expected_version = null,
        [Description("Seconds to wait for the files.")] [Range(0, 25)] int wait_seconds = 0,
        [Description(ConsentStep.Argument)] [MaxLength(100)] string? confirm = null,
        CancellationToken cancellationToken = default
    )
    {
        bool isOfOne = candidate is null && tmdb_id is null && files is null && season is null && from_episode is null;
        if (ItemIds.Fault(id, ids) is { } fault)
        {
            return Refused("approve_pending", fault);
        }

        if (ids is not null && !(isOfOne && expected_version is null && wait_seconds == 0))
        {
            return Refused(
                "approve_pending",
                "candidate, tmdb_id, files, season, from_episode, expected_version and wait_seconds are for one item: pass id."
            );
        }

        return door.EnterAsync(
            async () =>
            {
                Taken<Decided> taken = await consents.TakeAsync(
                    context,
                    confirm,
                    ItemIds.Of(id, ids),
                    async (item, consent, author) =>
                        new Decided(
                            item,
                            await desk.ApproveAsync(
                                new Approval
                                {
                                    ItemId = item,
                                    Candidate = candidate,
                                    TmdbId = tmdb_id,
                                    Kind = kind,
                                    Duplicates = duplicates,
                                    Numbering = numbering,
                                    Files = files ?? [],
                                    Season = season,
                                    FromEpisode = from_episode,
                                    ExpectedVersion = expected_version,
                                    By = author,
                                    Consent = consent,
                                },
                                cancellationToken
                            )
                        ),
                    Decided.QuestionOf
                );
                return (ids, taken.Done) switch
                {
                    (null, [{ Outcome: ReviewOutcome.Approved approved }]) => ToolAnswer.Of(
                        await watch.AnswerAsync(approved, TimeSpan.FromSeconds(wait_seconds), progress, cancellationToken),
                        a => a.Sentence
                    ),
                    (null, [{ Outcome: var other }]) => ToolAnswer.Failed(
                        Decided.Sentence(taken, ReviewWords.Of(other), "approve_pending")
                    ),
                    _ => Several(
                        taken,
                        "approve_pending",
                        ids is not null,
                        (sentence, lines) =>
                            new ApprovalAnswer
                            {
                                Sentence = sentence,
                                Items = lines,
                                Ask = taken.Ask,
                            }
                    ),
                };
            },
            cancellationToken
        );
    }

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
        "Keeps downloads out of the library. Nothing is deleted, and they can be approved later. Files in the library stay. To withdraw a person's approval is asked first. An earlier decision stands."
    )]
    public Task<CallToolResult> RejectAsync(
        RequestContext<CallToolRequestParams> context,
        [Description("Id of the item.")] [Range(1, ItemId.Largest)] long? id = null,
        [Description(ItemIds.Argument)] long[]? ids = null,
        [Description("Why, for the history.")] [MaxLength(500)] string? reason = null,
        [Description("The version you saw; if it has changed, nothing is decided. Required to withdraw an approval.")]
        [Range(0, int.MaxValue)]
            int? expected_version = null,
        [Description(ConsentStep.Argument)] [MaxLength(100)] string? confirm = null,
        CancellationToken cancellationToken = default
    )
    {
        if (ItemIds.Fault(id, ids) is { } fault)
        {
            return Refused("reject_pending", fault);
        }

        if (ids is not null && expected_version is not null)
        {
            return Refused("reject_pending", "expected_version is for one item: pass id.");
        }

        return door.EnterAsync(
            async () =>
            {
                Taken<Decided> taken = await consents.TakeAsync(
                    context,
                    confirm,
                    ItemIds.Of(id, ids),
                    async (item, consent, author) =>
                        new Decided(
                            item,
                            await desk.RejectAsync(
                                new Rejection
                                {
                                    ItemId = item,
                                    Reason = reason,
                                    ExpectedVersion = expected_version,
                                    By = author,
                                    Consent = consent,
                                },
                                cancellationToken
                            )
                        ),
                    Decided.QuestionOf
                );
                return (ids, taken.Done) switch
                {
                    (null, [{ Outcome: ReviewOutcome.Rejected rejected }]) => ToolAnswer.Of(
                        new RejectionAnswer
                        {
                            Sentence = ReviewWords.Of(rejected),
                            ItemId = id,
                            Version = rejected.Item.Version,
                            State = rejected.Item.State,
                            InLibrary = rejected.Item.PartlyFiled is null ? null : rejected.Item.InLibrary,
                        },
                        a => a.Sentence
                    ),
                    (null, [{ Outcome: var other }]) => ToolAnswer.Failed(Decided.Sentence(taken, ReviewWords.Of(other), "reject_pending")),
                    _ => Several(
                        taken,
                        "reject_pending",
                        ids is not null,
                        (sentence, lines) =>
                            new RejectionAnswer
                            {
                                Sentence = sentence,
                                Items = lines,
                                Ask = taken.Ask,
                            }
                    ),
                };
            },
            cancellationToken
        );
    }

    private static Task<CallToolResult> Refused(string tool, string fault) => Task.FromResult(ToolAnswer.Failed($"{tool}: {fault}"));

    /// <summary>One line for each item that is over, and what is still to be asked. An error only if nothing was done and nothing is open.</summary>
    private static CallToolResult Several<T>(
        Taken<Decided> taken,
        string tool,
        bool isOfMany,
        Func<string, IReadOnlyList<DecisionLine>?, T> answer
    )
    {
        DecisionLine[] lines = [.. taken.Done.Select(d => d.Line)];
        int done = lines.Count(l => l.Done);
        string counted = isOfMany ? $"Decided: {done} of {lines.Length + taken.Declined.Count + (taken.Ask?.Questions.Count ?? 0)}." : "";
        string sentence = Decided.Sentence(taken, counted, tool);
        string text = string.Join('\n', lines.Select(l => l.Sentence).Prepend(sentence));
        return done == 0 && taken.Ask is null
            ? ToolAnswer.Failed(text)
            : ToolAnswer.Of(answer(sentence, isOfMany ? lines : null), _ => text);
    }

    /// <summary>What came of one item.</summary>
    private sealed record Decided(long Id, ReviewOutcome Outcome)
    {
        public DecisionLine Line => new(Id, Outcome is ReviewOutcome.Approved or ReviewOutcome.Rejected, ReviewWords.Brief(Outcome));

        public static ConsentQuestion? QuestionOf(Decided decided) => (decided.Outcome as ReviewOutcome.NeedsConsent)?.Question;

        public static string Sentence(Taken<Decided> taken, string first, string tool) => $"{first} {ConsentWords.Of(taken, tool)}".Trim();
    }
}
