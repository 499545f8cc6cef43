using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Reviewing;

/// <summary>Records that an item is taken out of the library again. The request is a row; the daemon carries it out.</summary>
public sealed class UndoDesk(IDbContextFactory<LedgerDb> ledger, TimeProvider time, WakeUp wakeUp)
{
    public async Task<UndoOutcome> UndoAsync(
        long id,
        Author by,
        int? expectedVersion = null,
        Consent? consent = null,
        CancellationToken cancellationToken = default
    )
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        IngestItem? item = await db
            .Items.Include(i => i.Files)
                .ThenInclude(f => f.Placement)
            .SingleOrDefaultAsync(i => i.Id == id, cancellationToken);
        if (item is null)
        {
            return new UndoOutcome.NotFound(id);
        }

        if (expectedVersion is not null && expectedVersion != item.Version)
        {
            return new UndoOutcome.Changed(id);
        }

        int placed = item.Files.Count(f => f.Placement is { State: PlacementState.Placed or PlacementState.TakingBack });
        if (placed == 0 || !Lifecycle.Allows(item.State, ItemState.Undoing))
        {
            return new UndoOutcome.NothingToUndo(id, item.State);
        }

        IReadOnlyList<Caution> cautions = Caution.OfUndo(item, placed);
        if ((consent ?? Consent.Own).Ask(ConsentQuestion.ToUndo(item, placed, cautions), cautions.Count > 0) is { } question)
        {
            return new UndoOutcome.NeedsConsent(question);
        }

        item.Move(ItemState.Undoing, by, $"Undo: {placed} file(s) leave the library.", time.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new UndoOutcome.Changed(id);
        }

        await wakeUp.SendAsync();
        return new UndoOutcome.Accepted(id, NamedTitle.ChosenFor(item), placed);
    }
}
