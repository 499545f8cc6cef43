using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Hybrid.Catalog;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Hybrid.Texts;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Hybrid.Reviewer.Tools;

[McpServerToolType]
[Toolset(Toolset.Review)]
internal sealed class AgainTools(LedgerGate door, AgainDesk desk, ConsentStep consents)
{
    [McpServerTool(
        Name = "identify_again",
        Title = "Identify a download again",
        ReadOnly = false,
        Destructive = false,
        Idempotent = true,
        OpenWorld = true,
        UseStructuredContent = true,
        OutputSchemaType = typeof(AgainAnswer)
    )]
    [Description(
        "Has a waiting download identified anew, with what the user knows about it. If that makes it sure, it is filed without a question. A title that the name does not have is asked about first."
    )]
    public Task<CallToolResult> IdentifyAsync(
        RequestContext<CallToolRequestParams> context,
        [Description("Id of the item.")] [Range(1, ItemId.Largest)] long id,
        [Description("What it is: \"Title (Year)\", or the title alone.")] [MaxLength(200)] string? title = null,
        [Description("Its kind.")] TitleKind? kind = null,
        [Description("Its TMDb id.")] [Range(1, int.MaxValue)] int? tmdb_id = null,
        [Description(ConsentStep.Argument)] [MaxLength(100)] string? confirm = null,
        CancellationToken cancellationToken = default
    ) =>
        door.EnterAsync(
            async () =>
            {
                Taken<AgainOutcome> taken = await consents.TakeAsync(
                    context,
                    confirm,
                    [id],
                    (item, consent, author) =>
                        desk.IdentifyAsync(
                            new IdentifyAgain
                            {
                                ItemId = item,
                                As = title,
                                Kind = kind,
                                TmdbId = tmdb_id,
                                By = author,
                                Consent = consent,
                            },
                            cancellationToken
                        ),
                    outcome => (outcome as AgainOutcome.NeedsConsent)?.Question
                );
                string asked = ConsentWords.Of(taken, "identify_again");
                return taken switch
                {
                    { Done: [var outcome] } => Answer(outcome, asked),
                    { Ask: { } ask } => ToolAnswer.Of(new AgainAnswer(asked, id) { Ask = ask }, a => a.Sentence),
                    _ => ToolAnswer.Failed(asked),
                };
            },
            cancellationToken
        );

    [McpServerTool(
        Name = "snooze_pending",
        Title = "Put a question off",
        ReadOnly = false,
        Destructive = false,
        Idempotent = true,
        OpenWorld = false,
        UseStructuredContent = true,
        OutputSchemaType = typeof(AgainAnswer)
    )]
    [Description("Leaves a waiting download out of the queue and of notifications until a time. Only if the user said so.")]
    public Task<CallToolResult> SnoozeAsync(
        RequestContext<CallToolRequestParams> context,
        [Description("Id of the item.")] [Range(1, ItemId.Largest)] long id,
        [Description("With its offset. A past time shows it at once.")] DateTimeOffset until,
        CancellationToken cancellationToken = default
    ) =>
        door.EnterAsync(
            async () => Answer(await desk.SnoozeAsync(id, until, ClientAuthor.Of(context.Server), cancellationToken)),
            cancellationToken
        );

    internal static string Words(AgainOutcome outcome) =>
        outcome switch
        {
            AgainOutcome.Identifying o => $"Item {o.Id} is identified again{o.Hint}. Look again in a moment with get_pending_item.",
            AgainOutcome.Snoozed { Until: { } until } o => $"Item {o.Id} is not shown until {Format.Utc(until)}.",
            AgainOutcome.Snoozed o => $"Item {o.Id} is shown as waiting again.",
            AgainOutcome.NotFound o => ReviewWords.Of(new ReviewOutcome.NotFound(o.Id)),
            AgainOutcome.NotNow o =>
                $"Item {o.Id} is {Reviewing.Words.Of(o.State)}. Nothing was changed: only an item that waits, and of which no file is in the library, can be asked about again.",
            AgainOutcome.Changed o =>
                $"Item {o.Id} was changed at the same time. Nothing was done. Look at it again with get_pending_item.",
            AgainOutcome.NeedsConsent o => $"Not done yet. Ask the user first: {o.Question.Text}",
            AgainOutcome.Invalid o => o.Sentence,
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
        };

    private static CallToolResult Answer(AgainOutcome outcome, string asked = "")
    {
        string sentence = $"{Words(outcome)} {asked}".Trim();
        return outcome is AgainOutcome.Identifying or AgainOutcome.Snoozed
            ? ToolAnswer.Of(new AgainAnswer(sentence, outcome.Id), a => a.Sentence)
            : ToolAnswer.Failed(sentence);
    }
}

internal sealed record AgainAnswer(string Sentence, long ItemId)
{
    [Description("What the user must be asked first.")]
    public Asked? Ask { get; init; }
}
