namespace Hybrid.Neighbors;

/// <summary>Why a neighbor gave no answer, in a sentence that says what to do. Holds no secret.</summary>
/// <param name="Neighbor">"TMDb", "Transmission" or "Plex".</param>
/// <param name="Kind">Decides whether and when to try again.</param>
/// <param name="Sentence">For a person: what happened, and which setting repairs it.</param>
/// <param name="RetryAfter">How long the neighbor asked us to wait; null if it did not say.</param>
public sealed record Fault(string Neighbor, FaultKind Kind, string Sentence, TimeSpan? RetryAfter = null);

public enum FaultKind
{
    /// <summary>The neighbor's setting is empty. A retry does not help.</summary>
    NotConfigured,

    /// <summary>No connection, or no answer in time. Retry with backoff.</summary>
    Unreachable,

    /// <summary>It refused our credentials or our host name. A retry does not help until the settings change.</summary>
    Refused,

    /// <summary>It asked us to slow down. Retry after <see cref="Fault.RetryAfter"/>.</summary>
    RateLimited,

    /// <summary>It answered with its own error (5xx, an error result). Retry with backoff.</summary>
    Failed,

    /// <summary>Its answer could not be read. Retry with backoff, and notify a person.</summary>
    Malformed,
}
