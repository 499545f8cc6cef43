namespace Hybrid.Matching.Weighing;

internal static class IdEvidence
{
    public static Evidence? Weigh(Clues clues, Contender contender)
    {
        if (!clues.HasId)
        {
            return null;
        }

        return contender.IsNamedById
            ? new("id", Weights.IdNamed, "the name gives its id")
            : new("id", Weights.IdDiffers, "the name gives another id");
    }
}
