namespace Hybrid.Matching;

/// <summary>Whether a candidate may be meant where a person approves an item and names no title.</summary>
public static class Likely
{
    /// <summary>Below one chance in four, "the first" is a place in a list and no suggestion.</summary>
    public const double Floor = 0.25;

    /// <summary>The name says another title, or another part of this one.</summary>
    private static readonly string[] OtherTitle = ["title-different", "title-other-number"];

    /// <summary>Said by an id or by a person, so the name need not say it.</summary>
    private static readonly string[] Instead = ["id-named", "rule", "decided-before"];

    public static bool IsLikely(Candidate candidate) => candidate.Confidence >= Floor && !(NameDoubts(candidate) is [NameDoubt.Title, ..]);

    /// <summary>What of the name speaks against the candidate, the title first; nothing where an id or a person said that it is meant.</summary>
    public static IReadOnlyList<NameDoubt> NameDoubts(Candidate candidate)
    {
        if (Has(Instead))
        {
            return [];
        }

        List<NameDoubt> doubts = [];
        if (Has(OtherTitle))
        {
            doubts.Add(NameDoubt.Title);
        }

        if (Has("year-off"))
        {
            doubts.Add(NameDoubt.Year);
        }

        if (Has("kind-differs"))
        {
            doubts.Add(NameDoubt.Kind);
        }

        return doubts;

        bool Has(params ReadOnlySpan<string> names)
        {
            foreach (Evidence evidence in candidate.Evidence)
            {
                if (names.Contains(evidence.Name))
                {
                    return true;
                }
            }

            return false;
        }
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
