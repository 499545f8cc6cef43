using Hybrid.Catalog;
using Hybrid.Learning;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Settings;
using Hybrid.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hybrid.Reviewing;

/// <summary>What a person may do about rules: propose one from a decision, add it, list, revoke. The MCP server and the command line both use it.</summary>
public sealed class RuleDesk(IDbContextFactory<LedgerDb> ledger, HybridSettings settings, TimeProvider time)
{
    private const int MostDecided = 20;

    /// <summary>The rule that an item could teach, tried on past items. Writes nothing.</summary>
    public async Task<RuleOutcome> ProposeAsync(long itemId, RuleKind kind, CancellationToken cancellationToken = default)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        return await TryAsync(db, itemId, kind, new Author(Actor.CommandLine), cancellationToken) switch
        {
            Attempt.Failed failed => failed.Why,
            Attempt.Made made => new RuleOutcome.Offered(made.Offer),
            var other => throw new InvalidOperationException($"No such attempt: {other}"),
        };
    }

    /// <summary>Adds the rule that an item teaches.</summary>
    public async Task<RuleOutcome> AddAsync(
        long itemId,
        RuleKind kind,
        Author author,
        Consent? consent = null,
        CancellationToken cancellationToken = default
    )
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        Attempt attempt = await TryAsync(db, itemId, kind, author, cancellationToken);
        if (attempt is not Attempt.Made { Rule: var rule } made)
        {
            return ((Attempt.Failed)attempt).Why;
        }

        if ((consent ?? Consent.Own).Ask(ConsentQuestion.ToAddRule(made.Offer, made.Item.Version), isNeeded: true) is { } question)
        {
            return new RuleOutcome.NeedsConsent(question);
        }

        db.Rules.Add(rule);
        try
        {
            // The rule first: the history needs its number. Both in one transaction.
            await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            db.History.Add(Line(rule, HistoryEvent.RuleAdded, author, $"Rule {rule.Id}: {rule.Sentence}.", rule.AddedAt));
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception e) when (LedgerFault.Is(e))
        {
            // Someone else added a rule for this name at the same time: the ledger keeps one in force per name.
            await using LedgerDb fresh = await ledger.CreateDbContextAsync(cancellationToken);
            if (await TryAsync(fresh, itemId, kind, author, cancellationToken) is Attempt.Failed { Why: RuleOutcome.InForce there })
            {
                return there;
            }

            throw;
        }

        return new RuleOutcome.Added(RuleCard.Of(rule, speaks: true, uses: 0, decided: []));
    }

    /// <summary>Revokes a rule. Changes no item.</summary>
    public async Task<RuleOutcome> RevokeAsync(long ruleId, Author author, CancellationToken cancellationToken = default)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        if (await db.Rules.SingleOrDefaultAsync(r => r.Id == ruleId, cancellationToken) is not { } rule)
        {
            return new RuleOutcome.NoSuchRule(ruleId);
        }

        if (rule.RevokedAt is not null)
        {
            return new RuleOutcome.RevokedBefore(await CardAsync(db, rule, cancellationToken));
        }

        DateTimeOffset now = time.GetUtcNow();
        rule.RevokedAt = now;
        rule.RevokedBy = author.By;
        db.History.Add(Line(rule, HistoryEvent.RuleRevoked, author, $"Rule {rule.Id} is revoked: {rule.Sentence}.", now));
        await db.SaveChangesAsync(cancellationToken);
        return new RuleOutcome.Revoked(await CardAsync(db, rule, cancellationToken));
    }

    /// <summary>Newest first.</summary>
    public async Task<Page<RuleCard>> ListAsync(Paging paging, bool withRevoked, CancellationToken cancellationToken = default)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        IQueryable<Rule> rules = db.Rules.AsNoTracking().Where(r => withRevoked || r.RevokedAt == null);
        int total = await rules.CountAsync(cancellationToken);
        List<Rule> listed = await rules.OrderByDescending(r => r.Id).Skip(paging.Offset).Take(paging.Limit).ToListAsync(cancellationToken);
        var cards = new List<RuleCard>(listed.Count);
        foreach (Rule rule in listed)
        {
            cards.Add(await CardAsync(db, rule, cancellationToken));
        }

        return paging.Page(cards, total);
    }

    /// <summary>
    /// The rule worth offering right after an approval. A numbering rule where absolute numbering was chosen; a skip rule where the extras were
    /// left out; else a title rule for a series, which will have more downloads, and for a movie only if the matcher would not have found it.
    /// </summary>
    internal async Task<RuleOffer?> OfferAsync(long itemId, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        var author = new Author(Actor.CommandLine);
        foreach (RuleKind said in new[] { RuleKind.Numbering, RuleKind.Skip })
        {
            if (await TryAsync(db, itemId, said, author, cancellationToken) is Attempt.Made offered)
            {
                return offered.Offer;
            }
        }

        return
            await TryAsync(db, itemId, RuleKind.Title, author, cancellationToken) is Attempt.Made made
            && (made.Rule.TitleKind == TitleKind.Series || made.Rule.Means != made.Item.Assessment?.Best?.Id)
            ? made.Offer
            : null;
    }

    private async Task<Attempt> TryAsync(LedgerDb db, long itemId, RuleKind kind, Author author, CancellationToken cancellationToken)
    {
        IngestItem? item = await db.Items.AsNoTracking().Include(i => i.Files).SingleOrDefaultAsync(i => i.Id == itemId, cancellationToken);
        if (item is null)
        {
            return new Attempt.Failed(new RuleOutcome.NoSuchItem(itemId));
        }

        if (HumanDecision.Of(item)?.Title is not { } title)
        {
            return new Attempt.Failed(new RuleOutcome.NothingDecided(itemId));
        }

        DateTimeOffset now = time.GetUtcNow();
        if (ScopeOf(item, title, kind, now.Year + 1, out RuleOutcome? objection) is not (var key, var name))
        {
            return new Attempt.Failed(objection!);
        }

        if (
            await db.Rules.AsNoTracking().SingleOrDefaultAsync(r => r.NameKey == key && r.RevokedAt == null, cancellationToken) is { } there
        )
        {
            return new Attempt.Failed(new RuleOutcome.InForce(await CardAsync(db, there, cancellationToken), there.Means == title));
        }

        var rule = new Rule
        {
            Kind = kind,
            NameKey = key,
            Name = Untrusted.Clean(name),
            TitleKind = title.Kind,
            TmdbId = title.Tmdb,
            Title = item.Title ?? "",
            Year = item.Year,
            TaughtBy = itemId,
            AddedBy = author.By,
            Client = Untrusted.Clean(author.Client),
            AddedAt = now,
        };
        var reweigher = new Reweigher(settings.ConfidenceThreshold, now.Year + 1);
        var offer = RuleOffer.Of(rule, await Backtest.RunAsync(db, rule, reweigher, cancellationToken));
        return offer.WouldContradict.Count > 0
            ? new Attempt.Failed(new RuleOutcome.Contradicted(offer))
            : new Attempt.Made(item, rule, offer);
    }

    /// <summary>The names that the rule would apply to, for the ledger and for people; null, with the reason, where there are none.</summary>
    private static (string Key, string Name)? ScopeOf(
        IngestItem item,
        TitleId title,
        RuleKind kind,
        int latestYear,
        out RuleOutcome? objection
    )
    {
        Clues clues = InputReading.Of(IdentifyInput.Of(item), latestYear).Clues;
        (string, string)? scope = null;
        objection = null;
        switch (kind)
        {
            case RuleKind.Numbering when item.Numbering != Numbering.Absolute || title.Kind != TitleKind.Series:
                objection = new RuleOutcome.NotAbsolute(item.Id);
                break;
            case RuleKind.Numbering when NumberingKey.Prefix(clues) is { } prefix:
                scope = (NumberingKey.Of(prefix, title.Tmdb), $"group {clues.Release.Group}");
                break;
            case RuleKind.Numbering:
                objection = new RuleOutcome.NoGroup(item.Id);
                break;
            case RuleKind.Skip when !SkipRules.AreTaughtBy(item):
                objection = new RuleOutcome.NothingSkipped(item.Id);
                break;
            case RuleKind.Skip when SkipRules.KeyOf(clues) is { } key:
                scope = (key, $"group {clues.Release.Group}");
                break;
            case RuleKind.Skip:
                objection = new RuleOutcome.NoGroup(item.Id);
                break;
            case RuleKind.Title when NameKey.Of(clues) is { } key:
                scope = (key, NameKey.Words(clues));
                break;
            default:
                objection = new RuleOutcome.NoName(item.Id);
                break;
        }

        return scope;
    }

    private static async Task<RuleCard> CardAsync(LedgerDb db, Rule rule, CancellationToken cancellationToken)
    {
        IQueryable<RuleUse> uses = db.RuleUses.AsNoTracking().Where(u => u.RuleId == rule.Id);
        List<long> decided = await uses.Where(u => u.Decided)
            .OrderByDescending(u => u.Id)
            .Select(u => u.ItemId)
            .Take(MostDecided)
            .ToListAsync(cancellationToken);
        bool speaks = await PrecedentBook.Speaking(db).AnyAsync(r => r.Id == rule.Id, cancellationToken);
        return RuleCard.Of(rule, speaks, await uses.CountAsync(cancellationToken), decided);
    }

    private static HistoryEntry Line(Rule rule, HistoryEvent happened, Author author, string sentence, DateTimeOffset now) =>
        new()
        {
            At = now,
            ItemId = rule.TaughtBy,
            Event = happened,
            Actor = author.By,
            Client = HistoryEntry.ClientOf(author),
            Confirmation = HistoryEntry.ConfirmationOf(author),
            Sentence = sentence,
        };

    private abstract record Attempt
    {
        private Attempt() { }

        public sealed record Made(IngestItem Item, Rule Rule, RuleOffer Offer) : Attempt;

        public sealed record Failed(RuleOutcome Why) : Attempt;
    }
}
