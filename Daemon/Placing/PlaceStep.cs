using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Matching;

namespace Hybrid.Daemon.Placing;

/// <summary>Puts an approved item into the library: first the whole plan into the journal, then file by file onto the disk.</summary>
/// <remarks>Redo only: after a crash the same step runs again over what the journal still calls planned.</remarks>
public sealed class PlaceStep(PlacingPlan plan, Mounts mounts, PlacingRun run, Displacing displacing, TakeBack takeBack, TimeProvider time)
    : IItemStep
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
            ?? watch.Changed()
            ?? await displacing.CarryOutAsync(db, item, cancellationToken);
        End(item, waiting, time.GetUtcNow());
    }

    /// <summary>What was planned into a library that the settings name no more, and where nothing stands, would wait for ever.</summary>
    private void GiveUp(IngestItem item)
    {
        foreach (
            ItemFile file in item.Files.Where(f => f.Placement is { State: PlacementState.Planned } p && mounts.IsGivenUp(p.LibraryRoot))
        )
        {
            PlacementRecord.Refuse(item, file, $"{Mounts.GivenUp(file.Placement!.LibraryRoot)}; approve it again.", time.GetUtcNow());
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
        if (placements.Any(p => p.State == PlacementState.Placed))
        {
            item.Move(
                ItemState.Announcing,
                Actor.Daemon,
                $"{placements.Count(p => p.State == PlacementState.Placed)} of {placements.Length} file(s) are in the library.",
                now
            );
            return;
        }

        string none = placements.Length == 0 ? "There is no file to place." : $"No file was placed: {placements[0].Note}";
        item.ReturnToReview([new Reason(Concern.PlacingFailed, none)], now);
    }
}
