using Hybrid.Matching;
using Hybrid.Neighbours;
using Hybrid.Releases;

namespace Hybrid.Daemon.Identifying;

/// <summary>What came of identifying: an assessment, or a fault of the catalogue, which is never taken for "no match".</summary>
public abstract record Identification;

/// <param name="Assessment">The candidates and the verdict.</param>
/// <param name="Reading">The name that was believed.</param>
public sealed record Identified(Assessment Assessment, Release Reading) : Identification
{
    /// <summary>What was believed of the names and of the files beside them.</summary>
    public required Clues Clues { get; init; }

    /// <summary>Every title that was weighed, with what the catalogue told of it.</summary>
    public IReadOnlyList<Contender> Field { get; init; } = [];

    /// <summary>What else the verdict rests on.</summary>
    public DecisionFrame? Frame { get; init; }
}

/// <summary>The catalogue gave no answer: the item is tried again later; a refused key waits for the settings.</summary>
public sealed record CatalogueFailed(Fault Fault) : Identification;
