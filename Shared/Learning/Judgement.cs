namespace Hybrid.Learning;

/// <summary>A person's decision about one item that the matcher asked about.</summary>
/// <param name="Confidence">That of the first candidate, after the caps.</param>
/// <param name="Kind">What the person decided.</param>
/// <param name="ByThresholdAlone">The threshold was the only concern.</param>
public sealed record Judgement(double Confidence, JudgementKind Kind, bool ByThresholdAlone);

public enum JudgementKind
{
    /// <summary>The first candidate was right.</summary>
    AsProposed,

    /// <summary>It was another title.</summary>
    AsAnother,

    /// <summary>It does not belong into the library.</summary>
    Rejected,
}

/// <summary>An item that the daemon filed without asking.</summary>
/// <param name="Confidence">That of its title.</param>
/// <param name="Overruled">A person rejected it later, or approved it as another title.</param>
public sealed record Filing(double Confidence, bool Overruled);
