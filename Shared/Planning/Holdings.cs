using Hybrid.Catalog;
using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Planning;

/// <summary>What other items have put into the library, or are about to, of the same film or episodes.</summary>
public static class Holdings
{
    /// <param name="db">Read only.</param>
    /// <param name="item">Its own files do not count.</param>
    /// <param name="title">What it is, or would be.</param>
    /// <param name="keys">What it would put there.</param>
    public static async Task<IReadOnlyList<Holding>> OfAsync(
        LedgerDb db,
        IngestItem item,
        TitleId title,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellationToken
    )
    {
        // From the title's items to their files, by index: the other way round it would read every file that was ever taken in.
        var files = await db
            .Items.AsNoTracking()
            .Where(i => i.Id != item.Id && i.TitleKind == title.Kind && i.TmdbId == title.Tmdb)
            .SelectMany(i => i.Files)
            .Where(f => f.Placement!.State == PlacementState.Placed || f.Placement.State == PlacementState.Planned)
            .Select(f => new { f.ItemId, f.LibraryKeys })
            .ToListAsync(cancellationToken);
        return [.. files.SelectMany(f => f.LibraryKeys.Where(keys.Contains).Select(key => new Holding(f.ItemId, key))).Distinct()];
    }

    /// <summary>The same, with what was approved and is not planned yet: two approvals in a row must not both go in unasked.</summary>
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

/// <param name="ItemId">The item that holds it.</param>
/// <param name="Key">See <see cref="ItemFile.LibraryKeys"/>.</param>
public sealed record Holding(long ItemId, string Key);
