using FluentValidation;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;

namespace Hybrid.Reviewing;

/// <summary>"File item 12": as its best candidate, as another of its candidates, or as a title that the catalogue knows.</summary>
public sealed record Approval
{
    public required long ItemId { get; init; }

    /// <summary>A number from the item's own list, from 1. Without it and without a TMDb id: the first.</summary>
    public int? Candidate { get; init; }

    /// <summary>A title that is not in the list. The catalogue is asked whether it exists.</summary>
    public int? TmdbId { get; init; }

    /// <summary>Goes with <see cref="TmdbId"/>; by default the kind of the item's best candidate.</summary>
    public TitleKind? Kind { get; init; }

    /// <summary>What is to become of a copy that the library has already; without a word, the desk asks.</summary>
    public Duplicates Duplicates { get; init; }

    /// <summary>What the episodes' numbers without a season count from; without a word as a rule says.</summary>
    public Numbering Numbering { get; init; }

    /// <summary>The version of the item that was looked at. A decision that was made already is only changed by one who has seen it.</summary>
    public int? ExpectedVersion { get; init; }

    public required Actor By { get; init; }
}

/// <summary>"Item 12 does not go into the library." Nothing is deleted.</summary>
public sealed record Rejection
{
    public required long ItemId { get; init; }

    /// <summary>Goes into the history.</summary>
    public string? Reason { get; init; }

    /// <summary>See <see cref="Approval.ExpectedVersion"/>.</summary>
    public int? ExpectedVersion { get; init; }

    public required Actor By { get; init; }
}

internal sealed class ApprovalRules : AbstractValidator<Approval>
{
    public static ApprovalRules Instance { get; } = new();

    private ApprovalRules()
    {
        RuleFor(a => a.ItemId).GreaterThan(0).WithMessage(a => $"id must be at least 1, not {a.ItemId}.");
        RuleFor(a => a.Candidate)
            .GreaterThan(0)
            .WithMessage(a => $"candidate must be at least 1, not {a.Candidate}: the list counts from 1.");
        RuleFor(a => a.TmdbId).GreaterThan(0).WithMessage(a => $"tmdb_id must be at least 1, not {a.TmdbId}.");
        RuleFor(a => a.Candidate)
            .Null()
            .When(a => a.TmdbId is not null)
            .WithMessage("candidate and tmdb_id exclude each other: give one of them, or neither for the first candidate.");
        RuleFor(a => a.Kind).Null().When(a => a.TmdbId is null).WithMessage("kind says what a tmdb_id is: it needs one.");
        RuleFor(a => a.ExpectedVersion)
            .GreaterThanOrEqualTo(0)
            .WithMessage(a => $"expected_version must be at least 0, not {a.ExpectedVersion}.");
    }
}

internal sealed class RejectionRules : AbstractValidator<Rejection>
{
    public static RejectionRules Instance { get; } = new();

    private RejectionRules()
    {
        RuleFor(r => r.ItemId).GreaterThan(0).WithMessage(r => $"id must be at least 1, not {r.ItemId}.");
        RuleFor(r => r.Reason).MaximumLength(500).WithMessage(r => $"reason may have 500 characters, not {r.Reason?.Length}.");
        RuleFor(r => r.ExpectedVersion)
            .GreaterThanOrEqualTo(0)
            .WithMessage(r => $"expected_version must be at least 0, not {r.ExpectedVersion}.");
    }
}
