namespace Hybrid.Reviewer.Tools;

/// <summary>How far an answer can be believed.</summary>
/// <param name="Notice">Why, and what to do.</param>
internal sealed record Readiness(ReadinessState State, string Notice)
{
    /// <summary>False where nothing can be read, so that every list is empty.</summary>
    public required bool HasLedger { get; init; }

    public static Readiness Shut(ReadinessState state, string notice) => new(state, notice) { HasLedger = false };

    public static Readiness Open(ReadinessState state, string notice) => new(state, notice) { HasLedger = true };
}

internal enum ReadinessState
{
    /// <summary>Wrong settings, or no ledger yet.</summary>
    NotSetUp,

    /// <summary>In mode mcp: the daemon is being started.</summary>
    Starting,

    Ready,

    /// <summary>Something that plex-mcp needs does not work.</summary>
    Degraded,
}
