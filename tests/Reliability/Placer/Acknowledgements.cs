using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Hybrid.Reliability;

/// <summary>Tells of each file of which the ledger has said "placed" and been believed: from there on it must survive anything.</summary>
internal sealed class Acknowledgements(Action<string> tell) : SaveChangesInterceptor
{
    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        foreach (
            string to in eventData
                .Context!.ChangeTracker.Entries<Placement>()
                .Where(e => e.State == EntityState.Unchanged && e.Entity.State == PlacementState.Placed)
                .Select(e => e.Entity.To)
        )
        {
            tell(to);
        }

        return ValueTask.FromResult(result);
    }
}
