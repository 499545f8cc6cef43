namespace Hybrid.Reviewing;

/// <summary>Why an argument of a decision cannot be. Each program names the arguments as its own callers write them.</summary>
public abstract record ArgumentFault
{
    private ArgumentFault() { }

    public sealed record TooSmall(DecisionArgument Argument, long Least, long? Value) : ArgumentFault;

    public sealed record TooLong(DecisionArgument Argument, int Most, int Length) : ArgumentFault;

    /// <summary>A candidate and a TMDb id were both given.</summary>
    public sealed record TwoTitles : ArgumentFault;

    /// <summary>A kind was given without the TMDb id that it belongs to.</summary>
    public sealed record KindWithoutId : ArgumentFault;

    /// <summary>A TMDb id was given without its kind, and the item has no candidate to take the kind from.</summary>
    public sealed record KindMissing(long Id) : ArgumentFault;

    /// <summary>What was said of a file cannot be.</summary>
    public sealed record Unfit(string Sentence) : ArgumentFault;
}

public enum DecisionArgument
{
    Id,
    Candidate,
    TmdbId,
    Reason,
    ExpectedVersion,
    Season,
    FromEpisode,
}
