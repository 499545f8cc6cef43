using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Matching;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Announcing;

/// <summary>Asks the media servers to scan the folders that got files. If one is down, the files stay and the step is tried again.</summary>
public sealed class AnnounceStep(MediaServerNews news, TimeProvider time) : IItemStep
{
    public IReadOnlyList<ItemState> States { get; } = [ItemState.Announcing];

    public async Task RunAsync(LedgerDb db, IngestItem item, CancellationToken cancellationToken)
    {
        Told told = await news.TellAsync(db, item, cancellationToken);
        DateTimeOffset now = time.GetUtcNow();
        switch (told)
        {
            case Told.Later later:
                item.Wait(later.Until);
                return;
            case Told.NotAll failed:
                item.Postpone(failed.Sentence, Backoff.After(item.Tries, now, failed.RetryAfter), now);
                return;
        }

        await EndAsync(db, item, now, cancellationToken);
    }

    /// <summary>If some files could not be placed, the item is not finished: a person is asked about the rest, once.</summary>
    private static async Task EndAsync(LedgerDb db, IngestItem item, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ItemFile[] refused = [.. item.Files.Where(f => f.Role == FileRole.Video && f.Placement is { State: PlacementState.Refused })];
        if (refused.Length == 0)
        {
            item.Move(ItemState.Finished, Actor.Daemon, "In the library.", now);
            return;
        }

        // They have no place in the library, and a person has approved the item knowing that.
        if (
            refused.All(f => f.Placement!.To.Length == 0)
            && await db.History.AnyAsync(
                h => h.ItemId == item.Id && h.From == ItemState.Announcing && h.To == ItemState.AwaitingReview,
                cancellationToken
            )
        )
        {
            item.Move(ItemState.Finished, Actor.Daemon, $"In the library. Files not placed: {refused.Length}.", now);
            return;
        }

        string sentence = $"Files not placed: {refused.Length}. The first: {refused[0].Placement!.Note}";
        item.ReturnToReview([new Reason(refused[0].Placement!.RefusedFor ?? Concern.DestinationExists, sentence)], now);
    }
}
