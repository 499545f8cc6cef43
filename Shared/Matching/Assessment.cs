namespace Hybrid.Matching;

/// <summary>All that was found out about an item: the candidates, best first, and the verdict. Kept with the item.</summary>
public sealed record Assessment
{
    public required VerdictKind Verdict { get; init; }

    /// <summary>The best candidate's confidence after the caps, 0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>Best first; the first is what an approval without further words means.</summary>
    public IReadOnlyList<Candidate> Candidates { get; init; } = [];

    /// <summary>All reasons for the verdict, in words. Empty only for a clean Accept.</summary>
    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    /// <summary>Which matcher said so, so that a decision can be replayed.</summary>
    public string Model { get; init; } = "";

    public Candidate? Best => Candidates.Count > 0 ? Candidates[0] : null;

    /// <summary>With reasons that the matcher cannot know. Reasons only ever take certainty away.</summary>
    public Assessment WithReasons(IReadOnlyList<Reason> reasons)
    {
        if (reasons.Count == 0)
        {
            return this;
        }

        VerdictKind verdict =
            reasons.Any(r => r.Concern is Concern.NoVideo)
            || (Verdict == VerdictKind.Ignore && reasons.All(r => r.Concern is Concern.DangerousFile))
                ? VerdictKind.Ignore
                : VerdictKind.AskReviewer;
        return this with { Verdict = verdict, Reasons = [.. Reasons, .. reasons] };
    }
}

/// <summary>A concern with the sentence that explains it here.</summary>
public sealed record Reason(Concern Concern, string Sentence);

public enum VerdictKind
{
    /// <summary>Certain enough to be filed without asking.</summary>
    Accept,

    /// <summary>A person decides.</summary>
    AskReviewer,

    /// <summary>Nothing for a library of films and series.</summary>
    Ignore,
}
