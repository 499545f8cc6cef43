namespace Hybrid.Matching.Weighing;

internal static class IdEvidence
{
    public static IEnumerable<Finding> Of(Match match)
    {
        if (match.Clues.HasId)
        {
            yield return match.CandidateDetails.IsNamedById
                ? new("id-named", "the id in the name is its id")
                : new("id-differs", "the id in the name belongs to another title");
        }
    }
}
