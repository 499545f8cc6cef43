using System.ComponentModel;
using Hybrid.Ledger;
using Hybrid.Texts;

namespace Hybrid.Reviewing;

/// <summary>Whether a daemon is there to carry out decisions, by its heartbeat in the ledger.</summary>
public sealed record DaemonLiveness
{
    public required DaemonState State { get; init; }

    /// <summary>Neutral: each program adds what its own reader can do.</summary>
    [Description("The state in words.")]
    public required string Sentence { get; init; }

    [Description("Seconds since it last wrote its heartbeat.")]
    public long? HeartbeatAgeSeconds { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? StoppedAt { get; init; }

    public int? Pid { get; init; }

    public string? Version { get; init; }

    public string? Mode { get; init; }

    [Description("Process id of the plex-mcp that started this daemon; it stops when that client disconnects. Absent otherwise.")]
    public int? ReviewerPid { get; init; }

    [Description("What it did at its last heartbeat.")]
    public string? Doing { get; init; }

    /// <param name="status">Its row; null where no daemon has ever worked on this ledger.</param>
    /// <param name="now">The present time.</param>
    public static DaemonLiveness Of(DaemonStatus? status, DateTimeOffset now)
    {
        if (status is null)
        {
            return Never("No daemon has worked on this ledger yet.");
        }

        TimeSpan age = now > status.BeatAt ? now - status.BeatAt : TimeSpan.Zero;
        (DaemonState state, string sentence) = Judge(status, age);
        return new DaemonLiveness
        {
            State = state,
            Sentence = sentence,
            HeartbeatAgeSeconds = (long)age.TotalSeconds,
            StartedAt = status.StartedAt,
            StoppedAt = status.StoppedAt,
            Pid = status.Pid,
            Version = status.Version,
            Mode = status.Mode,
            ReviewerPid = status.ReviewerPid,
            Doing = Untrusted.Clean(status.Doing),
        };
    }

    public static DaemonLiveness Unknown(string sentence) => new() { State = DaemonState.Unknown, Sentence = sentence };

    public static DaemonLiveness Never(string sentence) => new() { State = DaemonState.NeverStarted, Sentence = sentence };

    private static (DaemonState State, string Sentence) Judge(DaemonStatus status, TimeSpan age)
    {
        if (status.StoppedAt is { } stopped)
        {
            return (DaemonState.Stopped, $"The daemon stopped at {Format.Utc(stopped)}. It carries out new decisions when it runs again.");
        }

        // Three missed beats: a slow disk delays one, a busy machine two.
        string whose = status.ReviewerPid is { } reviewer
            ? $" as a child of plex-mcp (process {reviewer}) and stops when that client disconnects"
            : "";
        return age <= 3 * DaemonStatus.BeatInterval
            ? (DaemonState.Running, $"The daemon is running{whose}. Its last heartbeat was {Format.Duration(age)} ago.")
            : (
                DaemonState.Silent,
                $"The daemon has sent no heartbeat for {Format.Duration(age)}: it crashed, it hangs, or the machine slept."
            );
    }
}

public enum DaemonState
{
    Running,

    /// <summary>No heartbeat for three intervals, and no message that it stopped.</summary>
    Silent,

    /// <summary>It stopped properly.</summary>
    Stopped,

    NeverStarted,

    /// <summary>The ledger, which has its heartbeat, cannot be read.</summary>
    Unknown,
}
