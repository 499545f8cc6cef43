using Hybrid.Matching;

namespace Hybrid.Learning;

/// <summary>The stored verdict and the present verdict on the same facts. Pure.</summary>
/// <param name="Then">As it was stored.</param>
/// <param name="Now">As the present matcher says.</param>
/// <param name="Decision">What a person decided; null where no person did.</param>
public sealed record Comparison(Assessment Then, Assessment Now, HumanDecision? Decision)
{
    public ReplayChange Change =>
        (Then, Now) switch
        {
            ({ Verdict: not VerdictKind.Ignore }, { Verdict: VerdictKind.Ignore }) => ReplayChange.NowIgnores,
            ({ Verdict: not VerdictKind.Accept }, { Verdict: VerdictKind.Accept }) => ReplayChange.NowAccepts,
            ({ Verdict: not VerdictKind.AskReviewer }, { Verdict: VerdictKind.AskReviewer }) => ReplayChange.NowAsks,
            _ => Then.Best?.Id == Now.Best?.Id ? ReplayChange.Same : ReplayChange.OtherTitle,
        };

    /// <summary>Whether the automatic filing agrees with the person; null where nothing is filed automatically, or no person decided.</summary>
    public bool? IsNowFiledRight => IsFiledRight(Now);

    public bool? WasThenFiledRight => IsFiledRight(Then);

    /// <summary>Whether the first candidate is the person's; null without a person's title.</summary>
    public bool? IsNowFirst => Decision?.Title is { } title ? Now.Best?.Id == title : null;

    public bool? WasThenFirst => Decision?.Title is { } title ? Then.Best?.Id == title : null;

    private bool? IsFiledRight(Assessment assessment) =>
        assessment.Verdict == VerdictKind.Accept && Decision is { } decision ? assessment.Best?.Id == decision.Title : null;
}

public enum ReplayChange
{
    /// <summary>The same verdict on the same title.</summary>
    Same,

    /// <summary>It would be filed automatically.</summary>
    NowAccepts,

    /// <summary>A person would be asked.</summary>
    NowAsks,

    /// <summary>It would be ignored: no movie or series.</summary>
    NowIgnores,

    /// <summary>The same verdict, with another first candidate.</summary>
    OtherTitle,
}
