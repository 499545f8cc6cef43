using Hybrid.Ledger;
using Hybrid.Reviewing;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Daemon.Commands;

/// <summary>Decides about one item after the other, and says what came of each.</summary>
internal sealed class Deciding(Output output, bool asJson, CancellationToken cancellationToken)
{
    /// <param name="ids">Each has its own outcome: a refusal does not stop the next.</param>
    /// <param name="decide">One decision.</param>
    /// <param name="patience">How long to wait until the approved items are filed, all together; null = not at all.</param>
    /// <returns>The exit code of the first item that is not as asked; 0 if every item is.</returns>
    public Task<int> AllAsync(IReadOnlyList<long> ids, Func<ReviewDesk, long, Task<ReviewOutcome>> decide, TimeSpan? patience = null) =>
        Desk.WithServicesAsync(
            output,
            async services =>
            {
                ReviewDesk desk = services.GetRequiredService<ReviewDesk>();
                TimeProvider time = services.GetRequiredService<TimeProvider>();
                List<ReviewOutcome> outcomes = [];
                foreach (long id in ids.Distinct())
                {
                    ReviewOutcome outcome = await decide(desk, id);
                    outcomes.Add(outcome);
                    Tell(id, outcome, isWaitedFor: patience is not null);
                }

                long start = time.GetTimestamp();
                List<int> codes = [];
                foreach (ReviewOutcome outcome in outcomes)
                {
                    codes.Add(
                        patience is { } all && outcome is ReviewOutcome.Approved approved
                            ? await FollowAsync(services, approved, all - time.GetElapsedTime(start), all)
                            : CodeOf(outcome)
                    );
                }

                return codes.FirstOrDefault(code => code != ExitCode.Ok, ExitCode.Ok);
            },
            cancellationToken
        );

    /// <summary>With a wait, programs get one answer per item: at its end.</summary>
    private void Tell(long id, ReviewOutcome outcome, bool isWaitedFor)
    {
        if (asJson)
        {
            if (!isWaitedFor || outcome is not ReviewOutcome.Approved)
            {
                output.Json(DecisionAnswer.Of(id, outcome), CommandJson.Default.DecisionAnswer);
            }
        }
        else if (outcome is ReviewOutcome.Approved or ReviewOutcome.Rejected)
        {
            output.Say(ReviewWords.Of(outcome));
            if (outcome is ReviewOutcome.Approved { Offer: { } offer })
            {
                RulesCommand.Print(output, offer);
            }
        }
        else
        {
            output.Error(ReviewWords.Of(outcome));
        }
    }

    private async Task<int> FollowAsync(IServiceProvider services, ReviewOutcome.Approved approved, TimeSpan left, TimeSpan patience)
    {
        if (approved.Daemon.State != DaemonState.Running)
        {
            // The approval is recorded, and there is nothing to wait for.
            TellFiled(approved, approved.Item, ReviewWords.Of(approved));
            return ExitCode.Unavailable;
        }

        FilingWait wait = services.GetRequiredService<FilingWait>();
        ItemCard item = await wait.UntilOverAsync(approved.Item, left, cancellationToken: cancellationToken);
        string? why = item.State == ItemState.AwaitingReview ? await WhyAsync(services.GetRequiredService<ReviewDesk>(), item.Id) : null;
        TellFiled(approved, item, ApprovalWords.Of(item, why, patience));
        return item.State switch
        {
            ItemState.Announcing or ItemState.Finished => ExitCode.Ok,
            _ when FilingWait.IsOver(item) => ExitCode.Refused,
            _ => ExitCode.Unavailable,
        };
    }

    private void TellFiled(ReviewOutcome.Approved approved, ItemCard item, string sentence)
    {
        if (asJson)
        {
            output.Json(DecisionAnswer.Of(approved, item, sentence), CommandJson.Default.DecisionAnswer);
        }
        else if (item.State is ItemState.Announcing or ItemState.Finished)
        {
            output.Say(sentence);
        }
        else if (approved.Daemon.State == DaemonState.Running)
        {
            output.Error(sentence);
        }
    }

    /// <summary>The sentence with which the daemon sent it back.</summary>
    private async Task<string?> WhyAsync(ReviewDesk desk, long id)
    {
        var last = new HistoryFilter
        {
            ItemId = id,
            State = ItemState.AwaitingReview,
            Paging = new Paging(1),
        };
        return (await desk.HistoryAsync(last, cancellationToken)).Items is [var line] ? line.Sentence : null;
    }

    private static int CodeOf(ReviewOutcome outcome) =>
        outcome switch
        {
            ReviewOutcome.Approved or ReviewOutcome.Rejected => ExitCode.Ok,
            ReviewOutcome.Invalid => ExitCode.Usage,
            ReviewOutcome.CatalogFailed => ExitCode.Unavailable,
            _ => ExitCode.Refused,
        };
}
