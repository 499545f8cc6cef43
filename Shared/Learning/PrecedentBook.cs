using System.Globalization;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Learning;

/// <summary>What the ledger knows in favor of a title for a name: rules in force, earlier decisions by people, series in the library.</summary>
public static class PrecedentBook
{
    /// <summary>Of each kind. More would add nothing.</summary>
    private const int Most = 5;

    private static readonly ItemState[] Filed = [ItemState.Announcing, ItemState.Relocating, ItemState.Finished];
    private static readonly ItemState[] Affirmed =
    [
        ItemState.Approved,
        ItemState.Placing,
        ItemState.Announcing,
        ItemState.Relocating,
        ItemState.Finished,
    ];

    /// <param name="db">Read only.</param>
    /// <param name="item">Its own decision and its own files are not counted.</param>
    /// <param name="clues">What the item's names claim.</param>
    public static async Task<IReadOnlyList<KnownPrecedent>> LookUpAsync(
        LedgerDb db,
        IngestItem item,
        Clues clues,
        CancellationToken cancellationToken
    )
    {
        string? key = NameKey.Of(clues);
        return
        [
            .. key is null ? [] : await RulesAsync(db, key, cancellationToken),
            .. (clues.Seasons is [] || clues.HighestAbsolute is not null) && NumberingKey.Prefix(clues) is { } prefix
                ? await NumberingsAsync(db, prefix, cancellationToken)
                : [],
            .. await DecisionsAsync(db, item, cancellationToken),
            .. clues.Kind == TitleKind.Movie ? [] : await LibraryAsync(db, item, key, clues, cancellationToken),
        ];
    }

    /// <summary>Rules in force whose teaching item is still filed as their title: whoever undoes it, or approves it as another title, has changed their mind.</summary>
    internal static IQueryable<Rule> Speaking(LedgerDb db) =>
        db
            .Rules.AsNoTracking()
            .Where(r => r.RevokedAt == null)
            .Where(r =>
                db.Items.Any(i => i.Id == r.TaughtBy && Affirmed.Contains(i.State) && i.TitleKind == r.TitleKind && i.TmdbId == r.TmdbId)
            );

    private static async Task<IEnumerable<KnownPrecedent>> RulesAsync(LedgerDb db, string key, CancellationToken cancellationToken)
    {
        List<Rule> rules = await Speaking(db)
            .Where(r => r.NameKey == key)
            .OrderByDescending(r => r.Id)
            .Take(Most)
            .ToListAsync(cancellationToken);
        return rules.Select(r => new KnownPrecedent(
            new Precedent(PrecedentKind.Rule, r.Means, $"rule {r.Id} says so (a person made it from item {r.TaughtBy})"),
            r.Id
        ));
    }

    /// <summary>For any series: which one it is, is not known yet.</summary>
    private static async Task<IEnumerable<KnownPrecedent>> NumberingsAsync(LedgerDb db, string prefix, CancellationToken cancellationToken)
    {
        List<Rule> rules = await Speaking(db)
            .Where(r => r.Kind == RuleKind.Numbering && r.NameKey.StartsWith(prefix))
            .OrderByDescending(r => r.Id)
            .ToListAsync(cancellationToken);
        return rules.Select(r => new KnownPrecedent(
            new Precedent(
                PrecedentKind.Numbering,
                r.Means,
                $"rule {r.Id} says that this group uses absolute episode numbers for it (a person made it from item {r.TaughtBy})"
            ),
            r.Id
        ));
    }

    private static async Task<IEnumerable<KnownPrecedent>> DecisionsAsync(LedgerDb db, IngestItem item, CancellationToken cancellationToken)
    {
        var decided = await db
            .Items.AsNoTracking()
            .Where(i => i.Name == item.Name && i.Id != item.Id)
            .Where(i => i.DecidedBy != null && i.DecidedBy != Actor.Daemon && Affirmed.Contains(i.State))
            .OrderByDescending(i => i.Id)
            .Select(i => new
            {
                i.Id,
                i.TitleKind,
                i.TmdbId,
            })
            .Take(Most)
            .ToListAsync(cancellationToken);
        return decided
            .DistinctBy(d => (d.TitleKind, d.TmdbId))
            .Select(d => new KnownPrecedent(
                new Precedent(
                    PrecedentKind.DecidedBefore,
                    new TitleId(d.TitleKind!.Value, d.TmdbId!.Value),
                    $"a person approved this title for the same name before (item {d.Id})"
                )
            ));
    }

    /// <summary>Found by the series' name, or by the download's name: "Shameless US" may be "Shameless" in the catalog.</summary>
    private static async Task<IEnumerable<KnownPrecedent>> LibraryAsync(
        LedgerDb db,
        IngestItem item,
        string? key,
        Clues clues,
        CancellationToken cancellationToken
    )
    {
        string[] titles = [.. clues.Titles.Select(title => TitleKey.Of(title))];
        IQueryable<IngestItem> filed = db
            .Items.AsNoTracking()
            .Where(i => i.TitleKind == TitleKind.Series && i.Id != item.Id && Filed.Contains(i.State));
        var held = await filed
            .Where(i => titles.Contains(i.ChosenKey!))
            .Union(filed.Where(i => key != null && i.NameKey == key))
            .GroupBy(i => i.TmdbId)
            .Select(g => new
            {
                Tmdb = g.Key,
                Items = g.Count(),
                Newest = g.Max(i => i.Id),
            })
            .OrderByDescending(g => g.Newest)
            .Take(Most)
            .ToListAsync(cancellationToken);
        return held.Select(h => new KnownPrecedent(
            new Precedent(
                PrecedentKind.InLibrary,
                new TitleId(TitleKind.Series, h.Tmdb!.Value),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the library already has {h.Items} download{(h.Items == 1 ? "" : "s")} of it (newest: item {h.Newest})"
                )
            )
        ));
    }
}

/// <param name="Precedent">What the matcher weighs.</param>
/// <param name="Rule">The rule that it comes from; null where it comes from none.</param>
public sealed record KnownPrecedent(Precedent Precedent, long? Rule = null);
