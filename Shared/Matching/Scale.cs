using Hybrid.Matching.Weighing;

namespace Hybrid.Matching;

/// <summary>Holds every contender against the clues: the evidence for and against each, added up to the probability that it is right.</summary>
public static class Scale
{
    /// <summary>Best first.</summary>
    public static IReadOnlyList<Candidate> Weigh(Clues clues, IReadOnlyList<Contender> field) =>
        [
            .. field
                .Select(contender => Weigh(clues, contender, field))
                .OrderByDescending(candidate => candidate.Confidence)
                .ThenBy(candidate => candidate.Id.Tmdb),
        ];

    private static Candidate Weigh(Clues clues, Contender contender, IReadOnlyList<Contender> field)
    {
        Evidence[] evidence =
        [
            .. new[]
            {
                TitleEvidence.Weigh(clues, contender),
                YearEvidence.Weigh(clues, contender),
                KindEvidence.Weigh(clues, contender),
                CountryEvidence.Weigh(clues, contender),
                EpisodeEvidence.Weigh(clues, contender),
                RuntimeEvidence.Weigh(clues, contender),
                IdEvidence.Weigh(clues, contender),
                NamesakeEvidence.Weigh(clues, contender, field),
            }.OfType<Evidence>(),
            .. NameEvidence.Weigh(clues, contender),
        ];
        return new Candidate
        {
            Id = contender.Title.Id,
            Name = contender.Title.Name,
            Year = contender.Title.Year,
            OriginalName = contender.Title.OriginalName,
            Overview = contender.Title.Overview,
            PosterPath = contender.Title.PosterPath,
            Confidence = Probability(Weights.Start + evidence.Sum(piece => piece.Weight)),
            Evidence = [.. evidence.OrderByDescending(piece => Math.Abs(piece.Weight))],
        };
    }

    private static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));
}
