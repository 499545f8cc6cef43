using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Ingestion;

/// <summary>Writes how far a copy is, so that a restart need not begin again. Not a change of the item: nobody's decision collides with it.</summary>
internal sealed class CopyJournal(IDbContextFactory<LedgerDb> ledger, long placementId) : IProgress<long>
{
    public void Report(long value)
    {
        using LedgerDb db = ledger.CreateDbContext();
        db.Placements.Where(p => p.Id == placementId).ExecuteUpdate(set => set.SetProperty(p => p.CopiedBytes, value));
    }
}
