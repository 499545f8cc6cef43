using System.ComponentModel;
using Hybrid.Learning;
using Hybrid.Ledger;

namespace Hybrid.Reviewing;

/// <summary>The ledger in numbers.</summary>
public sealed record Statistics
{
    [Description("Decisions and placements from this time on are counted. Absent: all.")]
    public DateTimeOffset? Since { get; init; }

    [Description("All items ever.")]
    public required int Items { get; init; }

    [Description("Number of items in each state now.")]
    public required IReadOnlyList<StateCount> ByState { get; init; }

    public required int PlacedFiles { get; init; }

    public required long PlacedBytes { get; init; }

    public required IReadOnlyList<MethodCount> ByMethod { get; init; }

    [Description("Approvals by the daemon.")]
    public required int ApprovedAutomatically { get; init; }

    [Description("Approvals by a person or model.")]
    public required int ApprovedByReview { get; init; }

    public required int Rejected { get; init; }

    public required IReadOnlyList<ActorCount> ByActor { get; init; }

    [Description("Average seconds from awaiting_review to a person's decision, over the last 1,000 decisions.")]
    public double? AverageWaitSeconds { get; init; }

    [Description("Half of these waited no longer.")]
    public double? MedianWaitSeconds { get; init; }

    [Description("Nine of ten of these waited no longer.")]
    public double? LongWaitSeconds { get; init; }

    [Description("How often the matcher was right, measured by people's decisions, over the last 5,000 items of each kind.")]
    public required Precision Precision { get; init; }

    /// <summary>Where no ledger can be read.</summary>
    public static Statistics Nothing(double threshold) =>
        new()
        {
            Items = 0,
            ByState = [],
            PlacedFiles = 0,
            PlacedBytes = 0,
            ByMethod = [],
            ApprovedAutomatically = 0,
            ApprovedByReview = 0,
            Rejected = 0,
            ByActor = [],
            Precision = Precision.Of(threshold, [], []),
        };
}

public sealed record StateCount(ItemState State, int Items);

public sealed record MethodCount(PlacementMethod Method, int Files, long Bytes);

public sealed record ActorCount(Actor Actor, int Approved, int Rejected);
