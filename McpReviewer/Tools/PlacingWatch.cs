using Hybrid.Ledger;
using Hybrid.Reviewing;
using ModelContextProtocol;

namespace Hybrid.Reviewer.Tools;

/// <summary>Waits for the daemon to place and announce what was approved, and tells how it goes.</summary>
internal sealed class PlacingWatch(ReviewDesk desk, TimeProvider time)
{
    /// <summary>Approved, being placed, being announced, settled one way or the other.</summary>
    private const int LastStep = 4;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    public async Task<ApprovalAnswer> AnswerAsync(
        ReviewOutcome.Approved approved,
        TimeSpan patience,
        IProgress<ProgressNotificationValue> progress,
        CancellationToken cancellationToken
    )
    {
        // Nobody is there to be waited for.
        if (patience == TimeSpan.Zero || approved.Daemon.State != DaemonState.Running)
        {
            return Answer(approved.Sentence, approved.Item, approved);
        }

        ItemCard item = approved.Item;
        long start = time.GetTimestamp();
        while (!IsOver(item) && time.GetElapsedTime(start) < patience)
        {
            Report(progress, item);
            await Task.Delay(Interval, time, cancellationToken);
            item = await desk.ItemAsync(item.Id, cancellationToken) ?? item;
        }

        // The last step is told by the answer: a report could overtake it and come when the call is over.
        return Answer(Sentence(item, patience), item, approved);
    }

    private static string Sentence(ItemCard item, TimeSpan patience) =>
        item.State switch
        {
            ItemState.Finished => $"Item {item.Id} is in the library.",
            ItemState.Announcing =>
                $"Item {item.Id} is in the library; the media server was not told yet. The daemon carries on: get_pending_item shows how it stands.",
            ItemState.AwaitingReview =>
                $"The daemon could not place item {item.Id} and asks again. get_pending_item says why; nothing was overwritten.",
            ItemState.Rejected => $"Item {item.Id} was rejected meanwhile; its files were not placed.",
            _ when item.Fault is not null =>
                $"Item {item.Id} is approved, but the last try to place it failed; the daemon tries again. get_pending_item says why.",
            _ =>
                $"Item {item.Id} is approved; its files were not placed yet after {(int)patience.TotalSeconds} s. The daemon carries on: look again with get_pending_item.",
        };

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
            Daemon = approved.Daemon,
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
                Message = item.NextStep,
            }
        );

    /// <summary>Also where the media server does not answer: the files are placed, and that is tried for hours.</summary>
    private static bool IsOver(ItemCard item) => Step(item) == LastStep || item is { State: ItemState.Announcing, Fault: not null };

    private static int Step(ItemCard item) =>
        item.State switch
        {
            ItemState.Approved => 1,
            ItemState.Placing => 2,
            ItemState.Announcing => 3,
            _ => LastStep,
        };
}
