namespace Hybrid.Matching.Weighing;

/// <summary>A name without a year more often means a well-known title.</summary>
internal static class FameEvidence
{
    private const double WellKnown = 100;

    public static IEnumerable<Measure> Of(Match match)
    {
        int votes = match.Candidate.Title.VoteCount;
        if (votes > 0)
        {
            yield return new("votes", Math.Log10(1 + votes), $"{votes} people voted for it at TMDb");
        }

        double obscure = 1 - (Math.Log10(1 + votes) / Math.Log10(1 + WellKnown));
        if (match.Year == YearFit.Unclaimed && obscure > 0)
        {
            yield return new("obscure-without-year", obscure, "it has hardly any votes, and no year confirms it");
        }
    }
}
