namespace Hybrid.Matching;

/// <summary>How episode numbers without a season are counted.</summary>
public enum Numbering
{
    /// <summary>Nobody said: the number is certain only for a series with one season.</summary>
    Unsaid,

    /// <summary>From the first episode of the series, across all seasons: 26 is S02E01 if season 1 has 25 episodes.</summary>
    Absolute,
}
