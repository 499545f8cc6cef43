using Hybrid.Matching.Weighing;

namespace Hybrid.Matching;

/// <summary>Compares every candidate with the clues, and divides the probability between the candidates and "none of these".</summary>
/// <remarks>A conditional logit: each candidate's share is the exponential of its evidence, and "none of these" has a share of 1. A namesake that fits equally well takes half; an unknown name leaves most to "none".</remarks>
public static class Scale
{
    /// <summary>Best first.</summary>
    public static IReadOnlyList<Candidate> Weigh(Clues clues, IReadOnlyList<CandidateDetails> field) =>
        Weigh(clues, field, Weights.Current);

    public static IReadOnlyList<Candidate> Weigh(Clues clues, IReadOnlyList<CandidateDetails> field, Weights weights)
    {
        Match[] matches = [.. field.Select(candidate => Match.Of(clues, candidate))];
        return Shared(matches.Select(match => Weighed(match, matches, weights)), weights);
    }

    /// <summary>The stored candidates, with the weights of another model.</summary>
    public static IReadOnlyList<Candidate> Reweigh(IReadOnlyList<Candidate> stored, Weights weights) =>
        Shared(
            stored.Select(candidate =>
                candidate with
                {
                    Evidence = [.. candidate.Evidence.Select(piece => piece with { Weight = weights.Of(piece.Name) * piece.Value })],
                }
            ),
            weights
        );

    private static Candidate Weighed(Match match, Match[] field, Weights weights)
    {
        CandidateDetails candidate = match.Candidate;
        return new Candidate
        {
            Id = candidate.Title.Id,
            Name = candidate.Title.Name,
            Year = candidate.Title.Year,
            OriginalName = candidate.Title.OriginalName,
            Overview = candidate.Title.Overview,
            PosterPath = candidate.Title.PosterPath,
            Evidence =
            [
                .. AllEvidence
                    .Of(match, field)
                    .Select(finding => new Evidence(finding.Feature, weights.Of(finding.Feature) * finding.Value, finding.Sentence)
                    {
                        Value = finding.Value,
                    }),
            ],
        };
    }

    private static IReadOnlyList<Candidate> Shared(IEnumerable<Candidate> weighed, Weights weights)
    {
        Candidate[] candidates = [.. weighed];
        double[] logOdds = [.. candidates.Select(candidate => weights.Sharpness * candidate.Evidence.Sum(piece => piece.Weight))];
        // "None of these" has log-odds of 0. The largest is subtracted to keep exponentials from overflowing.
        double largest = logOdds.Append(0).Max();
        double all = logOdds.Append(0).Sum(odds => Math.Exp(odds - largest));
        return
        [
            .. candidates
                .Select(
                    (candidate, index) =>
                        candidate with
                        {
                            Confidence = Math.Exp(logOdds[index] - largest) / all,
                            Evidence = [.. candidate.Evidence.OrderByDescending(piece => Math.Abs(piece.Weight))],
                        }
                )
                .OrderByDescending(candidate => candidate.Confidence)
                .ThenBy(candidate => candidate.Id.Kind)
                .ThenBy(candidate => candidate.Id.Tmdb),
        ];
    }
}
