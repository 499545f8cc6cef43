using Hybrid.Matching;

namespace Hybrid.Daemon.Working;

/// <summary>Adds reasons that the matcher cannot know to its assessment. Reasons only ever take certainty away.</summary>
public static class Doubt
{
    extension(Assessment assessment)
    {
        public Assessment Doubted(IReadOnlyList<Reason> reasons)
        {
            if (reasons.Count == 0)
            {
                return assessment;
            }

            VerdictKind verdict =
                reasons.Any(r => r.Concern is Concern.NoVideo)
                || (assessment.Verdict == VerdictKind.Ignore && reasons.All(r => r.Concern is Concern.DangerousFile))
                    ? VerdictKind.Ignore
                    : VerdictKind.AskReviewer;
            return assessment with { Verdict = verdict, Reasons = [.. assessment.Reasons, .. reasons] };
        }
    }
}
