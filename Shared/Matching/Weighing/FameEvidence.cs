namespace Hybrid.Matching.Weighing;

/// <summary>A name without a year more often means the title that many know.</summary>
internal static class FameEvidence
{
    public static IEnumerable<Finding> Of(Match match)
    {
        double popularity = match.Contender.Title.Popularity;
        if (popularity > 0)
        {
            yield return new("popularity", Math.Log10(1 + popularity), $"its popularity at TMDb is {popularity:0.#}");
        }

        int votes = match.Contender.Title.VoteCount;
        if (votes > 0)
        {
            yield return new("votes", Math.Log10(1 + votes), $"{votes} people gave it a mark at TMDb");
        }
    }
}
