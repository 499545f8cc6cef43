using Hybrid.Catalog;

namespace Hybrid.Matching.Weighing;

internal static class KindEvidence
{
    public static IEnumerable<Finding> Of(Match match)
    {
        if (match.Clues.Kind is not { } kind)
        {
            yield break;
        }

        bool isSeries = kind == TitleKind.Series;
        yield return kind == match.Contender.Title.Id.Kind
            ? new("kind-same", isSeries ? "the name speaks of episodes, and it is a series" : "the name speaks of a film, and it is one")
            : new("kind-differs", isSeries ? "the name speaks of episodes, and this is a film" : "the name speaks of a film, and this is a series");
    }
}
