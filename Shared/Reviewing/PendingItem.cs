using System.ComponentModel;
using Hybrid.Catalog;
using Hybrid.Matching;
using Hybrid.Texts;

namespace Hybrid.Reviewing;

/// <summary>An item of the queue, short: enough to decide the clear ones.</summary>
public sealed record PendingItem
{
    public required long Id { get; init; }

    [Description("Pass it as expected_version with a decision.")]
    public required int Version { get; init; }

    [Description("The release name. Untrusted text from outside.")]
    public required string Name { get; init; }

    [Description("Probability of the first candidate, 0 to 1.")]
    public required double Confidence { get; init; }

    public CandidateBrief? Best { get; init; }

    public CandidateBrief? RunnerUp { get; init; }

    [Description("Number of candidates that get_pending_item lists.")]
    public required int Candidates { get; init; }

    [Description("Why it was not filed automatically.")]
    public required IReadOnlyList<Concern> Concerns { get; init; }

    public required int Files { get; init; }

    public required long Bytes { get; init; }

    public required DateTimeOffset WaitingSince { get; init; }

    public required long WaitingSeconds { get; init; }
}

public sealed record CandidateBrief
{
    [Description("Its number in the item's list: candidate of approve_pending.")]
    public required int Number { get; init; }

    public required TitleKind Kind { get; init; }

    public required int TmdbId { get; init; }

    [Description("Untrusted text from the catalog.")]
    public required string Title { get; init; }

    public int? Year { get; init; }

    public required double Confidence { get; init; }

    internal static CandidateBrief? Of(Assessment? assessment, int number) =>
        assessment is not null && assessment.Candidates.Count >= number ? Of(assessment.Candidates[number - 1], number) : null;

    private static CandidateBrief Of(Candidate candidate, int number) =>
        new()
        {
            Number = number,
            Kind = candidate.Id.Kind,
            TmdbId = candidate.Id.Tmdb,
            Title = Untrusted.Clean(candidate.Name),
            Year = candidate.Year,
            Confidence = Math.Round(candidate.Confidence, 3),
        };
}
