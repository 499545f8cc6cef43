using Hybrid.Catalog;

namespace Hybrid.Matching.Weighing;

internal static class KindEvidence
{
    public static Evidence? Weigh(Clues clues, Contender contender)
    {
        if (clues.Kind is not { } kind)
        {
            return null;
        }

        string claim = kind == TitleKind.Series ? "episodes" : "a film";
        return kind == contender.Title.Id.Kind
            ? new("kind", Weights.KindSame, $"the name says {claim}, and it is one")
            : new("kind", Weights.KindDiffers, $"the name says {claim}, and this is {(kind == TitleKind.Series ? "a film" : "a series")}");
    }
}
