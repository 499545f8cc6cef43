using Hybrid.Learning;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Planning;
using Hybrid.Texts;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hybrid.Daemon.Identifying;

/// <summary>What was found out about an item, on its way into the ledger.</summary>
/// <param name="Assessment">With every reason.</param>
/// <param name="Input">What it rests on.</param>
/// <param name="Known">What this installation knew about the name.</param>
internal sealed record Conclusion(Assessment Assessment, IdentifyInput Input, IReadOnlyList<KnownPrecedent> Known)
{
    /// <summary>Moves the item. If only some of its files are sure, the others become an item of their own, in the same transaction.</summary>
    /// <param name="matcher">Decides again about the sure files.</param>
    public async Task WriteAsync(LedgerDb db, IngestItem item, Reweigher matcher, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (SplitOf(item, matcher) is not ({ } split, { } sure))
        {
            await WriteWholeAsync(db, item, now, cancellationToken);
            return;
        }

        await using IDbContextTransaction all = await db.Database.BeginTransactionAsync(cancellationToken);
        Assessment open = Assessment with { Confidence = Assessment.Best!.Confidence, Reasons = split.Open };
        IngestItem other = await ItemSplit.OffAsync(db, item, split.Doubtful, open, now);
        await InputStore.KeepAsync(db, other, InputOf(other), now, cancellationToken);
        await (this with { Assessment = sure, Input = InputOf(item) }).WriteWholeAsync(db, item, now, cancellationToken);
        await db.SaveChangesAsync(CancellationToken.None);
        await all.CommitAsync(CancellationToken.None);
    }

    /// <summary>The sure files must be enough by themselves. If the title is known from a doubtful file alone, they are not.</summary>
    /// <returns>The split, and what is decided about the sure files alone.</returns>
    private (Split, Assessment)? SplitOf(IngestItem item, Reweigher matcher) =>
        Split.Of(item.Files, Assessment, matcher.Threshold) is { } split
        && Weigh([.. item.Files.Except(split.Doubtful)], matcher) is { Verdict: VerdictKind.Accept, Best: { } best } sure
        && best.Id == Assessment.Best!.Id
            ? (split, sure)
            : null;

    private Assessment Weigh(IReadOnlyList<ItemFile> files, Reweigher matcher) =>
        matcher.Weigh(InputOf(files), Assessment with { Reasons = [] }) with
        {
            Candidates = Assessment.Candidates,
            IsUpgrade = Assessment.IsUpgrade,
        };

    private IdentifyInput InputOf(IngestItem item) => InputOf(item.Files);

    private IdentifyInput InputOf(IReadOnlyList<ItemFile> files)
    {
        HashSet<string> paths = [.. files.Select(f => f.Path)];
        return Input with { Files = [.. Input.Files.Where(f => paths.Contains(f.Path))] };
    }

    private async Task WriteWholeAsync(LedgerDb db, IngestItem item, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Decide(item, now);
        await RuleUses.RecordAsync(db, item, Known, now, cancellationToken);
        await InputStore.KeepAsync(db, item, Input, now, cancellationToken);
    }

    private void Decide(IngestItem item, DateTimeOffset now)
    {
        item.Assessment = Assessment;
        string reasons = BriefReasons.Text(Assessment.Reasons);
        switch (Assessment)
        {
            case { Verdict: VerdictKind.Accept, Best: { } best }:
                item.Choose(best.Id, best.Name, best.Year, Actor.Daemon, Assessment.IsUpgrade ? Duplicates.Replace : Duplicates.Ask);
                item.Move(
                    ItemState.Approved,
                    Actor.Daemon,
                    $"{Format.Title(best.Name, best.Year)} was approved automatically, with confidence {Assessment.Confidence:0.000}.{(Assessment.IsUpgrade ? " It replaces a copy that is surely worse." : "")}",
                    now
                );
                break;
            case { Verdict: VerdictKind.Ignore }:
                item.Move(ItemState.Ignored, Actor.Daemon, $"Ignored: nothing here belongs in the library. {reasons}", now);
                break;
            default:
                item.Move(ItemState.AwaitingReview, Actor.Daemon, $"Waiting for your decision. {reasons}", now);
                break;
        }
    }
}
