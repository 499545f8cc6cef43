using System.ComponentModel;
using System.Text.Json.Serialization;
using Hybrid.Ledger;
using Hybrid.Texts;

namespace Hybrid.Reviewing;

/// <summary>The state of the daemon and of the services it uses, and how much there is to do.</summary>
public sealed record WatcherStatus
{
    public required DaemonLiveness Daemon { get; init; }

    [Description("Result of the last contact with TMDb, Transmission, the media servers and the ingest folder.")]
    public required IReadOnlyList<NeighborLine> Neighbors { get; init; }

    [Description("Items that wait for a decision.")]
    public required int AwaitingReview { get; init; }

    [Description("Items that the daemon works on.")]
    public required int InWork { get; init; }

    [Description("Items whose current step has failed and is tried again.")]
    public required int Failing { get; init; }

    public required IReadOnlyList<StateCount> ByState { get; init; }

    [Description("Libraries into which no file could be hard-linked so far: their files use disk space twice, unless cloned.")]
    public IReadOnlyList<UnlinkedLibrary> Unlinked { get; init; } = [];

    [Description("What is known of each library folder.")]
    public IReadOnlyList<LibraryLine> Libraries { get; init; } = [];

    [Description("Items in the library that a media server shows as another title, or not at all. The first 20.")]
    public IReadOnlyList<ServerProblem> ServerProblems { get; init; } = [];

    [Description("Entries of the ingest folder and torrents that are not taken in, and why. The first 20.")]
    public Page<SetAsideEntry>? SetAside { get; init; }

    [Description("Jobs of the daemon whose last run ended with an unexpected error. What such a job does is not done.")]
    public IReadOnlyList<JobLine> FailingJobs { get; init; } = [];

    [Description("Bytes of replaced files in the recycle folders. Only from the command line.")]
    public long? RecycledBytes { get; init; }

    [Description("Why no log files are written. Only from the command line.")]
    public string? LogTrouble { get; init; }

    /// <summary>Where no ledger can be read.</summary>
    public static WatcherStatus Nothing(DaemonLiveness daemon) =>
        new()
        {
            Daemon = daemon,
            Neighbors = [],
            AwaitingReview = 0,
            InWork = 0,
            Failing = 0,
            ByState = [],
        };
}

/// <param name="Folder">Of the library.</param>
/// <param name="Files">Placed in it so far.</param>
/// <param name="Bytes">What their copies take.</param>
/// <param name="Why">Why the last one was not linked.</param>
public sealed record UnlinkedLibrary(string Folder, int Files, long Bytes, string Why)
{
    public string Sentence =>
        $"None of the {Files} file(s) in {Folder} could be hard-linked. Their copies use {Bytes} bytes in addition to the downloads. {Why} Hard links use no extra space; they need downloads and library on one file system.";
}

/// <param name="Name">As docs/architecture.md names it.</param>
/// <param name="Fault">The error's short form. May quote untrusted text.</param>
/// <param name="Times">How often it failed in a row.</param>
public sealed record JobLine(string Name, string Fault, DateTimeOffset Since, DateTimeOffset FaultAt, long Times)
{
    public static JobLine Of(JobStatus job) =>
        new(Untrusted.Clean(job.Name), Untrusted.Clean(job.Fault, 500), job.Since, job.FaultAt, job.Times);

    [JsonIgnore]
    public string Sentence =>
        $"Job {Name} fails since {Format.Utc(Since)} ({Times} time(s) in a row): {Fault} What it does is not done. Details: plex-mcp-daemon logs --level error";
}

public sealed record NeighborLine
{
    public required string Name { get; init; }

    public required bool Ok { get; init; }

    public DateTimeOffset? LastOkAt { get; init; }

    public string? Fault { get; init; }

    public DateTimeOffset? FaultAt { get; init; }

    [Description("Something to look at although the contact is good. May quote untrusted text.")]
    public string? Notice { get; init; }

    public DateTimeOffset? NextAt { get; init; }

    internal static NeighborLine Of(NeighborStatus status) =>
        new()
        {
            Name = Untrusted.Clean(status.Name),
            Ok = status.Fault is null,
            LastOkAt = status.LastOkAt,
            Fault = Untrusted.Clean(status.Fault, 500),
            FaultAt = status.FaultAt,
            Notice = Untrusted.Clean(status.Notice, 500),
            NextAt = status.NextAt,
        };
}
