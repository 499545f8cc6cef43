using System.Text.Json.Serialization;
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
            .SelectMany(
                i => i.Files,
                (i, f) =>
                    new
                    {
                        i.Name,
                        File = f,
                        f.Placement,
                    }
            )
            .Where(f => f.Placement!.State == PlacementState.Placed || f.Placement.State == PlacementState.Planned)
            .ToListAsync(cancellationToken);
        // As when the item came: the latest plausible year.
        int latestYear = item.CreatedAt.Year + 1;
        return
        [
            .. files.SelectMany(f =>
                f.File.LibraryKeys.Where(keys.Contains)
                    .Select(key => new Holding(f.File.ItemId, key)
                    {
                        Path = f.Placement!.To,
                        Keys = f.File.LibraryKeys,
                        Quality = Quality.Of(f.File, Planner.Read(f.Name, f.File, latestYear), latestYear),
                    })
            ),
        ];
    }

    /// <summary>Those that the names claim, approved ones included, each compared with the item's video if it has only one.</summary>
    public static async Task<IReadOnlyList<Holding>> ComparedAsync(
        LedgerDb db,
        IngestItem item,
        TitleId title,
        int latestYear,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<string> keys = LibraryClaim.Of(item, title, latestYear);
        IReadOnlyList<Holding> copies = await WithApprovedAsync(db, item, title, keys, latestYear, cancellationToken);
        ItemFile[] videos = [.. item.Files.Where(Placeable.IsVideo)];
        return videos is [var only] ? [.. copies.Select(c => c.ComparedWith(Versions.QualityOf(item, only)))] : copies;
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

    /// <summary>All keys of the copy: a file may hold several episodes.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Null if its item has no plan yet.</summary>
    [JsonIgnore]
    public Quality? Quality { get; init; }

    /// <summary>The quality of the new copy; null if they were not compared.</summary>
    [JsonIgnore]
    public Quality? New { get; init; }

    /// <summary>How the new copy compares with it, in words; null if they were not compared.</summary>
    public string? Compared { get; init; }

    /// <summary>With the comparison, in words.</summary>
    public Holding ComparedWith(Quality copy) =>
        Quality is null
            ? this
            : this with
            {
                New = copy,
                Compared = $"it has {Quality}; the new one is {QualityPolicy.Compare(copy, Quality)}: {copy}",
            };
}
