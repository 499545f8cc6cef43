namespace Hybrid.Matching.Weighing;

internal static class IdEvidence
{
    public static IEnumerable<Measure> Of(Match match)
    {
        if (match.Clues.HasId)
        {
            yield return match.Candidate.IsNamedById
                ? new("id-named", "the id in the name is its id")
                : new("id-differs", "the id in the name belongs to another title");
        }
    }
}
