using Hybrid.Learning;
using Hybrid.Matching;
using Hybrid.Neighbors;
using Hybrid.Releases;

namespace Hybrid.Daemon.Identifying;

/// <summary>The result of identifying: an assessment, or a fault of the catalog, which never counts as "no match".</summary>
public abstract record Identification;

/// <param name="Assessment">The candidates and the verdict.</param>
/// <param name="Reading">The release that the verdict rests on.</param>
public sealed record Identified(Assessment Assessment, Release Reading) : Identification
{
    /// <summary>The claims of the names and of the .nfo files that were used.</summary>
    public required Clues Clues { get; init; }

    /// <summary>Every title that was weighed, with its details from the catalog.</summary>
    public IReadOnlyList<CandidateDetails> Field { get; init; } = [];

    /// <summary>The other inputs of the verdict.</summary>
    public DecisionFrame? Frame { get; init; }

    /// <summary>Of a download that no catalog of movies needs to be asked about.</summary>
    public static Identified Unasked(Clues clues) => new(new Assessment { Verdict = VerdictKind.Ignore }, clues.Release) { Clues = clues };

    /// <summary>Completes the input that was known before the search with what the catalog answered.</summary>
    public IdentifyInput Complete(IdentifyInput input) =>
        input with
        {
            Field = Field,
            Ids = ClaimedIds.Of(Clues),
            HasKey = Frame?.HasKey ?? false,
            IsStale = Frame?.IsStale ?? false,
        };
}

/// <summary>The catalog gave no answer. The item is tried again later; a refused key waits for other settings.</summary>
public sealed record CatalogFailed(Fault Fault) : Identification;
