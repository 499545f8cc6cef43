namespace Hybrid.Matching;

/// <summary>What an episode's number without a season counts from.</summary>
public enum Numbering
{
    /// <summary>Nobody said: such a number is certain only where the series has one season.</summary>
    Unsaid,

    /// <summary>From the first episode of the series on, through all seasons: 26 is S02E01 where the first season has 25.</summary>
    Absolute,
}
