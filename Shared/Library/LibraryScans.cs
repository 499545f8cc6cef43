using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Library;

/// <summary>Asks the daemon to read the library folders now. The request is in their rows.</summary>
public static class LibraryScans
{
    /// <param name="all">Every folder, not only those that have changed.</param>
    /// <returns>False if no daemon has begun with any library folder yet.</returns>
    public static async Task<bool> RequestAsync(
        IDbContextFactory<LedgerDb> ledger,
        bool all,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        return await db.LibraryRoots.ExecuteUpdateAsync(
                set => set.SetProperty(r => r.RequestedAt, now).SetProperty(r => r.RequestedWhole, r => r.RequestedWhole || all),
                cancellationToken
            ) > 0;
    }
}
