using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Notifying;

/// <summary>Finds problems that have lasted for a while: neighbors that fail, downloads that cannot be read, items that are stuck.</summary>
internal static class TroublesInLedger
{
    private const int MostItems = 200;

    /// <param name="lasting">Problems younger than this are left out, because most of them pass by themselves.</param>
    public static async Task<IReadOnlyList<Trouble>> ReadAsync(
        LedgerDb db,
        TimeSpan lasting,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        List<NeighbourStatus> neighbours = await db.Neighbours.AsNoTracking().ToListAsync(cancellationToken);

        // A receiver that fails is not a reason for a notification; the status shows it.
        neighbours.RemoveAll(n => Receivers.Names.Contains(n.Name));
        return
        [
            .. neighbours
                .Where(n => n.FaultSince is { } since && Editor.HasPassed(since, lasting, now))
                .Select(n => new Trouble($"neighbour:{n.Name}", $"{n.Name} does not work", n.Fault ?? "", n.FaultSince!.Value)),
            .. neighbours
                .Where(n => n.NoticeSince is { } since && Editor.HasPassed(since, lasting, now))
                .Select(n => new Trouble($"notice:{n.Name}", $"{n.Name} needs your attention", n.Notice ?? "", n.NoticeSince!.Value)),
            .. OfItems(await FailingAsync(db, lasting, now, cancellationToken), neighbours),
        ];
    }

    private static async Task<List<Failing>> FailingAsync(
        LedgerDb db,
        TimeSpan lasting,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        List<Failing> failing = await db
            .Items.AsNoTracking()
            .Where(i => i.Fault != null)
            .OrderBy(i => i.Id)
            .Take(MostItems)
            .Select(i => new Failing(
                i.Name,
                i.State,
                i.Fault!,
                i.ChangedAt,
                db.History.Where(h =>
                        h.ItemId == i.Id
                        && h.Event == HistoryEvent.Faulted
                        && !db.History.Any(later => later.ItemId == i.Id && later.Event == HistoryEvent.Moved && later.Id > h.Id)
                    )
                    .Min(h => (DateTimeOffset?)h.At)
            ))
            .ToListAsync(cancellationToken);
        return [.. failing.Where(f => f.Since is { } since && Editor.HasPassed(since, lasting, now))];
    }

    /// <summary>One problem per step, however many items are stuck there. If a neighbor is the cause, the neighbor is reported instead.</summary>
    private static IEnumerable<Trouble> OfItems(List<Failing> failing, List<NeighbourStatus> neighbours) =>
        from item in failing
        let step = StepOf(item.State)
        let neighbour = neighbours.Find(n => n.Name == step.Neighbour)
        group (Item: item, IsExplained: neighbour is { Fault: not null } || item.TriedAt <= neighbour?.LastOkAt) by step into held
        let open = held.Where(h => !h.IsExplained).ToList()
        let told = (open.Count > 0 ? open : [.. held]).ConvertAll(h => h.Item)
        let first = told.MinBy(f => f.Since)!
        select new Trouble(
            $"items:{held.Key.Word}",
            $"{Wording.Items(told.Count)} cannot be {held.Key.Word}",
            $"{Wording.Name(first.Name)}: {first.Fault}",
            first.Since!.Value
        )
        {
            IsExplained = open.Count == 0,
        };

    private static (string Word, string? Neighbour) StepOf(ItemState state) =>
        state switch
        {
            ItemState.Identifying => ("identified", NeighbourBoard.Tmdb),
            ItemState.Announcing => ("announced to Plex", NeighbourBoard.Plex),
            ItemState.Undoing => ("undone", null),
            _ => ("filed", null),
        };

    private sealed record Failing(string Name, ItemState State, string Fault, DateTimeOffset TriedAt, DateTimeOffset? Since);
}
