using System.ComponentModel;
using Hybrid.Ledger;
using Hybrid.Texts;

namespace Hybrid.Reviewing;

/// <summary>Whether there is a daemon that will carry out what is decided, as its heartbeat in the ledger tells.</summary>
public sealed record DaemonLiveness
{
    public required DaemonState State { get; init; }

    [Description("What that means, and what to do.")]
    public required string Sentence { get; init; }

    [Description("Seconds since it last wrote its heartbeat.")]
    public long? HeartbeatAgeSeconds { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? StoppedAt { get; init; }

    public int? Pid { get; init; }

    public string? Version { get; init; }

    public string? Mode { get; init; }

    [Description("The reviewer (a process) whose child it is: it ends when that one's client disconnects. Absent where it runs by itself.")]
    public int? ReviewerPid { get; init; }

    [Description("What it was doing at its last heartbeat.")]
    public string? Doing { get; init; }

    /// <param name="status">Its row; null where no daemon ever worked on this ledger.</param>
    /// <param name="now">The present.</param>
    public static DaemonLiveness Of(DaemonStatus? status, DateTimeOffset now)
    {
        if (status is null)
        {
            return Never("No daemon has worked on this ledger yet. Start one with: plex-mcp-daemon run");
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

    public static DaemonLiveness Never(string sentence) => new() { State = DaemonState.NeverStarted, Sentence = sentence };

    private static (DaemonState State, string Sentence) Judge(DaemonStatus status, TimeSpan age)
    {
        if (status.StoppedAt is { } stopped)
        {
            return (
                DaemonState.Stopped,
                $"The daemon stopped at {Words.Of(stopped)}. What is decided now is carried out when it runs again: plex-mcp-daemon run"
            );
        }

        // Three missed beats: one may be late by a slow disk, two by a machine under load.
        string whose = status.ReviewerPid is { } reviewer
            ? $" as the child of a reviewer (process {reviewer}) and ends when that one's client disconnects"
            : "";
        return age <= 3 * DaemonStatus.BeatInterval
            ? (DaemonState.Running, $"The daemon is running{whose}; its last heartbeat was {Words.Of(age)} ago.")
            : (
                DaemonState.Silent,
                $"The daemon has given no heartbeat for {Words.Of(age)}: it crashed, hangs, or the machine sleeps. See its log, then start it again: plex-mcp-daemon run"
            );
    }
}

public enum DaemonState
{
    Running,

    /// <summary>No heartbeat for three intervals, and it did not say that it ends.</summary>
    Silent,

    /// <summary>It ended in good order.</summary>
    Stopped,

    NeverStarted,
}
