using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Reviewing;

/// <summary>Tells why a file in the library is there under its name. From the ledger alone.</summary>
public sealed class ExplainDesk(IDbContextFactory<LedgerDb> ledger)
{
    private const int MostPaths = 5;
    private const int MostLines = 50;

    public async Task<ExplainOutcome> ItemAsync(long id, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        long? placed = await db
            .Files.Where(f => f.ItemId == id && f.Placement!.State == PlacementState.Placed)
            .OrderBy(f => f.Role)
            .ThenBy(f => f.Path)
            .Select(f => (long?)f.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return await ExplainAsync(db, id, placed, cancellationToken);
    }

    /// <param name="path">A whole path in the library, or its end: a file's name, perhaps with its folder.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<ExplainOutcome> FileAsync(string path, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        IQueryable<Placement> placements = db.Placements.AsNoTracking().Where(p => p.State == PlacementState.Placed);
        bool isWhole = Path.IsPathFullyQualified(path);
        string whole = Spelled(path, Path.DirectorySeparatorChar);
        string end = EndOf(path, Path.DirectorySeparatorChar);
        List<Placement> found = await (isWhole ? placements.Where(p => p.To == whole) : placements.Where(p => p.To.EndsWith(end)))
            .OrderBy(p => p.To)
            .ThenByDescending(p => p.Id)
            .Take(MostPaths)
            .ToListAsync(cancellationToken);
        switch (found)
        {
            case [var only]:
                long item = await db.Files.Where(f => f.Id == only.FileId).Select(f => f.ItemId).SingleAsync(cancellationToken);
                return await ExplainAsync(db, item, only.FileId, cancellationToken);
            case [_, ..]:
                return new ExplainOutcome.Several(path, [.. found.Select(p => p.To).Distinct()]);
            default:
                return await StandingAsync(db, path, cancellationToken);
        }
    }

    /// <summary>How the path of a file ends if it ends in these names: the ledger has paths as the system spells them.</summary>
    internal static string EndOf(string path, char separator) => $"{separator}{Spelled(path, separator).TrimStart(separator)}";

    /// <summary>A slash separates names on every system.</summary>
    private static string Spelled(string path, char separator) => path.Replace('/', separator);

    private static async Task<ExplainOutcome> ExplainAsync(LedgerDb db, long id, long? fileId, CancellationToken cancellationToken)
    {
        IngestItem? item = await db.Items.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancellationToken);
        if (item is null)
        {
            return new ExplainOutcome.NoItem(id);
        }

        ItemFile? file = await db
            .Files.AsNoTracking()
            .Include(f => f.Placement)
            .SingleOrDefaultAsync(f => f.Id == fileId, cancellationToken);
        List<HistoryEntry> lines = await db
            .History.AsNoTracking()
            .Where(h => h.ItemId == id && (h.To == ItemState.Approved || h.Event == HistoryEvent.RuleUsed))
            .OrderByDescending(h => h.Id)
            .Take(MostLines)
            .ToListAsync(cancellationToken);
        List<Relocation> moves = await db
            .Relocations.AsNoTracking()
            .Where(r => r.FileId == fileId && !r.IsBeside && r.State == RelocationState.Done)
            .OrderBy(r => r.Id)
            .Take(MostLines)
            .ToListAsync(cancellationToken);
        return new ExplainOutcome.Explained(Explanation.Of(item, file, lines, moves));
    }

    /// <summary>By the index: plex-mcp did not file it.</summary>
    private static async Task<ExplainOutcome> StandingAsync(LedgerDb db, string path, CancellationToken cancellationToken)
    {
        string name = Path.GetFileName(path);
        string end = EndOf(path, Path.DirectorySeparatorChar);
        List<IndexedFile> named = await db
            .LibraryFiles.AsNoTracking()
            .Include(f => f.Folder)
            .Include(f => f.Title)
            .Where(f => f.Name == name)
            .OrderBy(f => f.Id)
            .Take(MostLines)
            .ToListAsync(cancellationToken);
        (string Path, IndexedTitle? Title)[] found =
        [
            .. named
                .Select(f => (Path: Path.Join(f.Folder!.Root, f.Folder.Path, f.Name), f.Title))
                .Where(f => f.Path == Spelled(path, Path.DirectorySeparatorChar) || f.Path.EndsWith(end, StringComparison.Ordinal)),
        ];
        return found switch
        {
            [] => new ExplainOutcome.NoFile(path),
            [var (at, title)] => new ExplainOutcome.OfAnotherHand(
                at,
                title is null ? null : new NamedYear(title.Name, title.Year),
                title?.KnownBy,
                await RenameAsync(db, at, cancellationToken)
            ),
            _ => new ExplainOutcome.Several(path, [.. found.Take(MostPaths).Select(f => f.Path)]),
        };
    }

    /// <summary>The last one that gave it this name.</summary>
    private static async Task<MovedFrom?> RenameAsync(LedgerDb db, string path, CancellationToken cancellationToken) =>
        await db
            .AdoptedRenames.AsNoTracking()
            .Where(r => r.To == path && r.State == RelocationState.Done)
            .OrderByDescending(r => r.Id)
            .Select(r => new MovedFrom(r.From, r.By, r.AskedAt))
            .FirstOrDefaultAsync(cancellationToken);
}
