namespace Hybrid.Neighbors;

/// <summary>Why a neighbor gave no answer, in a sentence that says what to do. Holds no secret.</summary>
/// <param name="Neighbor">Who: "TMDb", "Transmission" or "Plex".</param>
/// <param name="Kind">What sort of failure, which decides whether and when to try again.</param>
/// <param name="Sentence">For a person: what happened and which setting mends it.</param>
/// <param name="RetryAfter">How long the neighbor asked us to wait, where it said so.</param>
public sealed record Fault(string Neighbor, FaultKind Kind, string Sentence, TimeSpan? RetryAfter = null);

public enum FaultKind
{
    /// <summary>The setting that names it is empty. Trying again does not help.</summary>
    NotConfigured,

    /// <summary>No connection, or no answer in time. Try again with backoff.</summary>
    Unreachable,

    /// <summary>It refused our credentials or our host name. Trying again does not help until the settings change.</summary>
    Refused,

    /// <summary>It asked us to slow down. Try again after <see cref="Fault.RetryAfter"/>.</summary>
    RateLimited,

    /// <summary>It answered with an error of its own (5xx, an error result). Try again with backoff.</summary>
    Failed,

    /// <summary>Its answer could not be read. Try again with backoff, and tell somebody.</summary>
    Malformed,
}
