using FluentValidation;
using Hybrid.Catalog;
using Hybrid.Learning;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Planning;
using Hybrid.Settings;
using Hybrid.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Reviewing;

/// <summary>What a person or a model may do: look, approve, reject. The MCP server and the command line both use it.</summary>
/// <remarks>
/// A decision is a row; only the daemon touches files. Each decision and its line of history are one transaction, and no catalog is asked in it. The
/// item's version guards it: when two people decide at once, the second learns what the first decided.
/// </remarks>
public sealed class ReviewDesk(
    IDbContextFactory<LedgerDb> ledger,
    ICatalog catalog,
    HybridSettings settings,
    TimeProvider time,
    WakeUp wakeUp
)
{
    private readonly RuleDesk _rules = new(ledger, settings, time);
    private readonly KeptAnswers _kept = new();

    public async Task<ReviewOutcome> ApproveAsync(Approval approval, CancellationToken cancellationToken = default)
    {
        if (Errors(ApprovalRules.Instance, approval) is { } invalid)
        {
            return invalid;
        }

        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        IngestItem? item = await db.Items.Include(i => i.Files).SingleOrDefaultAsync(i => i.Id == approval.ItemId, cancellationToken);
        if (item is null)
        {
            return new ReviewOutcome.NotFound(approval.ItemId);
        }

        if (await ObjectionAsync(db, item, ItemState.Approved, approval.ExpectedVersion, cancellationToken) is { } objection)
        {
            return objection;
        }

        if (approval.Files.Count == 0 && !IsPlaceable(item) && !item.Files.Exists(Placeable.IsBelonging))
        {
            return new ReviewOutcome.NothingToPlace(item.Id, Words.WhyNothing(item));
        }

        TitleChoice choice = await TitleChoice.MakeAsync(
            item,
            approval.Candidate,
            approval.TmdbId,
            approval.Kind,
            catalog,
            cancellationToken
        );
        if (choice is not TitleChoice.Chosen title)
        {
            return ((TitleChoice.Refused)choice).Why;
        }

        DateTimeOffset now = time.GetUtcNow();
        if (await FileSayings.TakeAsync(item, title.Id, approval, catalog, now, cancellationToken) is { } misfit)
        {
            return misfit;
        }

        if (!IsPlaceable(item) && await StandingVideos.OfAsync(db, item, title.Id, cancellationToken) is [])
        {
            return new ReviewOutcome.NothingToPlace(item.Id, approval.Files.Count > 0 ? WhyNothing.AllLeftOut : Words.WhyNothing(item));
        }

        IReadOnlyList<Holding> copies = await CopiesAsync(db, item, title.Id, cancellationToken);
        var named = new NamedTitle(title.Id, Untrusted.Clean(title.Name), title.Year);
        if (approval.Duplicates == Duplicates.Ask && copies.Count > 0)
        {
            return new ReviewOutcome.InLibraryAlready(item.Id, item.Version, named, copies) { Name = Untrusted.Clean(item.Name) };
        }

        Clues clues = InputReading.Of(IdentifyInput.Of(item), now.Year + 1).Clues;
        IReadOnlyList<Caution> cautions = Caution.OfApproval(item, title.Id, title.Details, clues, approval.Duplicates, copies);
        if (approval.Consent.Ask(ConsentQuestion.ToApprove(item, named, clues, cautions, approval), cautions.Count > 0) is { } question)
        {
            return new ReviewOutcome.NeedsConsent(question);
        }

        item.Choose(title.Id, title.Name, title.Year, approval.By.By, approval.Duplicates);
        item.Numbering =
            title.Id.Kind == TitleKind.Series
            && await SaidNumbering.IsAbsoluteAsync(item, title.Id, catalog, now.Year + 1, cancellationToken)
                ? Numbering.Absolute
                : NumberingOf(item, title.Id, approval.Numbering);
        item.Move(
            ItemState.Approved,
            approval.By,
            $"Approved as {Format.Title(title.Name, title.Year)}, {title.How}.{Words.Of(approval.Duplicates)}{Words.Of(item.Numbering)}{FileSayings.Words(item, now)}",
            now
        );
        return await SaveAsync(db, ItemState.Approved, approval.ItemId, cancellationToken)
            ?? new ReviewOutcome.Approved(await CardAsync(approval.ItemId, cancellationToken), await DaemonAsync(cancellationToken))
            {
                Offer = await _rules.OfferAsync(approval.ItemId, cancellationToken),
                Otherwise = cautions.OfType<Caution.NameSays>().FirstOrDefault()?.Otherwise ?? [],
            };
    }

    public async Task<ReviewOutcome> RejectAsync(Rejection rejection, CancellationToken cancellationToken = default)
    {
        if (Errors(RejectionRules.Instance, rejection) is { } invalid)
        {
            return invalid;
        }

        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        IngestItem? item = await db.Items.SingleOrDefaultAsync(i => i.Id == rejection.ItemId, cancellationToken);
        if (item is null)
        {
            return new ReviewOutcome.NotFound(rejection.ItemId);
        }

        if (await ObjectionAsync(db, item, ItemState.Rejected, rejection.ExpectedVersion, cancellationToken) is { } objection)
        {
            return objection;
        }

        IReadOnlyList<Caution> cautions = Caution.OfRejection(item);
        if (rejection.Consent.Ask(ConsentQuestion.ToReject(item, cautions), cautions.Count > 0) is { } question)
        {
            return new ReviewOutcome.NeedsConsent(question);
        }

        string? reason = Untrusted.Clean(rejection.Reason, 500);
        item.Move(
            ItemState.Rejected,
            rejection.By,
            string.IsNullOrEmpty(reason) ? "Rejected without a reason." : $"Rejected: {reason}",
            time.GetUtcNow()
        );
        return await SaveAsync(db, ItemState.Rejected, rejection.ItemId, cancellationToken)
            ?? new ReviewOutcome.Rejected(await CardAsync(rejection.ItemId, cancellationToken));
    }

    /// <summary>The items that wait for a decision, longest waiting first.</summary>
    public Task<Page<PendingItem>> PendingAsync(Paging paging, CancellationToken cancellationToken = default) =>
        QueueAsync(new ItemFilter { States = [ItemState.AwaitingReview], Paging = paging }, cancellationToken);

    /// <summary>As the queue shows them, the items of any state: only those that wait are sorted by how long they wait.</summary>
    public Task<Page<PendingItem>> QueueAsync(ItemFilter filter, CancellationToken cancellationToken = default) =>
        ReadAsync(db => DeskQueries.QueueAsync(db, filter, time.GetUtcNow(), cancellationToken), cancellationToken);

    /// <summary>One item with all that a decision needs, or null.</summary>
    public Task<ItemCard?> ItemAsync(long id, CancellationToken cancellationToken = default) =>
        ReadAsync(db => DeskQueries.ItemAsync(db, id, cancellationToken), cancellationToken);

    /// <summary>What happened, newest first.</summary>
    public Task<Page<HistoryLine>> HistoryAsync(HistoryFilter filter, CancellationToken cancellationToken = default) =>
        ReadAsync(db => DeskQueries.HistoryAsync(db, filter, cancellationToken), cancellationToken);

    /// <summary>Items in any state, newest first.</summary>
    public Task<Page<ListedItem>> ListAsync(ItemFilter filter, CancellationToken cancellationToken = default) =>
        ReadAsync(db => DeskQueries.ListAsync(db, filter, cancellationToken), cancellationToken);

    /// <summary>What is not taken in, and why; longest first.</summary>
    public Task<Page<SetAsideEntry>> SetAsideAsync(Paging paging, CancellationToken cancellationToken = default) =>
        ReadAsync(db => SetAsideEntry.ReadAsync(db, paging, cancellationToken), cancellationToken);

    /// <summary>The ledger in numbers. Decisions and placements before <paramref name="since"/> are not counted.</summary>
    public Task<Statistics> StatisticsAsync(DateTimeOffset? since = null, CancellationToken cancellationToken = default) =>
        ReadAsync(db => StatisticsQuery.RunAsync(db, _kept, settings.ConfidenceThreshold, since, cancellationToken), cancellationToken);

    public Task<WatcherStatus> StatusAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(db => DeskQueries.StatusAsync(db, _kept, time.GetUtcNow(), cancellationToken), cancellationToken);

    private async Task<T> ReadAsync<T>(Func<LedgerDb, Task<T>> read, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        return await read(db);
    }

    private bool IsPlaceable(IngestItem item) => item.Files.Exists(Placeable.IsVideo) || DiscPlan.CanBeFiled(item.Files, settings.Discs);

    /// <summary>Copies of the same movie or episodes. Read from names, without asking the catalog; the daemon looks again with its plan.</summary>
    private Task<IReadOnlyList<Holding>> CopiesAsync(LedgerDb db, IngestItem item, TitleId title, CancellationToken cancellationToken) =>
        Holdings.ComparedAsync(db, item, title, latestYear: time.GetUtcNow().Year + 1, cancellationToken);

    /// <summary>A numbering rule holds only for the first candidate.</summary>
    internal static Numbering NumberingOf(IngestItem item, TitleId title, Numbering said) =>
        said == Numbering.Unsaid && item.Assessment?.Best?.Id == title ? item.Numbering : said;

    private static ReviewOutcome.Invalid? Errors<T>(AbstractValidator<T> rules, T input)
    {
        ReviewOutcome.Invalid invalid = ApprovalRules.Invalid(rules.Validate(input));
        return invalid.Faults.Count == 0 ? null : invalid;
    }

    /// <summary>Why this decision cannot move the item there; null where it can.</summary>
    private static async Task<ReviewOutcome?> ObjectionAsync(
        LedgerDb db,
        IngestItem item,
        ItemState to,
        int? expectedVersion,
        CancellationToken cancellationToken
    )
    {
        if (item.State == ItemState.Identifying)
        {
            return new ReviewOutcome.TooEarly(item.Id, item.Fault);
        }

        bool seen = expectedVersion == item.Version;
        // Only the daemon goes on with what is filed, for a subtitle that came later.
        bool filed = item.State == ItemState.Finished && to == ItemState.Approved;
        bool open = item.State is ItemState.AwaitingReview or ItemState.Ignored or ItemState.Undone;
        if (filed || !Lifecycle.Allows(item.State, to) || (!open && !seen))
        {
            return new ReviewOutcome.AlreadyDecided(
                item.Id,
                item.Version,
                item.State,
                await DeskQueries.LastDecisionAsync(db, item, cancellationToken)
            );
        }

        return expectedVersion is null || seen
            ? null
            : new ReviewOutcome.Changed((await DeskQueries.ItemAsync(db, item.Id, cancellationToken))!);
    }

    /// <summary>Null when it was saved; else what someone else did meanwhile.</summary>
    private async Task<ReviewOutcome?> SaveAsync(LedgerDb db, ItemState to, long id, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await wakeUp.SendAsync();
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            await using LedgerDb fresh = await ledger.CreateDbContextAsync(cancellationToken);
            IngestItem item = await fresh.Items.AsNoTracking().SingleAsync(i => i.Id == id, cancellationToken);
            return await ObjectionAsync(fresh, item, to, expectedVersion: null, cancellationToken)
                ?? new ReviewOutcome.Changed((await DeskQueries.ItemAsync(fresh, id, cancellationToken))!);
        }
    }

    private async Task<ItemCard> CardAsync(long id, CancellationToken cancellationToken) =>
        await ItemAsync(id, cancellationToken) ?? throw new InvalidOperationException($"Item {id} was saved and is gone.");

    private async Task<DaemonLiveness> DaemonAsync(CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        return DaemonLiveness.Of(await db.Daemon.AsNoTracking().SingleOrDefaultAsync(cancellationToken), time.GetUtcNow());
    }
}
