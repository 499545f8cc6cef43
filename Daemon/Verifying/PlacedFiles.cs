using System.Runtime.CompilerServices;
using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Verifying;

/// <summary>The files that the ledger has in the library, in pages: there may be a hundred thousand.</summary>
public sealed class PlacedFiles(IDbContextFactory<LedgerDb> ledger, TimeProvider time)
{
    private const int PageSize = 500;

    /// <param name="scope">Which.</param>
    /// <param name="cancellationToken">Between two pages.</param>
    public async IAsyncEnumerable<PlacedFile> ReadAsync(
        PlacedScope scope,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        long after = 0;
        while (true)
        {
            List<PlacedFile> page = await PageAsync(scope, after, cancellationToken);
            foreach (PlacedFile file in page)
            {
                yield return file;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            after = page[^1].PlacementId;
        }
    }

    public async Task<(int Files, long Bytes)> CountAsync(PlacedScope scope, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        IQueryable<Placement> placements = In(db, scope).Select(f => f.Placement!);
        return (await placements.CountAsync(cancellationToken), await placements.SumAsync(p => p.Bytes, cancellationToken));
    }

    /// <summary>False once it was undone or replaced.</summary>
    public async Task<bool> IsStillPlacedAsync(PlacedFile file, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        return await db.Placements.AnyAsync(p => p.Id == file.PlacementId && p.State == PlacementState.Placed, cancellationToken);
    }

    public async Task KeepAsync(PlacedFile file, string hash, CancellationToken cancellationToken)
    {
        long now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var at = DateTimeOffset.FromUnixTimeMilliseconds(now);
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        await db
            .Placements.Where(p => p.Id == file.PlacementId && p.State == PlacementState.Placed && p.ContentHash == null)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.ContentHash, hash).SetProperty(p => p.HashedAt, at), cancellationToken);
    }

    private async Task<List<PlacedFile>> PageAsync(PlacedScope scope, long after, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        return await In(db, scope)
            .Where(f => f.Placement!.Id > after)
            .OrderBy(f => f.Placement!.Id)
            .Take(PageSize)
            .Select(f => new PlacedFile
            {
                PlacementId = f.Placement!.Id,
                ItemId = f.ItemId,
                Path = f.Placement.To,
                LibraryRoot = f.Placement.LibraryRoot,
                Source = f.Placement.From,
                Bytes = f.Placement.Bytes,
                Method = f.Placement.Method,
                Hash = f.Placement.ContentHash,
                HashedAt = f.Placement.HashedAt,
                ModifiedAt = f.Placement.PlacedModifiedAt,
            })
            .ToListAsync(cancellationToken);
    }

    private static IQueryable<ItemFile> In(LedgerDb db, PlacedScope scope)
    {
        IQueryable<ItemFile> files = db.Files.AsNoTracking().Where(f => f.Placement!.State == PlacementState.Placed);
        files = scope.ItemIds.Count > 0 ? files.Where(f => scope.ItemIds.Contains(f.ItemId)) : files;
        return scope.OnlyUnhashed ? files.Where(f => f.Placement!.ContentHash == null) : files;
    }
}

/// <summary>Which placed files.</summary>
public sealed record PlacedScope
{
    /// <summary>Empty = of every item.</summary>
    public IReadOnlyList<long> ItemIds { get; init; } = [];

    public bool OnlyUnhashed { get; init; }
}
