using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Notifying;

/// <summary>Finds problems that have lasted for a while: neighbors and jobs that fail, downloads that cannot be read, items that are stuck.</summary>
internal static class ProblemsInLedger
{
    private const int MostItems = 200;

    /// <param name="lasting">Problems younger than this are left out, because most of them pass by themselves.</param>
    public static async Task<IReadOnlyList<Problem>> ReadAsync(
        LedgerDb db,
        TimeSpan lasting,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        List<NeighborStatus> neighbors = await db.Neighbors.AsNoTracking().ToListAsync(cancellationToken);

        // A receiver that fails is not a reason for a notification; the status shows it.
        neighbors.RemoveAll(n => Receivers.Names.Contains(n.Name));
        return
        [
            .. neighbors
                .Where(n => n.FaultSince is { } since && NotificationPolicy.HasPassed(since, lasting, now))
                .Select(n => new Problem($"neighbor:{n.Name}", $"{n.Name} does not work", n.Fault ?? "", n.FaultSince!.Value)),
            .. neighbors
                .Where(n => n.NoticeSince is { } since && NotificationPolicy.HasPassed(since, lasting, now))
                .Select(n => new Problem($"notice:{n.Name}", $"{n.Name} needs your attention", n.Notice ?? "", n.NoticeSince!.Value)),
            .. await OfJobsAsync(db, lasting, now, cancellationToken),
            .. await OfServerAsync(db, cancellationToken),
            .. OfItems(await FailingAsync(db, lasting, now, cancellationToken), neighbors),
        ];
    }

    private static async Task<IEnumerable<Problem>> OfJobsAsync(
        LedgerDb db,
        TimeSpan lasting,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        (await db.Jobs.AsNoTracking().ToListAsync(cancellationToken))
            .Where(j => NotificationPolicy.HasPassed(j.Since, lasting, now))
            .Select(j => new Problem(
                $"job:{j.Name}",
                $"The job {j.Name} fails",
                $"{j.Fault}\nWhat it does is not done. For details, run: plex-mcp-daemon logs --level error",
                j.Since
            ));

    /// <summary>A wrong title is told by itself. Files that are not shown have one cause, so they are one problem.</summary>
    private static async Task<IEnumerable<Problem>> OfServerAsync(LedgerDb db, CancellationToken cancellationToken)
    {
        IQueryable<ServerLook> looks = db.StandingLooks.AsNoTracking().OrderBy(l => l.Since);
        List<ServerLook> wrong = await looks
            .Where(l => l.State == ServerLookState.MatchedOtherwise)
            .Take(MostItems)
            .ToListAsync(cancellationToken);
        List<ServerLook> missing = await looks
            .Where(l => l.State == ServerLookState.NotShown)
            .Take(MostItems)
            .ToListAsync(cancellationToken);
        return wrong
            .Select(l => new Problem(
                $"server:{l.Server}:{l.ItemId}",
                $"{l.Server} shows item {l.ItemId} as something else",
                l.Sentence!,
                l.Since
            ))
            .Concat(
                missing
                    .GroupBy(l => l.Server)
                    .Select(held => new Problem(
                        $"server:{held.Key}:not-shown",
                        $"{held.Key} does not show {Wording.Items(held.Count())}",
                        held.First().Sentence!,
                        held.First().Since
                    ))
            );
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
        return [.. failing.Where(f => f.Since is { } since && NotificationPolicy.HasPassed(since, lasting, now))];
    }

    /// <summary>One problem per step, however many items are stuck there. If a neighbor is the cause, the neighbor is reported instead.</summary>
    private static IEnumerable<Problem> OfItems(List<Failing> failing, List<NeighborStatus> neighbors) =>
        from item in failing
        let step = StepOf(item.State)
        let needed = neighbors.Where(n => step.Neighbors.Contains(n.Name)).ToList()
        let explained = needed.Exists(n => n.Fault is not null) || (needed.Count > 0 && needed.TrueForAll(n => item.TriedAt <= n.LastOkAt))
        group (Item: item, IsExplained: explained) by step.Word into held
        let open = held.Where(h => !h.IsExplained).ToList()
        let told = (open.Count > 0 ? open : [.. held]).ConvertAll(h => h.Item)
        let first = told.MinBy(f => f.Since)!
        select new Problem(
            $"items:{held.Key}",
            $"{Wording.Items(told.Count)} cannot be {held.Key}",
            $"{Wording.Name(first.Name)}: {first.Fault}",
            first.Since!.Value
        )
        {
            IsExplained = open.Count == 0,
        };

    private static (string Word, IReadOnlyList<string> Neighbors) StepOf(ItemState state) =>
        state switch
        {
            ItemState.Identifying => ("identified", [NeighborStatus.Tmdb]),
            ItemState.Announcing => ("announced to the media server", NeighborHealth.MediaServers),
            ItemState.Undoing => ("undone", []),
            ItemState.Relocating => ("moved in the library", []),
            _ => ("filed", []),
        };

    private sealed record Failing(string Name, ItemState State, string Fault, DateTimeOffset TriedAt, DateTimeOffset? Since);
}
