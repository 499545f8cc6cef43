using Hybrid.Ledger;
using Hybrid.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Notifying;

/// <summary>What happened since the last digest.</summary>
/// <param name="Filed">Items whose files got into the library.</param>
/// <param name="FiledNames">The names of the first few of those.</param>
/// <param name="Failing">Items whose current step fails now.</param>
/// <param name="Undone">Items that were removed from the library by undo.</param>
internal sealed record DigestFigures(int Filed, IReadOnlyList<string> FiledNames, int Failing, int Undone)
{
    private const int MostNames = 20;

    public static async Task<DigestFigures> ReadAsync(LedgerDb db, DateTimeOffset since, CancellationToken cancellationToken)
    {
        IQueryable<HistoryEntry> moves = db.History.AsNoTracking().Where(h => h.At > since && h.Event == HistoryEvent.Moved);
        IQueryable<long?> filed = moves
            .Where(h => h.From == ItemState.Placing && h.To == ItemState.Announcing)
            .Select(h => h.ItemId)
            .Distinct();
        var names = await db
            .Items.AsNoTracking()
            .Where(i => filed.Contains(i.Id))
            .OrderBy(i => i.Id)
            .Take(MostNames)
            .Select(i => new
            {
                i.Name,
                i.Title,
                i.Year,
            })
            .ToListAsync(cancellationToken);
        return new DigestFigures(
            await filed.CountAsync(cancellationToken),
            [.. names.Select(n => n.Title is null ? n.Name : Format.Title(n.Title, n.Year))],
            await db.Items.CountAsync(i => i.Fault != null, cancellationToken),
            await moves.Where(h => h.To == ItemState.Undone).Select(h => h.ItemId).Distinct().CountAsync(cancellationToken)
        );
    }

    public bool IsEmpty(QueueSummary queue) => Filed + Failing + Undone + queue.Waiting == 0;
}
