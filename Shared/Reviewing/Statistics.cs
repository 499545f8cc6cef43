using System.ComponentModel;
using Hybrid.Learning;
using Hybrid.Ledger;

namespace Hybrid.Reviewing;

/// <summary>The ledger in numbers.</summary>
public sealed record Statistics
{
    [Description("Decisions and placements before this were not counted; absent = all were.")]
    public DateTimeOffset? Since { get; init; }

    [Description("Items of all time.")]
    public required int Items { get; init; }

    [Description("How many items stand in each state now.")]
    public required IReadOnlyList<StateCount> ByState { get; init; }

    public required int PlacedFiles { get; init; }

    public required long PlacedBytes { get; init; }

    public required IReadOnlyList<MethodCount> ByMethod { get; init; }

    [Description("Approvals by the daemon, by its own rules.")]
    public required int ApprovedAutomatically { get; init; }

    [Description("Approvals by a person or model.")]
    public required int ApprovedByReview { get; init; }

    public required int Rejected { get; init; }

    public required IReadOnlyList<ActorCount> ByActor { get; init; }

    [Description("Seconds from 'awaiting review' to a person's decision, on average over the last 1,000 decisions.")]
    public double? AverageWaitSeconds { get; init; }

    [Description("How right the matcher was here, as people's decisions tell, over the last 5,000 items of each sort.")]
    public required Precision Precision { get; init; }
}

public sealed record StateCount(ItemState State, int Items);

public sealed record MethodCount(PlacementMethod Method, int Files, long Bytes);

public sealed record ActorCount(Actor Actor, int Approved, int Rejected);
