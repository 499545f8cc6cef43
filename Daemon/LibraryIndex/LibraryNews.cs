using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>The folders in which we placed, moved or removed something lately, as the history tells.</summary>
public sealed class LibraryNews(IDbContextFactory<LedgerDb> ledger)
{
    /// <summary>Of more items at once, a sweep finds the folders.</summary>
    private const int MostItems = 500;

    /// <returns>Absolute folders.</returns>
    public async Task<IReadOnlyCollection<string>> SinceAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        long[] items = await db
            .History.Where(h => h.At >= since && h.ItemId != null)
            .Select(h => h.ItemId!.Value)
            .Distinct()
            .Take(MostItems)
            .ToArrayAsync(cancellationToken);
        List<string> renamed = await db
            .AdoptedRenames.Where(r => r.EndedAt >= since && r.State == RelocationState.Done)
            .Select(r => r.To)
            .ToListAsync(cancellationToken);
        return (items.Length == 0 ? renamed : renamed.Concat(await OfAsync(db, items, cancellationToken)))
            .Where(path => path.Length > 0)
            .Select(path => Path.GetDirectoryName(path)!)
            .ToHashSet(StringComparer.Ordinal);
    }

    private static async Task<IEnumerable<string>> OfAsync(LedgerDb db, long[] items, CancellationToken cancellationToken)
    {
        IQueryable<ItemFile> files = db.Files.Where(f => items.Contains(f.ItemId));
        List<string> placed = await files
            .Where(f => f.Placement != null && f.Placement.State != PlacementState.Refused)
            .Select(f => f.Placement!.To)
            .ToListAsync(cancellationToken);
        List<string> moved = await db
            .Relocations.Where(r => files.Any(f => f.Id == r.FileId))
            .Select(r => r.From)
            .ToListAsync(cancellationToken);
        return placed.Concat(moved);
    }
}
