namespace Hybrid.Reviewing;

/// <summary>What an empty list does not tell: whether the daemon is there, what fails, how long the oldest item waits, what was filed last.</summary>
public sealed record Situation
{
    public required DateTimeOffset Now { get; init; }

    public required DaemonLiveness Daemon { get; init; }

    /// <summary>Longest first, at most three.</summary>
    public required IReadOnlyList<FailingNeighbor> Failing { get; init; }

    /// <summary>Items that wait for a decision.</summary>
    public required int Waiting { get; init; }

    /// <summary>Of the oldest; null if none waits.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>Null if nothing was filed yet, or something waits.</summary>
    public FiledTitle? LastFiled { get; init; }
}

/// <param name="Fault">Of its last contact. May quote untrusted text.</param>
/// <param name="Since">Every contact since then has failed.</param>
public sealed record FailingNeighbor(string Name, string Fault, DateTimeOffset Since);

/// <param name="Name">Untrusted text from the catalog.</param>
public sealed record FiledTitle(string Name, int? Year, DateTimeOffset At);
