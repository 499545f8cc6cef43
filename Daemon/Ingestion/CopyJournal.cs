using System.Globalization;
using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Ingestion;

/// <summary>Writes how far a copy is, so that a restart need not begin again; and says it in the status. Not a change of the item: nobody's decision collides with it.</summary>
internal sealed class CopyJournal(IDbContextFactory<LedgerDb> ledger, Activity activity, Placement placement) : IProgress<long>, IDisposable
{
    private readonly string _name = Path.GetFileName(placement.To);
    private IDisposable _doing = activity.Begin($"placing {Path.GetFileName(placement.To)}");

    public void Report(long value)
    {
        using LedgerDb db = ledger.CreateDbContext();
        db.Placements.Where(p => p.Id == placement.Id).ExecuteUpdate(set => set.SetProperty(p => p.CopiedBytes, value));
        string part = ((double)value / Math.Max(1, placement.Bytes)).ToString("0 %", CultureInfo.InvariantCulture);
        IDisposable before = _doing;
        _doing = activity.Begin($"copying {_name}, {part} done");
        before.Dispose();
    }

    public void Dispose() => _doing.Dispose();
}
