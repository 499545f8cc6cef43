using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Neighbors;
using Hybrid.Planning;
using Hybrid.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Placing;

/// <summary>
/// Episodes that were filed without a title, because the catalog had none yet, or only "Episode 5": when it knows the title, their items are asked to
/// rename them.
/// </summary>
public sealed class NewEpisodeTitles(
    IDbContextFactory<LedgerDb> ledger,
    ICatalog catalog,
    HybridSettings settings,
    TimeProvider time,
    ILogger<NewEpisodeTitles> logger
)
{
    /// <summary>For so long after it was filed. Some series never get titles.</summary>
    public static readonly TimeSpan AskedFor = TimeSpan.FromDays(60);

    /// <summary>Seasons that the catalog is asked for in one run, those filed last first.</summary>
    public const int MostSeasons = 100;

    /// <returns>How many items were asked to rename files.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Untitled> files = await UntitledAsync(cancellationToken);
        List<Untitled> known = [];
        int seasons = 0;
        foreach (IGrouping<(int Series, int Season), Untitled> season in files.GroupBy(f => (f.Series, f.Season)).Take(MostSeasons))
        {
            seasons++;
            Answer<IReadOnlyList<Episode>> answer = await catalog.SeasonAsync(season.Key.Series, season.Key.Season, cancellationToken);
            if (!answer.IsOk)
            {
                logger.LogInformation("The titles of new episodes could not be asked for: {Fault}", answer.Fault.Sentence);
                break;
            }

            known.AddRange(season.Where(f => f.Episodes.All(number => HasTitle(answer.Value!, number))));
        }

        int asked = 0;
        foreach (IGrouping<long, Untitled> item in known.GroupBy(f => f.ItemId))
        {
            asked += await AskAsync(item.Key, [.. item.Select(f => f.FileId)], cancellationToken) ? 1 : 0;
        }

        if (seasons > 0)
        {
            logger.LogInformation(
                "Asked the catalog for the titles of {Files} episodes in {Seasons} seasons; {Items} items get new names",
                files.Count,
                seasons,
                asked
            );
        }

        return asked;
    }

    private static bool HasTitle(IReadOnlyList<Episode> season, int number) =>
        UntitledEpisode.IsTitle(season.FirstOrDefault(e => e.Number == number)?.Name);

    /// <summary>Those filed last first. A file whose renaming was refused once is left out: it was told.</summary>
    private async Task<IReadOnlyList<Untitled>> UntitledAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset since = time.GetUtcNow() - AskedFor;
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        var files = await db
            .Items.AsNoTracking()
            .Where(i => i.State == ItemState.Finished && i.TitleKind == TitleKind.Series && i.TmdbId != null)
            .SelectMany(
                i => i.Files,
                (i, f) =>
                    new
                    {
                        i.TmdbId,
                        File = f,
                        f.Placement,
                    }
            )
            .Where(f =>
                f.Placement!.State == PlacementState.Placed
                && f.Placement.PlacedAt >= since
                && f.Placement.PlacedInode != null
                && f.File.Role == FileRole.Video
            )
            .Where(f => !db.Relocations.Any(r => r.FileId == f.File.Id && r.By == Actor.Daemon && r.State == RelocationState.Left))
            .OrderByDescending(f => f.Placement!.PlacedAt)
            .ToListAsync(cancellationToken);
        return
        [
            .. files
                .Where(f => IsUntitled(f.Placement!.To) && f.File.Assignment is { Kind: AssignmentKind.Episodes, Season: not null })
                .Select(f => new Untitled(
                    f.File.ItemId,
                    f.File.Id,
                    f.TmdbId!.Value,
                    f.File.Assignment!.Season!.Value,
                    f.File.Assignment.Episodes
                )),
        ];
    }

    private bool IsUntitled(string path) =>
        UntitledEpisode.Is(path, settings.Naming.Episode)
        || (settings.NamingInFolder == NamingInFolder.Folder && NamesAlike.IsUntitled(path));

    private async Task<bool> AskAsync(long id, long[] files, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        IngestItem item = await db
            .Items.Include(i => i.Files)
                .ThenInclude(f => f.Placement)
            .SingleAsync(i => i.Id == id, cancellationToken);
        if (item.State != ItemState.Finished)
        {
            return false;
        }

        DateTimeOffset now = time.GetUtcNow();
        db.Relocations.AddRange(
            item.Files.Where(f => files.Contains(f.Id)).Select(f => Relocation.Of(f, f.Placement!.To, assignment: null, Actor.Daemon, now))
        );
        item.Move(ItemState.Relocating, Actor.Daemon, $"The catalog knows the titles now. Files to rename: {files.Length}.", now);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody decided at this moment. The next night asks again.
            return false;
        }
    }

    private sealed record Untitled(long ItemId, long FileId, int Series, int Season, IReadOnlyList<int> Episodes);
}
