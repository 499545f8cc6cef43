namespace Hybrid.Matching.Weighing;

/// <summary>What the look of the name says, whichever candidate it is held against.</summary>
internal static class NameEvidence
{
    public static IEnumerable<Evidence> Weigh(Clues clues, Contender contender)
    {
        if (clues.HasTechnicalWords)
        {
            yield return new("technical", Weights.TechnicalWords, "the name has the technical words of a video release");
        }
        else if (IsBare(clues))
        {
            yield return new("bare", Weights.BareName, "the name has neither a year nor any technical word");
        }

        if (Telltales.Find(clues, contender) is { } telltale)
        {
            yield return new("telltale", Weights.Telltale, $"\"{telltale}\" says that it is something else");
        }
    }

    public static bool IsBare(Clues clues) => clues is { Year: null, HasTechnicalWords: false, IsNumbered: false, HasId: false };
}
