using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Naming;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Learning;

/// <summary>Rules that the extras of a release group are left out: they leave out those of each new item of the group.</summary>
public static class SkipRules
{
    /// <returns>The scope: a release group. Null where the download's names give none.</returns>
    public static string? KeyOf(Clues clues) =>
        clues.Release.Group is { } group && TitleKey.Of(group) is { Length: > 0 } key ? $"skip/{key}" : null;

    /// <summary>Whether a person left out the item's extras, all of them.</summary>
    public static bool AreTaughtBy(IngestItem item)
    {
        ItemFile[] extras = [.. item.Files.Where(IsExtra)];
        return extras.Length > 0 && extras.All(f => f.Assignment is { IsSaid: true, Kind: AssignmentKind.LeftOut });
    }

    /// <summary>Leaves out the extras, unless a person said what they are, and tells the history why. What an earlier look left out is looked at anew.</summary>
    /// <param name="clues">What the item's names claim.</param>
    public static async Task UseAsync(LedgerDb db, IngestItem item, Clues clues, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ItemFile[] extras = [.. item.Files.Where(f => IsExtra(f) && f.Assignment is not { IsSaid: true })];
        foreach (ItemFile file in extras.Where(f => f.Assignment is { Kind: AssignmentKind.LeftOut }))
        {
            file.Assignment = null;
        }

        if (
            extras.Length == 0
            || KeyOf(clues) is not { } key
            || await PrecedentBook.Speaking(db).FirstOrDefaultAsync(r => r.Kind == RuleKind.Skip && r.NameKey == key, cancellationToken)
                is not { } rule
        )
        {
            return;
        }

        string reason =
            $"Rule {rule.Id} says that the extras of this release group are left out (a person made it from item {rule.TaughtBy}).";
        foreach (ItemFile file in extras)
        {
            file.Assignment = new Assignment
            {
                Kind = AssignmentKind.LeftOut,
                By = Actor.Daemon,
                At = now,
                Reason = reason,
            };
        }

        if (await db.RuleUses.AnyAsync(u => u.RuleId == rule.Id && u.ItemId == item.Id, cancellationToken))
        {
            return;
        }

        db.RuleUses.Add(
            new RuleUse
            {
                RuleId = rule.Id,
                ItemId = item.Id,
                At = now,
                Decided = false,
            }
        );
        item.Note(HistoryEvent.RuleUsed, Actor.Daemon, $"{reason} Extras: {extras.Length}.", now);
    }

    /// <summary>Advertisements are left out anyway.</summary>
    private static bool IsExtra(ItemFile file) => file.Role == FileRole.Extra && ExtraName.KindOf(file.Path) is not null;
}
