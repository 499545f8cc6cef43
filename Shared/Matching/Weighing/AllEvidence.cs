using Hybrid.Catalog;

namespace Hybrid.Matching.Weighing;

/// <summary>All evidence about one candidate.</summary>
internal static class AllEvidence
{
    public static IEnumerable<Measure> Of(Match match, IReadOnlyList<Match> field) =>
        Start(match)
            .Concat(TitleEvidence.Of(match))
            .Concat(YearEvidence.Of(match))
            .Concat(KindEvidence.Of(match))
            .Concat(CountryEvidence.Of(match))
            .Concat(EpisodeEvidence.Of(match))
            .Concat(RuntimeEvidence.Of(match))
            .Concat(IdEvidence.Of(match))
            .Concat(FameEvidence.Of(match))
            .Concat(NamesakeEvidence.Of(match, field))
            .Concat(LookEvidence.Of(match))
            .Concat(PrecedentEvidence.Of(match));

    private static IEnumerable<Measure> Start(Match match) =>
        [
            match.Candidate.Title.Id.Kind == TitleKind.Movie
                ? new("start-movie", "starting value for every movie")
                : new("start-series", "starting value for every series"),
        ];
}
