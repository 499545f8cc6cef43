using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Notifying;

/// <summary>Finds what has been wrong for a while: neighbours that fail, downloads that cannot be seen, items that get no further.</summary>
internal static class TroublesInLedger
{
    private const int MostItems = 200;

    /// <param name="lasting">What began later than so long ago is left out: most of it passes by itself.</param>
    public static async Task<IReadOnlyList<Trouble>> ReadAsync(
        LedgerDb db,
        TimeSpan lasting,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        List<NeighbourStatus> neighbours = await db.Neighbours.AsNoTracking().ToListAsync(cancellationToken);

        // Who cannot be told is not told of: the status has it.
        neighbours.RemoveAll(n => Receivers.Names.Contains(n.Name));
        return
        [
            .. neighbours
                .Where(n => n.FaultSince is { } since && Editor.HasPassed(since, lasting, now))
                .Select(n => new Trouble($"neighbour:{n.Name}", $"{n.Name} fails", n.Fault ?? "", n.FaultSince!.Value)),
            .. neighbours
                .Where(n => n.NoticeSince is { } since && Editor.HasPassed(since, lasting, now))
                .Select(n => new Trouble($"notice:{n.Name}", $"{n.Name} needs a look", n.Notice ?? "", n.NoticeSince!.Value)),
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

    /// <summary>One trouble a step, however many items it holds up. Where a neighbour is why, that is told.</summary>
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
            ItemState.Announcing => ("announced", NeighbourBoard.Plex),
            ItemState.Undoing => ("taken back", null),
            _ => ("placed", null),
        };

    private sealed record Failing(string Name, ItemState State, string Fault, DateTimeOffset TriedAt, DateTimeOffset? Since);
}
