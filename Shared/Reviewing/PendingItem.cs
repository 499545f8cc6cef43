using System.ComponentModel;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Texts;

namespace Hybrid.Reviewing;

/// <summary>An item of the queue, short: enough to decide the clear ones.</summary>
public sealed record PendingItem
{
    public required long Id { get; init; }

    [Description("Pass it as expected_version with a decision.")]
    public required int Version { get; init; }

    public required ItemState State { get; init; }

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

    [Description("What it was approved as.")]
    public ChosenTitle? Chosen { get; init; }

    [Description("Item that these files were split off.")]
    public long? SplitFrom { get; init; }

    [Description("The last fault of the current step.")]
    public string? Fault { get; init; }

    [Description("Present if only a part of it is filed.")]
    public PartlyFiled? PartlyFiled { get; init; }

    public required int Files { get; init; }

    public required long Bytes { get; init; }

    [Description("Its last change.")]
    public required DateTimeOffset WaitingSince { get; init; }

    public required long WaitingSeconds { get; init; }

    internal static PendingItem Of(ItemRow row, DateTimeOffset now)
    {
        IngestItem item = row.Item;
        return new PendingItem
        {
            Id = item.Id,
            Version = item.Version,
            State = item.State,
            Name = Untrusted.Clean(item.Name),
            Confidence = Math.Round(item.Assessment?.Confidence ?? 0, 3),
            Best = CandidateBrief.Of(item.Assessment, 1),
            RunnerUp = CandidateBrief.Of(item.Assessment, 2),
            Candidates = item.Assessment?.Candidates.Count ?? 0,
            Concerns = [.. (item.Assessment?.Reasons ?? []).Select(r => r.Concern).Distinct()],
            Chosen = ChosenTitle.Of(item),
            SplitFrom = item.SplitFrom,
            Fault = Untrusted.Clean(item.Fault, 500),
            PartlyFiled = PartlyFiled.For(row),
            Files = row.Files,
            Bytes = row.Bytes,
            WaitingSince = item.ChangedAt,
            WaitingSeconds = Math.Max(0, (long)(now - item.ChangedAt).TotalSeconds),
        };
    }
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

    [Description("False: approve it only by its number.")]
    public required bool IsLikely { get; init; }

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
            IsLikely = Likely.IsLikely(candidate),
        };
}
