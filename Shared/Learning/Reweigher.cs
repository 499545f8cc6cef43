using Hybrid.Matching;

namespace Hybrid.Learning;

/// <summary>Runs the present matcher on stored facts. Asks nobody. Pure.</summary>
/// <param name="Threshold">PLEX_CONFIDENCE_THRESHOLD.</param>
/// <param name="LatestYear">The highest number that can be a year: next year.</param>
public sealed record Reweigher(double Threshold, int LatestYear)
{
    /// <param name="input">As they were stored.</param>
    /// <param name="stored">The stored assessment: its concerns about files and library still hold.</param>
    public Assessment Weigh(IdentifyInput input, Assessment stored)
    {
        var reading = InputReading.Of(input, LatestYear);
        Clues clues = reading.Clues with { Precedents = input.Precedents };
        Assessment fresh = Decider.Decide(clues, input.Field, reading.Files, new DecisionFrame(Threshold, input.HasKey, input.IsStale));
        Reason[] kept = [.. stored.Reasons.Where(reason => IsNoMatter(reason.Concern))];
        return kept.Length == 0
            ? fresh
            : fresh with
            {
                Verdict = kept.Any(r => r.Concern == Concern.NoVideo) ? VerdictKind.Ignore : VerdictKind.AskReviewer,
                Reasons = [.. fresh.Reasons, .. kept],
            };
    }

    /// <summary>About files, library and settings: the matcher does not decide these.</summary>
    private static bool IsNoMatter(Concern concern) =>
        concern
            is Concern.NoVideo
                or Concern.NotAVideo
                or Concern.Unfinished
                or Concern.Archive
                or Concern.Disc
                or Concern.DangerousFile
                or Concern.OnlySample
                or Concern.AlreadyInLibrary
                or Concern.FolderUnclear
                or Concern.AutoIngestOff
                or Concern.DestinationExists
                or Concern.SourceGone
                or Concern.UnsafeName
                or Concern.PlacingFailed;
}
