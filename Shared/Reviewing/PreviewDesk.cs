using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Planning;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Reviewing;

/// <summary>Shows what an approval would do: the plan that the daemon would make. Writes nothing to the ledger or the disk.</summary>
public sealed class PreviewDesk(IDbContextFactory<LedgerDb> ledger, ICatalog catalog, Planner planner, TimeProvider time)
{
    /// <param name="choice">As for an approval. Without a candidate or id: the title that was chosen already, else the first candidate.</param>
    /// <param name="cancellationToken">Stops waiting for the catalog.</param>
    public async Task<PreviewOutcome> PreviewAsync(Approval choice, CancellationToken cancellationToken = default)
    {
        if (ApprovalRules.Instance.Validate(choice) is { IsValid: false } result)
        {
            return Refused(ApprovalRules.Invalid(result));
        }

        IngestItem? item;
        await using (LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken))
        {
            item = await db
                .Items.AsNoTracking()
                .Include(i => i.Download)
                .Include(i => i.Files)
                .SingleOrDefaultAsync(i => i.Id == choice.ItemId, cancellationToken);
        }

        if (item is null)
        {
            return Refused(new ReviewOutcome.NotFound(choice.ItemId));
        }

        if (choice is { Candidate: null, TmdbId: null } && item.Chosen is { } chosen)
        {
            return await ShowAsync(item, chosen, choice, cancellationToken);
        }

        // A look may be at an unlikely title too.
        int? number = choice.Candidate ?? (item.Assessment?.Best is null ? null : 1);
        TitleChoice title = await TitleChoice.MakeAsync(item, number, choice.TmdbId, choice.Kind, catalog, cancellationToken);
        return title switch
        {
            TitleChoice.Chosen made => await ShowAsync(item, made.Id, choice, cancellationToken),
            TitleChoice.Refused refused => Refused(refused.Why),
            _ => throw new InvalidOperationException($"No such choice: {title}"),
        };
    }

    private async Task<PreviewOutcome> ShowAsync(IngestItem item, TitleId title, Approval choice, CancellationToken cancellationToken)
    {
        if (await FileSayings.TakeAsync(item, title, choice, catalog, time.GetUtcNow(), cancellationToken) is { } misfit)
        {
            return Refused(misfit);
        }

        item.Numbering = ReviewDesk.NumberingOf(item, title, choice.Numbering);
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        Plan plan = await planner.PlanAsync(db, item, title, cancellationToken);
        return plan switch
        {
            Plan.Made made => new PreviewOutcome.Shown(RenamePreview.Of(item, made)),
            Plan.TitleGone gone => Refused(new ReviewOutcome.NotInCatalog(gone.Id)),
            Plan.CatalogFailed failed => new PreviewOutcome.CatalogFailed(failed.Fault),
            Plan.NoLibrary none => new PreviewOutcome.NoLibrary(none.Kind),
            _ => throw new InvalidOperationException($"No such plan: {plan}"),
        };
    }

    private static PreviewOutcome.Refused Refused(ReviewOutcome why) => new(why);
}
