using Hybrid.Catalog;
using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Planning;

/// <summary>A title's videos in the library, for an item that has subtitles or extras only: they go beside them.</summary>
public static class StandingVideos
{
    /// <param name="db">Read only.</param>
    /// <param name="title">What the item is, or would be.</param>
    /// <returns>None for an item with a video of its own, be it in an archive.</returns>
    public static async Task<IReadOnlyList<PlannedFile>> OfAsync(
        LedgerDb db,
        IngestItem item,
        TitleId title,
        CancellationToken cancellationToken
    )
    {
        if (item.Files.Exists(f => Placeable.IsMain(f) || f.Role == FileRole.Archive) || !item.Files.Exists(Placeable.IsBelonging))
        {
            return [];
        }

        List<ItemFile> placed = await db
            .Items.AsNoTracking()
            .Where(i => i.Id != item.Id && i.TitleKind == title.Kind && i.TmdbId == title.Tmdb)
            .SelectMany(i => i.Files)
            .Where(f => f.Placement!.State == PlacementState.Placed)
            .Include(f => f.Placement)
            .ToListAsync(cancellationToken);
        return
        [
            .. placed
                .Where(Placeable.IsVideo)
                .Select(f => new PlannedFile
                {
                    File = f,
                    LibraryRoot = f.Placement!.LibraryRoot,
                    To = f.Placement.To,
                    LibraryKeys = f.LibraryKeys,
                }),
        ];
    }
}
