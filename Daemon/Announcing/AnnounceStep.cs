using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Naming;
using Hybrid.Neighbors;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Announcing;

/// <summary>Asks Plex to scan the folders that got files. If Plex is down, the files stay and the step is tried again.</summary>
public sealed class AnnounceStep(MediaServerNews news, ServerLooks looks, TimeProvider time) : IItemStep
{
    public IReadOnlyList<ItemState> States { get; } = [ItemState.Announcing];

    public async Task RunAsync(LedgerDb db, IngestItem item, CancellationToken cancellationToken)
    {
        string[] folders =
        [
            .. item
                .Files.Where(f => f.Placement is { State: PlacementState.Placed })
                .Select(f => f.Role == FileRole.Disc ? DiscPath.FolderToScan(f.Placement!.To) : ExtraPath.FolderToScan(f.Placement!.To))
                .Distinct(StringComparer.Ordinal),
        ];
        Answer<string> told = await news.TellAsync(item, folders, cancellationToken);
        if (told.Fault is { } fault)
        {
            DateTimeOffset failed = time.GetUtcNow();
            item.Postpone(fault.Sentence, Backoff.After(item.Tries, failed, fault.RetryAfter), failed);
            return;
        }

        DateTimeOffset now = time.GetUtcNow();
        item.Note(HistoryEvent.Announced, Actor.Daemon, told.Value!, now);
        await looks.BeginAsync(db, item, now, cancellationToken);
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
