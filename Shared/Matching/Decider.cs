using Hybrid.Matching.Weighing;

namespace Hybrid.Matching;

/// <summary>Turns clues and contenders into the verdict: confidence against the threshold, and every concern that asks for a person.</summary>
public static class Decider
{
    private const int Shown = 5;

    /// <summary>A candidate below this is a hit of the search and nothing more.</summary>
    private const double Hopeless = 0.005;

    public static Assessment Decide(Clues clues, IReadOnlyList<Contender> field, IReadOnlyList<VideoClue> files, DecisionFrame frame)
    {
        IReadOnlyList<Candidate> candidates = Scale.Weigh(clues, field);
        List<Reason> reasons = [.. ReasonsFor(clues, field, candidates, files, frame)];
        double confidence = candidates is [var best, ..]
            ? reasons.Aggregate(best.Confidence, (so, reason) => Math.Min(so, Caps.Of(reason.Concern)))
            : 0;
        if (
            candidates.Count > 0
            && confidence < frame.Threshold
            && !reasons.Exists(reason => reason.Concern is Concern.NoCandidate or Concern.NoCatalogue)
        )
        {
            reasons.Add(
                new(
                    Concern.BelowThreshold,
                    $"The confidence is {confidence:0.00}, and PLEX_CONFIDENCE_THRESHOLD asks for {frame.Threshold:0.00}."
                )
            );
        }

        return new Assessment
        {
            Verdict =
                IsNothingForUs(clues, reasons) ? VerdictKind.Ignore
                : reasons.Count > 0 ? VerdictKind.AskReviewer
                : VerdictKind.Accept,
            Confidence = confidence,
            Candidates = [.. candidates.Where(candidate => candidate.Confidence >= Hopeless).Take(Shown)],
            Reasons = reasons,
            Model = Weights.Model,
        };
    }

    private static IEnumerable<Reason> ReasonsFor(
        Clues clues,
        IReadOnlyList<Contender> field,
        IReadOnlyList<Candidate> candidates,
        IReadOnlyList<VideoClue> files,
        DecisionFrame frame
    )
    {
        Contender? best = candidates is [var first, ..] ? field.First(contender => contender.Title.Id == first.Id) : null;
        bool resembles = best is not null && (best.IsNamedById || TitleFits.Best(clues, best).Fit < TitleFit.Different);
        if (!resembles)
        {
            if (clues.TellTales is [var telltale, ..])
            {
                yield return new(Concern.NotVideo, $"\"{telltale}\" in the name says that it is no film or series.");
            }

            yield return frame.HasKey
                ? new(
                    Concern.NoCandidate,
                    clues.Titles is [] ? "No title can be read in the name." : "Nothing in the catalogue resembles it."
                )
                : new(Concern.NoCatalogue, "The embedded catalogue does not know it, and TMDB_API_KEY is not set.");
        }
        else
        {
            Candidate? runnerUp = candidates.Count > 1 ? candidates[1] : null;
            foreach (Reason reason in Concerns.Of(clues, best!, candidates[0], runnerUp, files))
            {
                yield return reason;
            }
        }

        if (frame.IsStale)
        {
            yield return new(Concern.CatalogueDegraded, "TMDb could not be asked; old copies of its answers were used.");
        }
    }

    private static bool IsNothingForUs(Clues clues, List<Reason> reasons) =>
        reasons.Exists(reason => reason.Concern == Concern.NotVideo) && !clues.HasTechnicalWords && !clues.IsNumbered;
}

/// <param name="Threshold">PLEX_CONFIDENCE_THRESHOLD.</param>
/// <param name="HasKey">False where only the embedded catalogue was asked.</param>
/// <param name="IsStale">True where an answer past its time was used.</param>
public sealed record DecisionFrame(double Threshold, bool HasKey, bool IsStale);
