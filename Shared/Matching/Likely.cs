namespace Hybrid.Matching;

/// <summary>Whether a candidate may be meant where a person approves an item and names no title.</summary>
public static class Likely
{
    /// <summary>Below one chance in four, "the first" is a place in a list and no suggestion.</summary>
    public const double Floor = 0.25;

    /// <summary>The name says another title, or another part of this one.</summary>
    private static readonly string[] OtherTitle = ["title-different", "title-other-number"];

    /// <summary>Said by a person before, so the name need not say it.</summary>
    private static readonly string[] Said = ["rule", "decided-before"];

    /// <summary>An id in the name leads to it. Whoever wrote the name wrote the id: enough to propose it, not to be silent about the rest.</summary>
    private const string Id = "id-named";

    public static bool IsLikely(Candidate candidate) =>
        candidate.Confidence >= Floor && (Has(candidate, Id) || !NameDoubts(candidate).Contains(NameDoubt.Title));

    /// <summary>What of the name speaks against the candidate; nothing where a person said before that it is meant.</summary>
    public static IReadOnlyList<NameDoubt> NameDoubts(Candidate candidate)
    {
        if (Has(candidate, Said))
        {
            return [];
        }

        List<NameDoubt> doubts = [];
        if (Has(candidate, OtherTitle))
        {
            doubts.Add(NameDoubt.Title);
        }

        if (Has(candidate, "year-off"))
        {
            doubts.Add(NameDoubt.Year);
        }

        if (Has(candidate, "kind-differs"))
        {
            doubts.Add(NameDoubt.Kind);
        }

        return doubts;
    }

    /// <summary>The same of a title that is not among the item's candidates.</summary>
    public static IReadOnlyList<NameDoubt> NameDoubts(Clues clues, CandidateDetails title)
    {
        List<NameDoubt> doubts = [];
        if (TitleFits.Best(clues, title).Fit >= TitleFit.OtherNumber)
        {
            doubts.Add(NameDoubt.Title);
        }

        if (YearFits.Of(clues, title) == YearFit.Off)
        {
            doubts.Add(NameDoubt.Year);
        }

        if (clues.Kind is { } kind && kind != title.Title.Id.Kind)
        {
            doubts.Add(NameDoubt.Kind);
        }

        return doubts;
    }

    private static bool Has(Candidate candidate, params string[] names) => candidate.Evidence.Any(e => names.Contains(e.Name));
}

/// <summary>What a name says otherwise than the title that it is to be filed as.</summary>
public enum NameDoubt
{
    Title,

    /// <summary>Off by two or more.</summary>
    Year,

    /// <summary>The name looks like a movie and the title is a series, or the reverse.</summary>
    Kind,
}
