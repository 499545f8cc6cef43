using Hybrid.Catalog;

namespace Hybrid.Matching.Weighing;

internal static class KindEvidence
{
    public static IEnumerable<Measure> Of(Match match)
    {
        if (match.Clues.Kind is not { } kind)
        {
            yield break;
        }

        // A name counts as a movie's also when it merely has no episode.
        if (match.Clues is { Kind: TitleKind.Movie, Year: null })
        {
            if (match.Candidate.Title.Id.Kind == TitleKind.Series)
            {
                yield return new("kind-doubtful", "the name has no episode and no year, so it looks like a movie, but this is a series");
            }

            yield break;
        }

        bool isSeries = kind == TitleKind.Series;
        yield return kind == match.Candidate.Title.Id.Kind
            ? new(
                "kind-same",
                isSeries ? "the name looks like a series, and this is a series" : "the name looks like a movie, and this is a movie"
            )
            : new(
                "kind-differs",
                isSeries ? "the name looks like a series, but this is a movie" : "the name looks like a movie, but this is a series"
            );
    }
}
