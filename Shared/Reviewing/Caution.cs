using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Planning;

namespace Hybrid.Reviewing;

/// <summary>Why an act is not done on a model's word alone: the evidence speaks against it, or it cannot be taken back lightly.</summary>
public abstract record Caution
{
    /// <summary>From this many files on, an undo is an undo of many.</summary>
    public const int ManyFiles = 6;

    private Caution() { }

    /// <summary>The item's name says something else than the title.</summary>
    public sealed record NameSays(IReadOnlyList<NameDoubt> Otherwise) : Caution;

    /// <summary>A copy in the library goes to the recycle folder.</summary>
    /// <param name="Copies">Empty where none is known yet: the daemon looks again.</param>
    public sealed record Replaces(IReadOnlyList<Holding> Copies) : Caution;

    /// <summary>A person decided otherwise before.</summary>
    /// <param name="Was">Approved, Rejected or Undone.</param>
    public sealed record Overturns(ItemState Was) : Caution;

    /// <summary>Many files leave the library at once.</summary>
    public sealed record TakesOut(int Files) : Caution;

    /// <param name="item">As it is before the decision.</param>
    /// <param name="title">What it is to be filed as.</param>
    /// <param name="details">Of a title that was looked up in the catalog; null of one in the item's list.</param>
    /// <param name="clues">What its names say.</param>
    /// <param name="duplicates">What is to become of a copy in the library.</param>
    /// <param name="copies">Those that are known.</param>
    public static IReadOnlyList<Caution> OfApproval(
        IngestItem item,
        TitleId title,
        TitleDetails? details,
        Clues clues,
        Duplicates duplicates,
        IReadOnlyList<Holding> copies
    )
    {
        List<Caution> cautions = [];
        Candidate? listed = item.Assessment?.Candidates.FirstOrDefault(c => c.Id == title);
        IReadOnlyList<NameDoubt> doubts =
            listed is not null ? Likely.NameDoubts(listed)
            : details is not null ? Likely.NameDoubts(clues, new CandidateDetails(details.Title) { Details = details })
            : [];
        if (doubts.Count > 0)
        {
            cautions.Add(new NameSays(doubts));
        }

        if (item.State == ItemState.Rejected || (item.State == ItemState.Undone && item.Chosen == title))
        {
            cautions.Add(new Overturns(item.State));
        }
        else if (item.State == ItemState.AwaitingReview && WasApproved(item) && item.Chosen != title)
        {
            cautions.Add(new Overturns(ItemState.Approved));
        }

        if (duplicates == Duplicates.Replace)
        {
            cautions.Add(new Replaces(copies));
        }

        return cautions;
    }

    /// <param name="item">As it is before it is identified again.</param>
    /// <param name="said">The titles that were said: typed, and of an id.</param>
    /// <param name="kind">The kind that was said; null if none was.</param>
    /// <param name="clues">What its names say.</param>
    public static IReadOnlyList<Caution> OfHint(IngestItem item, IReadOnlyList<CandidateDetails> said, TitleKind? kind, Clues clues)
    {
        List<Caution> cautions = [];
        // A bare name is read as a movie's, which is no more than a guess.
        bool saysKind = said.Count > 0 || clues.Kind == TitleKind.Series || clues.Year is not null;
        NameDoubt[] doubts =
        [
            .. said.SelectMany(title => Likely.NameDoubts(clues, title)).Where(d => d != NameDoubt.Kind).Distinct(),
            .. saysKind && kind is { } one && clues.Kind is { } other && one != other ? new[] { NameDoubt.Kind } : [],
        ];
        if (doubts.Length > 0)
        {
            cautions.Add(new NameSays(doubts));
        }

        if (item.State is ItemState.Rejected or ItemState.Undone)
        {
            cautions.Add(new Overturns(item.State));
        }
        else if (WasApproved(item))
        {
            cautions.Add(new Overturns(ItemState.Approved));
        }

        return cautions;
    }

    public static IReadOnlyList<Caution> OfRejection(IngestItem item) =>
        item.State is ItemState.Approved or ItemState.AwaitingReview && WasApproved(item) ? [new Overturns(ItemState.Approved)] : [];

    public static IReadOnlyList<Caution> OfUndo(IngestItem item, int files)
    {
        List<Caution> cautions = [];
        if (IsByPerson(item))
        {
            cautions.Add(new Overturns(ItemState.Approved));
        }

        if (files >= ManyFiles)
        {
            cautions.Add(new TakesOut(files));
        }

        return cautions;
    }

    /// <summary>Also of an item that came back to the queue since.</summary>
    private static bool WasApproved(IngestItem item) => IsByPerson(item) && item.Chosen is not null;

    private static bool IsByPerson(IngestItem item) => item.DecidedBy is Actor.Reviewer or Actor.CommandLine;
}
