using Hybrid.Daemon.Announcing;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Placing;

/// <summary>Gives filed files another name or place in the library: writes the plan into the journal first, then renames. Redo only, like placing.</summary>
public sealed class RelocateStep(
    RelocationJournal journal,
    RelocationRun run,
    ReplaceOlderCopies replaceOlder,
    MediaServerNews news,
    TimeProvider time
) : IItemStep
{
    public IReadOnlyList<ItemState> States { get; } = [ItemState.Relocating];

    public async Task RunAsync(LedgerDb db, IngestItem item, CancellationToken cancellationToken)
    {
        string? waiting =
            await journal.PlanAsync(db, item, await OfAsync(db, item, RelocationState.Asked, cancellationToken), cancellationToken)
            ?? await run.CarryOutAsync(db, item, await OfAsync(db, item, RelocationState.Planned, cancellationToken), cancellationToken);
        Relocation[] asked = await LastAskedAsync(db, item, cancellationToken);
        Relocation[] done = Array.FindAll(asked, r => r.State == RelocationState.Done);
        waiting ??= await BringBackAsync(db, item, done, cancellationToken) ?? run.RemoveEmpty(done);
        if (waiting is not null)
        {
            DateTimeOffset failed = time.GetUtcNow();
            item.Postpone(waiting, Backoff.After(item.Tries, failed), failed);
            return;
        }

        // The folders that the item still has are told of with the next step.
        HashSet<string?> stay = [.. item.Files.Select(f => Path.GetDirectoryName(f.Placement?.To))];
        await news.TellOfRemovalAsync(
            item,
            [.. done.Select(r => r.From).Where(path => !stay.Contains(Path.GetDirectoryName(path)))],
            cancellationToken
        );
        string why = Array.Find(asked, r => r.State == RelocationState.Left)?.Note is { } note ? $" {note}" : "";
        item.Move(ItemState.Announcing, Actor.Daemon, $"Files moved: {done.Length} of {asked.Length}.{why}", time.GetUtcNow());
    }

    /// <summary>What a file had replaced belongs to the place that the file has left.</summary>
    private async Task<string?> BringBackAsync(LedgerDb db, IngestItem item, Relocation[] done, CancellationToken cancellationToken)
    {
        string? waiting = null;
        foreach (Relocation row in done.Where(r => r.Is is not null))
        {
            waiting = await replaceOlder.BringBackAsync(db, item, item.Files.Single(f => f.Id == row.FileId), cancellationToken) ?? waiting;
        }

        return waiting;
    }

    private static Task<List<Relocation>> OfAsync(
        LedgerDb db,
        IngestItem item,
        RelocationState state,
        CancellationToken cancellationToken
    ) => Of(db, item).Where(r => r.State == state).OrderBy(r => r.Id).ToListAsync(cancellationToken);

    private static async Task<Relocation[]> LastAskedAsync(LedgerDb db, IngestItem item, CancellationToken cancellationToken)
    {
        DateTimeOffset? last = await Of(db, item).MaxAsync(r => (DateTimeOffset?)r.AskedAt, cancellationToken);
        return await Of(db, item).Where(r => r.AskedAt == last).OrderBy(r => r.Id).ToArrayAsync(cancellationToken);
    }

    private static IQueryable<Relocation> Of(LedgerDb db, IngestItem item)
    {
        long[] files = [.. item.Files.Select(f => f.Id)];
        return db.Relocations.Where(r => files.Contains(r.FileId));
    }
}
