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
        List<GroupedClaim> titles = [];
        await foreach (
            IndexedTitle title in db.LibraryTitles.AsNoTracking().OrderBy(t => t.Id).AsAsyncEnumerable().WithCancellation(cancellationToken)
        )
        {
            titles.Add(
                new GroupedClaim(
                    title.Id,
                    title.Kind,
                    GroupedClaim.Hash(title.NameKey),
                    title.Year,
                    title.TmdbId,
                    title.ImdbId,
                    title.TvdbId,
                    title.Group
                )
            );
        }

        IReadOnlyDictionary<long, long> groups = TitleGroups.Of(titles);
        foreach (GroupedClaim title in titles.Where(t => groups[t.Id] != t.Group))
        {
            await db
                .LibraryTitles.Where(t => t.Id == title.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.Group, groups[title.Id]), cancellationToken);
        }
    }
}
