using Hybrid.Ledger;
using Hybrid.Reviewing;
using ModelContextProtocol;

namespace Hybrid.Reviewer.Tools;

/// <summary>Waits until the daemon has placed and announced an approved item, and reports its progress.</summary>
internal sealed class PlacingWatch(FilingWait wait)
{
    /// <summary>Approved, being placed, being announced, done.</summary>
    private const int LastStep = 4;

    public async Task<ApprovalAnswer> AnswerAsync(
        ReviewOutcome.Approved approved,
        TimeSpan patience,
        IProgress<ProgressNotificationValue> progress,
        CancellationToken cancellationToken
    )
    {
        // Without a daemon there is nothing to wait for.
        if (patience == TimeSpan.Zero || approved.Daemon.State != DaemonState.Running)
        {
            return Answer(ReviewWords.Of(approved), approved.Item, approved);
        }

        ItemCard item = await wait.UntilOverAsync(approved.Item, patience, look => Report(progress, look), cancellationToken);

        // The answer reports the last step: a notification could arrive after the call is over.
        return Answer(ReviewWords.Progress(item, patience), item, approved);
    }

    private static ApprovalAnswer Answer(string sentence, ItemCard item, ReviewOutcome.Approved approved)
    {
        bool placed = item.State is ItemState.Announcing or ItemState.Finished;
        return new ApprovalAnswer
        {
            Sentence = sentence,
            ItemId = item.Id,
            Version = item.Version,
            State = item.State,
            Chosen = item.Chosen ?? approved.Item.Chosen!,
            Daemon = approved.Daemon with { Sentence = ReviewWords.Of(approved.Daemon) },
            Placed = placed,
            Offer = approved.Offer,
            Files = placed ? item.Files : null,
        };
    }

    private static void Report(IProgress<ProgressNotificationValue> progress, ItemCard item) =>
        progress.Report(
            new ProgressNotificationValue
            {
                Progress = Step(item),
                Total = LastStep,
                Message = ReviewWords.NextStep(item),
            }
        );

    private static int Step(ItemCard item) =>
        item.State switch
        {
            ItemState.Approved => 1,
            ItemState.Placing => 2,
            ItemState.Announcing => 3,
            _ => LastStep,
        };
}
