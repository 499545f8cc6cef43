using Hybrid.Catalog;
using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Planning;

/// <summary>The same movie or episodes from other items: in the library, or about to be.</summary>
public static class Holdings
{
    /// <param name="db">Read only.</param>
    /// <param name="item">Its own files are not counted.</param>
    /// <param name="title">What the item is, or would be.</param>
    /// <param name="keys">The library keys of the item's files.</param>
    public static async Task<IReadOnlyList<Holding>> OfAsync(
        LedgerDb db,
        IngestItem item,
        TitleId title,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellationToken
    )
    {
        // From the title's items to their files, by index. The other direction would read every file in the ledger.
        var files = await db
            .Items.AsNoTracking()
            .Where(i => i.Id != item.Id && i.TitleKind == title.Kind && i.TmdbId == title.Tmdb)
            .SelectMany(i => i.Files)
            .Where(f => f.Placement!.State == PlacementState.Placed || f.Placement.State == PlacementState.Planned)
            .Select(f => new
            {
                f.ItemId,
                f.LibraryKeys,
                f.Placement!.To,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. files
                .SelectMany(f => f.LibraryKeys.Where(keys.Contains).Select(key => new Holding(f.ItemId, key) { Path = f.To }))
                .DistinctBy(h => (h.ItemId, h.Key)),
        ];
    }

    /// <summary>Includes approved items without a plan: two approvals in a row must not both pass without a question.</summary>
    public static async Task<IReadOnlyList<Holding>> WithApprovedAsync(
        LedgerDb db,
        IngestItem item,
        TitleId title,
        IReadOnlyCollection<string> keys,
        int latestYear,
        CancellationToken cancellationToken
    )
    {
        List<IngestItem> approved = await db
            .Items.AsNoTracking()
            .Where(i => i.Id != item.Id && i.State == ItemState.Approved && i.TitleKind == title.Kind && i.TmdbId == title.Tmdb)
            .Include(i => i.Files)
            .ToListAsync(cancellationToken);
        return
        [
            .. await OfAsync(db, item, title, keys, cancellationToken),
            .. approved.SelectMany(other =>
                LibraryClaim.Of(other, title, latestYear).Where(keys.Contains).Select(key => new Holding(other.Id, key))
            ),
        ];
    }
}

/// <param name="ItemId">The item that the copy came with.</param>
/// <param name="Key">See <see cref="ItemFile.LibraryKeys"/>.</param>
public sealed record Holding(long ItemId, string Key)
{
    /// <summary>Where the copy is, or will be; null if its item has no plan yet.</summary>
    public string? Path { get; init; }
}
