using Hybrid.Catalog;
using Hybrid.Matching.Weighing;

namespace Hybrid.Matching;

/// <summary>Turns clues and candidates into the verdict: the confidence, compared with the threshold, and every concern.</summary>
public static class Decider
{
    /// <summary>How many are stored with the item: those with a similar name, or the first hits of the search where no name is similar.</summary>
    private const int Kept = 12;
    private const int KeptOfStrangers = 3;

    public static Assessment Decide(Clues clues, IReadOnlyList<CandidateDetails> field, IReadOnlyList<VideoClue> files, DecisionFrame frame)
    {
        IReadOnlyList<Candidate> candidates = Scale.Weigh(clues, field);
        Match[] matches = [.. field.Select(candidate => Match.Of(clues, candidate))];
        List<Reason> reasons = [.. ReasonsFor(clues, matches, candidates, files, frame).Distinct()];
        double confidence = candidates is [var best, ..]
            ? reasons
                .Where(reason => IsOfAll(reason, reasons, files))
                .Aggregate(best.Confidence, (so, reason) => Math.Min(so, Caps.Of(reason.Concern)))
            : 0;
        if (
            candidates.Count > 0
            && confidence < frame.Threshold
            && !reasons.Exists(reason => reason.Concern is Concern.NoCandidate or Concern.NoCatalog)
        )
        {
            reasons.Add(
                new(Concern.BelowThreshold, $"The confidence is {confidence:0.00}; PLEX_CONFIDENCE_THRESHOLD is {frame.Threshold:0.00}.")
            );
        }

        return new Assessment
        {
            Verdict =
                IsNothingForUs(clues, files, reasons) ? VerdictKind.Ignore
                : reasons.Count > 0 ? VerdictKind.AskReviewer
                : VerdictKind.Accept,
            Confidence = confidence,
            Candidates = [.. ToKeep(candidates, matches)],
            Reasons = reasons,
            Model = Weights.Current.Model,
        };
    }

    private static IEnumerable<Reason> ReasonsFor(
        Clues clues,
        Match[] field,
        IReadOnlyList<Candidate> candidates,
        IReadOnlyList<VideoClue> files,
        DecisionFrame frame
    )
    {
        Match? best = candidates is [var first, ..] ? Array.Find(field, match => match.Candidate.Title.Id == first.Id) : null;
        if (best is not { Resembles: true })
        {
            if (clues.TellTales is [var telltale, ..])
            {
                yield return new(Concern.NotVideo, $"The word \"{telltale}\" in the name suggests that it is not a movie or series.");
            }

            yield return frame.HasKey
                ? new(
                    Concern.NoCandidate,
                    clues.Titles is [] ? "The name has no readable title." : "The catalog has nothing with a similar name."
                )
                : new(Concern.NoCatalog, "The built-in catalog does not have it, and TMDB_API_KEY is not set.");
        }
        else
        {
            foreach (Reason reason in Concerns.Of(best, candidates, field, files, frame.Today))
            {
                yield return reason;
            }
        }

        if (frame.IsStale)
        {
            yield return new(Concern.CatalogDegraded, "TMDb could not be asked, so stored answers were used.");
        }
    }

    /// <summary>A concern about one file of several says nothing about the title, unless every file has one.</summary>
    private static bool IsOfAll(Reason reason, List<Reason> reasons, IReadOnlyList<VideoClue> files) =>
        reason.File is null || files.All(file => reasons.Exists(other => other.File == file.Path));

    private static IEnumerable<Candidate> ToKeep(IReadOnlyList<Candidate> candidates, Match[] field)
    {
        HashSet<TitleId> resembling = [.. field.Where(match => match.Resembles).Select(match => match.Candidate.Title.Id)];
        return resembling.Count > 0
            ? candidates.Where(candidate => resembling.Contains(candidate.Id)).Take(Kept)
            : candidates.Take(KeptOfStrangers);
    }

    /// <summary>A name that says "game" may still be wrong about a video that is there: then a person is asked.</summary>
    private static bool IsNothingForUs(Clues clues, IReadOnlyList<VideoClue> files, List<Reason> reasons) =>
        files.Count == 0 && reasons.Exists(reason => reason.Concern == Concern.NotVideo) && !clues.HasTechnicalWords && !clues.IsNumbered;
}

/// <param name="Threshold">PLEX_CONFIDENCE_THRESHOLD.</param>
/// <param name="HasKey">False where only the embedded catalog was asked.</param>
/// <param name="IsStale">True where an expired answer was used.</param>
public sealed record DecisionFrame(double Threshold, bool HasKey, bool IsStale)
{
    /// <summary>
    /// Decides whether a latest season may have an episode more than the catalog lists, and which namesakes are new. Null in a replay, where it
    /// may, and none is.
    /// </summary>
    public DateOnly? Today { get; init; }
}
