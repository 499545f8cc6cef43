using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>Keeps the claims of titles in order: which are the same, and which nothing in the library makes any more.</summary>
internal static class IndexedTitles
{
    public static async Task TidyAsync(IDbContextFactory<LedgerDb> ledger, bool hasRemoved, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        if (hasRemoved)
        {
            // What a person settled is kept: the folder may only have got another name for a while.
            await db
                .LibraryTitles.Where(t =>
                    t.AdoptedAt == null && !db.LibraryFolders.Any(f => f.TitleId == t.Id) && !db.LibraryFiles.Any(f => f.TitleId == t.Id)
                )
                .ExecuteDeleteAsync(cancellationToken);
        }

        await db
            .LibraryTitles.Where(t => t.Group == 0)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Group, t => t.Id), cancellationToken);
        GroupedClaim[] titles = await ReadAsync(db, cancellationToken);
        IReadOnlyList<long> groups = TitleGroups.Of(titles);
        for (int i = 0; i < titles.Length; i++)
        {
            long id = titles[i].Id;
            long group = groups[i];
            if (titles[i].Group != group)
            {
                await db
                    .LibraryTitles.Where(t => t.Id == id)
                    .ExecuteUpdateAsync(set => set.SetProperty(t => t.Group, group), cancellationToken);
            }
        }
    }

    private static async Task<GroupedClaim[]> ReadAsync(LedgerDb db, CancellationToken cancellationToken)
    {
        var titles = new GroupedClaim[await db.LibraryTitles.CountAsync(cancellationToken)];
        int count = 0;
        await foreach (
            var row in db
                .LibraryTitles.OrderBy(t => t.Id)
                .Select(t => new
                {
                    t.Id,
                    t.Kind,
                    t.NameKey,
                    t.Year,
                    t.TmdbId,
                    t.ImdbId,
                    t.TvdbId,
                    t.Group,
                })
                .Take(titles.Length)
                .AsAsyncEnumerable()
                .WithCancellation(cancellationToken)
        )
        {
            titles[count++] = new(
                row.Id,
                row.Kind,
                GroupedClaim.Hash(row.NameKey),
                row.Year,
                row.TmdbId,
                row.ImdbId,
                row.TvdbId,
                row.Group
            );
        }

        return titles[..count];
    }
}
