using System.ComponentModel;
using Hybrid.Ledger;
using Hybrid.Texts;

namespace Hybrid.Reviewing;

/// <summary>How the daemon and its neighbours are, and how much there is to do.</summary>
public sealed record WatcherStatus
{
    public required DaemonLiveness Daemon { get; init; }

    [Description("How the last contact with TMDb, Transmission, Plex and the ingest folder went.")]
    public required IReadOnlyList<NeighbourLine> Neighbours { get; init; }

    [Description("Items that wait for a decision.")]
    public required int AwaitingReview { get; init; }

    [Description("Items that the daemon has yet to carry on with.")]
    public required int InWork { get; init; }

    [Description("Items whose present step has failed and will be tried again.")]
    public required int Failing { get; init; }

    public required IReadOnlyList<StateCount> ByState { get; init; }

    [Description("Libraries into which no file could be hard-linked so far: each takes its room twice, unless it was cloned.")]
    public IReadOnlyList<UnlinkedLibrary> Unlinked { get; init; } = [];

    [Description("Bytes that replaced files take in the recycle folders; told by the command line only.")]
    public long? RecycledBytes { get; init; }

    /// <summary>Where there is no ledger yet.</summary>
    public static WatcherStatus Nothing(string sentence) =>
        new()
        {
            Daemon = DaemonLiveness.Never(sentence),
            Neighbours = [],
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
        $"None of the {Files} file(s) in {Folder} could be linked; their copies take {Bytes} bytes beside the downloads. {Why} Where downloads and library share one file system, links take none.";
}

public sealed record NeighbourLine
{
    public required string Name { get; init; }

    public required bool Ok { get; init; }

    public DateTimeOffset? LastOkAt { get; init; }

    public string? Fault { get; init; }

    public DateTimeOffset? FaultAt { get; init; }

    [Description("What needs somebody's eye although the contact is good. May quote untrusted text.")]
    public string? Notice { get; init; }

    public DateTimeOffset? NextAt { get; init; }

    internal static NeighbourLine Of(NeighbourStatus status) =>
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
