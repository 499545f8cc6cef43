using System.Globalization;
using Hybrid.Daemon.Disk;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Placing;

/// <summary>Records in the journal's row, and in the status, what is being written and how far it is. It does not change the item, so no decision collides with it.</summary>
internal sealed class PlacingJournal(IDbContextFactory<LedgerDb> ledger, Activity activity, Placement placement)
    : IPlacingJournal,
        IDisposable
{
    private readonly string _name = Path.GetFileName(placement.To);
    private IDisposable _doing = activity.Begin($"placing {Path.GetFileName(placement.To)}");

    public void Write(PartialState making)
    {
        using LedgerDb db = ledger.CreateDbContext();
        db.Placements.Where(p => p.Id == placement.Id)
            .ExecuteUpdate(set =>
                set.SetProperty(p => p.MadeInode, unchecked((long)making.Inode))
                    .SetProperty(p => p.Method, making.Method)
                    .SetProperty(p => p.MadeWhy, making.Why)
                    .SetProperty(p => p.IsMadeWhole, making.IsWhole)
                    .SetProperty(p => p.CopiedBytes, p => making.IsWhole ? p.CopiedBytes : 0)
            );
    }

    public void Flushed(long bytes)
    {
        using LedgerDb db = ledger.CreateDbContext();
        db.Placements.Where(p => p.Id == placement.Id).ExecuteUpdate(set => set.SetProperty(p => p.CopiedBytes, bytes));
        string part = ((double)bytes / Math.Max(1, placement.Bytes)).ToString("0 %", CultureInfo.InvariantCulture);
        IDisposable before = _doing;
        _doing = activity.Begin($"copying {_name}, {part} done");
        before.Dispose();
    }

    public void Dispose() => _doing.Dispose();
}
