using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Planning;

namespace Hybrid.Daemon.Placing;

/// <summary>Files an approved item: writes the whole plan into the journal first, then places one file after the other.</summary>
/// <remarks>Redo only: after a crash, the same step runs again for the files that the journal still lists as planned.</remarks>
public sealed class PlaceStep(
    PlacingPlan plan,
    Mounts mounts,
    PlacingRun run,
    ReplaceOlderCopies replaceOlder,
    TakeBack takeBack,
    TimeProvider time
) : IItemStep
{
    public IReadOnlyList<ItemState> States { get; } = [ItemState.Approved, ItemState.Placing, ItemState.Undoing];

    public async Task RunAsync(LedgerDb db, IngestItem item, CancellationToken cancellationToken)
    {
        if (item.State == ItemState.Undoing)
        {
            await takeBack.UndoAsync(db, item, cancellationToken);
            return;
        }

        if (item.State == ItemState.Approved && !await plan.MakeAsync(db, item, cancellationToken))
        {
            return;
        }

        await CarryOutAsync(db, item, cancellationToken);
    }

    private async Task CarryOutAsync(LedgerDb db, IngestItem item, CancellationToken cancellationToken)
    {
        GiveUp(item);
        if (await mounts.MissingAsync(db, item, cancellationToken) is { } missing)
        {
            End(item, missing, time.GetUtcNow());
            return;
        }

        MountWatch watch = mounts.Watch(item);
        string? waiting =
            await run.PlaceAllAsync(db, item, watch, cancellationToken)
            ?? await takeBack.HalfDiscAsync(db, item, cancellationToken)
            ?? watch.Changed()
            ?? await replaceOlder.CarryOutAsync(db, item, cancellationToken);
        End(item, waiting, time.GetUtcNow());
    }

    /// <summary>Refuses files planned for a library that is no longer set and no longer exists; they would wait forever.</summary>
    private void GiveUp(IngestItem item)
    {
        foreach (
            ItemFile file in item.Files.Where(f => f.Placement is { State: PlacementState.Planned } p && mounts.IsGivenUp(p.LibraryRoot))
        )
        {
            string sentence = $"{Mounts.GivenUp(file.Placement!.LibraryRoot)}. Approve the item again.";
            PlacementRecord.Refuse(item, file, Concern.PlacingFailed, sentence, time.GetUtcNow());
        }
    }

    private static void End(IngestItem item, string? waiting, DateTimeOffset now)
    {
        if (waiting is not null)
        {
            item.Postpone(waiting, Backoff.After(item.Tries, now), now);
            return;
        }

        Placement[] placements = [.. item.Files.Select(f => f.Placement).OfType<Placement>()];
        // Beside a video, an extra or a subtitle is not what the item is about.
        bool hasMain = item.Files.Exists(Placeable.IsMain);
        if (item.Files.Exists(f => (!hasMain || Placeable.IsMain(f)) && f.Placement is { State: PlacementState.Placed }))
        {
            item.Move(
                ItemState.Announcing,
                Actor.Daemon,
                $"Files in the library: {placements.Count(p => p.State == PlacementState.Placed)} of {placements.Length}.",
                now
            );
            return;
        }

        Placement? first = Array.Find(placements, p => p.State == PlacementState.Refused) ?? placements.FirstOrDefault();
        string none = first is null ? "There is no file to place." : $"No file was placed. {first.Note}";
        item.ReturnToReview([new Reason(first?.RefusedFor ?? Concern.PlacingFailed, none)], now);
    }
}
