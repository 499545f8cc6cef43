namespace Hybrid.Ledger;

/// <summary>A job of the daemon that ended with an unexpected error: one row each. The row goes when the job ends well.</summary>
public sealed class JobStatus
{
    /// <summary>As docs/architecture.md names it: "poll-torrents".</summary>
    public required string Name { get; init; }

    /// <summary>The error's short form.</summary>
    public required string Fault { get; set; }

    /// <summary>Since when every run has failed.</summary>
    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset FaultAt { get; set; }

    /// <summary>How often it failed in a row.</summary>
    public long Times { get; set; }
}
