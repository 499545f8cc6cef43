namespace Hybrid.Matching.Weighing;

/// <summary>What the look of the name says, whichever candidate it is held against.</summary>
internal static class LookEvidence
{
    public static IEnumerable<Finding> Of(Match match)
    {
        if (match.Clues.HasTechnicalWords)
        {
            yield return new("technical-words", "the name has the technical words of a video release");
        }
        else if (IsBare(match.Clues))
        {
            yield return new("bare-name", "the name has neither a year nor any technical word");
        }

        if (Telltales.Find(match.Clues, match.Contender) is { } telltale)
        {
            yield return new("telltale", $"\"{telltale}\" says that it is something else");
        }
    }

    public static bool IsBare(Clues clues) =>
        clues is { Year: null, HasTechnicalWords: false, IsNumbered: false, HasEpisodes: false, HasId: false };
}
