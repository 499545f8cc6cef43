namespace Hybrid.Matching;

/// <summary>Whether a candidate may be meant where a person approves an item and names no title.</summary>
public static class Likely
{
    /// <summary>Below one chance in four, "the first" is a place in a list and no suggestion.</summary>
    public const double Floor = 0.25;

    /// <summary>The name says another title, or another part of this one.</summary>
    private static readonly string[] Against = ["title-different", "title-other-number"];

    /// <summary>Said by an id or by a person, so the name need not say it.</summary>
    private static readonly string[] Instead = ["id-named", "rule", "decided-before"];

    public static bool IsLikely(Candidate candidate) =>
        candidate.Confidence >= Floor
        && (!candidate.Evidence.Any(e => Against.Contains(e.Name)) || candidate.Evidence.Any(e => Instead.Contains(e.Name)));
}
