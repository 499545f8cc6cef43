using System.Globalization;
using System.Text.RegularExpressions;
using Hybrid.Catalog;
using Hybrid.Learning;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Neighbors;
using Hybrid.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Reviewing;

/// <summary>Sends an item back to be identified, with a hint from a person; or puts the question off. Both are rows; the daemon acts.</summary>
public sealed partial class AgainDesk(IDbContextFactory<LedgerDb> ledger, ICatalog catalog, TimeProvider time, WakeUp wakeUp)
{
    private const int LongestTitle = 200;

    public async Task<AgainOutcome> IdentifyAsync(IdentifyAgain request, CancellationToken cancellationToken = default)
    {
        if (request.As is { } text && (string.IsNullOrWhiteSpace(text) || text.Length > LongestTitle))
        {
            return new AgainOutcome.Invalid($"A title has 1 to {LongestTitle} characters.");
        }

        if (request.TmdbId is < 1)
        {
            return new AgainOutcome.Invalid("A TMDb id is at least 1.");
        }

        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        IngestItem? item = await db
            .Items.Include(i => i.Files)
                .ThenInclude(f => f.Placement)
            .SingleOrDefaultAsync(i => i.Id == request.ItemId, cancellationToken);
        if (item is null)
        {
            return new AgainOutcome.NotFound(request.ItemId);
        }

        if (
            !Lifecycle.Allows(item.State, ItemState.Identifying)
            || item.Files.Exists(f => f.Placement is { State: PlacementState.Placed or PlacementState.TakingBack })
        )
        {
            return new AgainOutcome.NotNow(item.Id, item.State);
        }

        Hint hint = HintOf(request);
        if (request.Consent != Consent.Own)
        {
            // As the names say it, whatever was said of them before.
            Clues clues = InputReading.Of(IdentifyInput.Of(item) with { Hint = null }, time.GetUtcNow().Year + 1).Clues;
            // A year that a model leaves out still speaks.
            hint = hint with
            {
                Year = hint.Title is null ? null : hint.Year ?? clues.Year,
            };
            if (await ObjectionAsync(item, hint, clues, request.Consent, cancellationToken) is { } objection)
            {
                return objection;
            }
        }

        item.Hint = hint;
        item.Unchoose();
        item.Move(ItemState.Identifying, request.By, $"To be identified again{Words(hint)}.", time.GetUtcNow());
        return await SaveAsync(db, new AgainOutcome.Identifying(item.Id, Words(hint)), cancellationToken);
    }

    /// <param name="id">An item that waits.</param>
    /// <param name="until">It is shown again then. Now or earlier: at once.</param>
    public async Task<AgainOutcome> SnoozeAsync(long id, DateTimeOffset until, Author by, CancellationToken cancellationToken = default)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        IngestItem? item = await db.Items.SingleOrDefaultAsync(i => i.Id == id, cancellationToken);
        if (item is null)
        {
            return new AgainOutcome.NotFound(id);
        }

        if (item.State != ItemState.AwaitingReview)
        {
            return new AgainOutcome.NotNow(id, item.State);
        }

        DateTimeOffset now = time.GetUtcNow();
        item.SnoozedUntil = until > now ? until : null;
        item.Note(
            HistoryEvent.Snoozed,
            by,
            item.SnoozedUntil is null ? "It is shown as waiting again." : $"It waits without being shown until {Format.Utc(until)}.",
            now
        );
        item.Touch(now);
        return await SaveAsync(db, new AgainOutcome.Snoozed(id, item.SnoozedUntil), cancellationToken);
    }

    /// <summary>What a model says is held against the names: the daemon will take it for a person's word.</summary>
    private async Task<AgainOutcome?> ObjectionAsync(
        IngestItem item,
        Hint hint,
        Clues clues,
        Consent consent,
        CancellationToken cancellationToken
    )
    {
        Title? said = hint.Title is { } name
            ? new Title
            {
                Id = new TitleId(hint.Kind ?? TitleKind.Movie, 0),
                Name = name,
                Year = hint.Year,
            }
            : null;
        TitleDetails? details = null;
        if (hint.TmdbId is { } tmdb)
        {
            if ((hint.Kind ?? item.Assessment?.Best?.Id.Kind) is not { } kind)
            {
                return new AgainOutcome.Invalid("Say the kind of the TMDb id too: movie or series.");
            }

            Answer<TitleDetails?> answer = await catalog.DetailsAsync(new TitleId(kind, tmdb), cancellationToken);
            if (!answer.IsOk || answer.Value is null)
            {
                return new AgainOutcome.Invalid(
                    answer.IsOk
                        ? $"The catalog has no {Reviewing.Words.Kind(kind)} with this TMDb id."
                        : $"Nothing was done, because the title could not be checked. {Untrusted.Clean(answer.Fault.Sentence, 500)}"
                );
            }

            details = answer.Value;
        }

        // Both are held against the names: the daemon searches for what was typed too.
        CandidateDetails[] titles =
        [
            .. said is null ? [] : new[] { new CandidateDetails(said) },
            .. details is null ? [] : new[] { new CandidateDetails(details.Title) { Details = details } },
        ];
        IReadOnlyList<Caution> cautions = Caution.OfHint(item, titles, hint.Kind ?? details?.Title.Id.Kind, clues);
        string asked = ConsentQuestion.Hinted(said, details?.Title, hint.Kind);
        return consent.Ask(ConsentQuestion.ToIdentify(item, asked, clues, cautions), cautions.Count > 0) is { } question
            ? new AgainOutcome.NeedsConsent(question)
            : null;
    }

    private async Task<AgainOutcome> SaveAsync(LedgerDb db, AgainOutcome done, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new AgainOutcome.Changed(done.Id);
        }

        await wakeUp.SendAsync();
        return done;
    }

    private static Hint HintOf(IdentifyAgain request)
    {
        return request.As is { } text && TitleAndYear().Match(text.Trim()) is { Success: true } match
            ? new Hint(
                match.Groups["title"].Value,
                match.Groups["year"] is { Success: true } year ? int.Parse(year.Value, CultureInfo.InvariantCulture) : null,
                request.Kind,
                request.TmdbId
            )
            : new Hint(null, null, request.Kind, request.TmdbId);
    }

    private static string Words(Hint hint) =>
        (hint.Title is { } title ? $" as {Format.Title(Untrusted.Clean(title), hint.Year)}" : "")
        + (hint.Kind is { } kind ? $", a {Reviewing.Words.Kind(kind)}" : "")
        + (hint.TmdbId is { } id ? string.Create(CultureInfo.InvariantCulture, $", TMDb {id}") : "");

    [GeneratedRegex(
        @"^(?<title>.+?)(\s*\((?<year>\d{4})\))?$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex TitleAndYear();
}

/// <summary>"Identify item 12 again": as its names say, or as a person says.</summary>
public sealed record IdentifyAgain
{
    public required long ItemId { get; init; }

    /// <summary>"Title (Year)", or the title alone. The catalog is asked for it instead of the name.</summary>
    public string? As { get; init; }

    public TitleKind? Kind { get; init; }

    /// <summary>Counts like an id in the name.</summary>
    public int? TmdbId { get; init; }

    public required Author By { get; init; }

    public Consent Consent { get; init; } = Consent.Own;
}

/// <summary>What came of it, as values.</summary>
public abstract record AgainOutcome(long Id)
{
    /// <summary>The daemon identifies it: now, or when it runs again.</summary>
    /// <param name="Id">The item.</param>
    /// <param name="Hint">What was said, in words with a space or comma in front; empty if nothing was.</param>
    public sealed record Identifying(long Id, string Hint) : AgainOutcome(Id);

    /// <param name="Id">The item.</param>
    /// <param name="Until">Null if it is shown at once.</param>
    public sealed record Snoozed(long Id, DateTimeOffset? Until) : AgainOutcome(Id);

    public sealed record NotFound(long Id) : AgainOutcome(Id);

    /// <summary>Its state does not allow it, or files of it are in the library.</summary>
    public sealed record NotNow(long Id, ItemState State) : AgainOutcome(Id);

    /// <summary>Someone else changed it at the same time. Nothing was done.</summary>
    public sealed record Changed(long Id) : AgainOutcome(Id);

    /// <summary>A person must say yes to this first. Nothing was done.</summary>
    public sealed record NeedsConsent(ConsentQuestion Question) : AgainOutcome(Question.ItemId);

    public sealed record Invalid(string Sentence) : AgainOutcome(0);
}
