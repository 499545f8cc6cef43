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

        // That a name speaks of a film may mean no more than that it gives no episode.
        if (match.Clues is { Kind: TitleKind.Movie, Year: null })
        {
            if (match.Contender.Title.Id.Kind == TitleKind.Series)
            {
                yield return new("kind-doubtful", "the name gives neither episodes nor a year, as one of a film would");
            }

            yield break;
        }

        bool isSeries = kind == TitleKind.Series;
        yield return kind == match.Contender.Title.Id.Kind
            ? new("kind-same", isSeries ? "the name speaks of episodes, and it is a series" : "the name speaks of a film, and it is one")
            : new(
                "kind-differs",
                isSeries ? "the name speaks of episodes, and this is a film" : "the name speaks of a film, and this is a series"
            );
    }
}
