using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Library;

/// <summary>What plex-mcp filed lately, by titles. What another hand put into the library has no time in the ledger.</summary>
public sealed class RecentTitles(IDbContextFactory<LedgerDb> ledger)
{
    private const int MostParts = 200;

    /// <summary>Newest first.</summary>
    public async Task<Page<RecentTitle>> FindAsync(
        TitleKind? kind,
        DateTimeOffset since,
        Paging paging,
        CancellationToken cancellationToken
    )
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        var items = db
            .Placements.Where(p => p.State == PlacementState.Placed && p.PlacedAt >= since)
            .Join(db.Files, p => p.FileId, f => f.Id, (p, f) => new { Placement = p, f.ItemId })
            .Join(db.Items.Where(i => i.Title != null && (kind == null || i.TitleKind == kind)), f => f.ItemId, i => i.Id, (f, i) => f)
            .GroupBy(f => f.ItemId)
            .Select(g => new
            {
                Id = g.Key,
                Last = g.Max(f => f.Placement.Id),
                Files = g.Count(),
                Bytes = g.Sum(f => f.Placement.Bytes),
            });
        int total = await items.CountAsync(cancellationToken);
        var page = await items.OrderByDescending(i => i.Last).Skip(paging.Offset).Take(paging.Limit).ToListAsync(cancellationToken);
        List<RecentTitle> titles = [];
        foreach (var row in page)
        {
            IngestItem item = await db.Items.AsNoTracking().SingleAsync(i => i.Id == row.Id, cancellationToken);
            List<ItemFile> files = await db
                .Files.AsNoTracking()
                .Include(f => f.Placement)
                .Where(f => f.ItemId == row.Id && f.Placement!.State == PlacementState.Placed && f.Placement.PlacedAt >= since)
                .OrderBy(f => f.Role)
                .ThenBy(f => f.Placement!.To)
                .Take(MostParts)
                .ToListAsync(cancellationToken);
            titles.Add(RecentTitle.Of(item, files, row.Files, row.Bytes));
        }

        return paging.Page<RecentTitle>(titles, total);
    }
}

/// <param name="Title">With its year and id.</param>
/// <param name="Parts">"S01E02": what was filed of a series; empty for a movie.</param>
/// <param name="Folder">Of the first video. Absolute; untrusted.</param>
/// <param name="At">When the last of its files was filed.</param>
public sealed record RecentTitle(
    long ItemId,
    NamedTitle Title,
    IReadOnlyList<string> Parts,
    int Files,
    long Bytes,
    string Folder,
    DateTimeOffset At,
    Actor? By
)
{
    internal static RecentTitle Of(IngestItem item, List<ItemFile> files, int count, long bytes) =>
        new(
            item.Id,
            NamedTitle.ChosenFor(item)!,
            [
                .. files
                    .Where(f => f is { Role: FileRole.Video, Assignment.Kind: AssignmentKind.Episodes })
                    .Select(f => f.Assignment!.Words)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ],
            count,
            bytes,
            Path.GetDirectoryName(files[0].Placement!.To) ?? "",
            files.Max(f => f.Placement!.PlacedAt!.Value),
            item.DecidedBy
        );
}
